import type { Run } from '@parley/orchestrator/api';
import type { AuditPage } from '@parley/platform/audit/list';
import { freePortBase } from '@parley/platform/testing/ports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser, type SmallBrowser, signInAs } from '../support/browser.ts';
import { type Constellation, post, startConstellation } from '../support/constellation.ts';
import { API_AUDIENCE, BATCH_CLIENT, type Issuer, PAGE_CLIENT, startIssuer } from '../support/issuer.ts';

const AUDITOR = 'the-key-of-the-auditor';
const PEOPLE = {
  alice: ['employees:read', 'kb:read', 'data:read'],
  bob: ['kb:read'],
};

let issuer: Issuer;
let parley: Constellation;
const audit = async (query: Record<string, string>): Promise<AuditPage> => {
  const path = `/audit?${new URLSearchParams({ limit: '500', ...query })}`;
  const response = await parley.request(path, { headers: { authorization: `Bearer ${AUDITOR}` } });
  return (await response.json()) as AuditPage;
};
const subjectOf = (name: string) => `${issuer.issuer}#${name}`;

beforeAll(async () => {
  const base = await freePortBase();
  issuer = await startIssuer({ redirectUri: `http://127.0.0.1:${base}/auth/callback`, people: PEOPLE });
  parley = await startConstellation({
    PORT_BASE: String(base),
    PARLEY_OIDC_ISSUER: issuer.issuer,
    PARLEY_OIDC_AUDIENCE: API_AUDIENCE,
    PARLEY_OIDC_CLIENT_ID: PAGE_CLIENT.id,
    PARLEY_OIDC_CLIENT_SECRET: PAGE_CLIENT.secret,
    PARLEY_OIDC_SCOPES: `openid profile ${PEOPLE.alice.join(' ')}`,
    PARLEY_API_KEYS: JSON.stringify([{ key: AUDITOR, subject: 'auditor', scopes: ['audit:read'] }]),
  });
});
afterAll(async () => {
  await parley?.close();
  await issuer?.close();
});

const at = (path: string) => `${parley.url}${path}`;
const signedIn = async (person: string): Promise<SmallBrowser> => {
  const browser = createBrowser();
  await signInAs(browser, person, at('/auth/login?return_to=/agents'));
  return browser;
};
const me = async (browser: SmallBrowser) => (await browser.get(at('/auth/me'))).json();

describe('people sign in at the issuer with code and PKCE (R9.1)', () => {
  it('says where to sign in while nobody is', async () => {
    expect(await me(createBrowser())).toMatchObject({ signedIn: false, signIn: '/auth/login' });
    expect((await parley.request('/runs')).status).toBe(401);
  });

  it('knows the person afterwards, by a cookie that scripts cannot read', async () => {
    const browser = createBrowser();
    expect(await signInAs(browser, 'alice', at('/auth/login?return_to=/agents'))).toBe(at('/agents'));
    expect(await me(browser)).toMatchObject({
      signedIn: true,
      subject: subjectOf('alice'),
      name: 'alice',
      scopes: expect.arrayContaining(PEOPLE.alice),
    });
    expect((await browser.get(at('/runs'))).status).toBe(200);
  });

  it('gives a person no scope that the issuer did not', async () => {
    expect(((await me(await signedIn('bob'))) as { scopes: string[] }).scopes).toEqual(['kb:read']);
  });

  it('lets no other site use the cookie', async () => {
    const browser = await signedIn('alice');
    const ask = (headers: Record<string, string>) =>
      browser.send(at('/solve'), post({ query: 'hi' }, { prefer: 'respond-async', ...headers }));
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await ask(headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(403);
    }
    expect((await ask({ origin: parley.url })).status).toBe(202);
    expect((await browser.send(at('/auth/logout'), { method: 'POST' })).status).toBe(403);
  });

  it('ends a session for good when the person signs out', async () => {
    const browser = await signedIn('alice');
    const before = browser.cookies(at('/'));
    const out = await browser.send(at('/auth/logout'), { method: 'POST', headers: { origin: parley.url } });
    expect(out.status).toBe(200);
    expect(await me(browser)).toMatchObject({ signedIn: false });
    const replayed = await parley.request('/runs', { headers: { cookie: before } });
    expect(replayed.status).toBe(401);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['without the browser that began', {}, false],
    ['with another state', { state: 'x' }, true],
    ['of another issuer', { iss: 'https://evil.example' }, true],
    ['without an issuer', { iss: '' }, true],
    ['with a made-up code', { code: 'nope' }, true],
  ])('takes no answer %s', async (_what, over, sameBrowser) => {
    const browser = createBrowser();
    const login = await browser.get(at('/auth/login'));
    const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const callback = new URL(at('/auth/callback'));
    for (const [name, value] of Object.entries({ state, iss: issuer.issuer, code: 'a-code', ...over })) {
      if (value !== '') callback.searchParams.set(name, value);
    }
    const visitor = sameBrowser ? browser : createBrowser();
    const response = await visitor.get(callback.href);
    expect(response.headers.get('location')).toBe('/?sign-in=failed');
    expect(response.headers.getSetCookie().join()).not.toContain('parley-session');
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/%2f%2fevil',
    'javascript:alert(1)',
  ])('never sends the browser to %s', async (target) => {
    const browser = createBrowser();
    const end = await signInAs(browser, 'bob', at(`/auth/login?return_to=${encodeURIComponent(target)}`));
    expect(end).toBe(at('/'));
  });
});

describe('services call with client credentials (R9.1)', () => {
  it('answers a question, as the service and never as a user of its name', async () => {
    const token = await issuer.clientToken('kb:read');
    const response = await parley.request(
      '/solve',
      post({ query: 'What does the parental leave policy say?' }, { authorization: `Bearer ${token}` }),
    );
    expect(response.status).toBe(200);
    const run = (await response.json()) as Run;
    expect(run.status).toBe('completed');
    const { entries } = await audit({
      subject: `${issuer.issuer}#client:${BATCH_CLIENT.id}`,
      service: 'mcp:knowledge',
    });
    expect(entries.length).toBeGreaterThan(0);
  });

  it('takes no token of the issuer for another resource', async () => {
    const token = await issuer.clientToken('kb:read', 'https://other.test/api');
    const response = await parley.request('/runs', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('fetches the keys of the issuer once, whatever tokens come', async () => {
    const fetched = issuer.keyFetches();
    const far = {
      iss: issuer.issuer,
      aud: API_AUDIENCE,
      sub: 'x',
      exp: Date.now() / 1000 + 60,
      scope: 'kb:read',
    };
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, n) => issuer.sign(far, { kid: `unknown-${n}` })),
    );
    const answers = await Promise.all(
      tokens.map((token) => parley.request('/runs', { headers: { authorization: `Bearer ${token}` } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(issuer.keyFetches() - fetched).toBeLessThanOrEqual(1);
  });
});

describe('the tool knows the person, through all hops (R9.2, R9.3)', () => {
  it('answers two people at the same time, each with their own rights', async () => {
    const ask = async (person: string) => {
      const browser = await signedIn(person);
      const question = {
        query: 'How many employees are there, and how many days of annual leave do they have?',
      };
      const response = await browser.send(at('/solve'), post(question, { origin: parley.url }));
      return (await response.json()) as Run;
    };
    await Promise.all([ask('alice'), ask('bob')]);

    for (const person of ['alice', 'bob']) {
      const { entries } = await audit({ subject: subjectOf(person) });
      const calls = entries.filter((entry) => entry.kind === 'tool' && entry.service.startsWith('mcp:'));
      expect(calls.length, person).toBeGreaterThan(0);
      for (const call of calls) {
        expect(call.actors.at(-1)).toBe('orchestrator');
        expect(call.actors.at(-2)).toBe('coordinator');
        expect(call.actors).toHaveLength(3);
      }
      const asked = entries.find((entry) => entry.target === 'POST /solve');
      expect(asked).toMatchObject({ outcome: 'ok', actors: [], arguments: { query: expect.any(String) } });
    }
    const ofBob = (await audit({ subject: subjectOf('bob'), service: 'mcp:enterprise-data' })).entries;
    expect(ofBob.filter((entry) => entry.kind === 'tool' && entry.outcome === 'ok')).toEqual([]);
    const ofAlice = (await audit({ subject: subjectOf('alice'), service: 'mcp:enterprise-data' })).entries;
    expect(ofAlice.filter((entry) => entry.kind === 'tool' && entry.outcome === 'ok').length).toBeGreaterThan(
      0,
    );
  });

  it('shows the audit to those with its scope alone', async () => {
    const browser = await signedIn('alice');
    const response = await browser.get(at('/audit'));
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toMatch(/insufficient_scope.*scope="audit:read"/);
    const text = JSON.stringify(await audit({}));
    expect(text).toContain('sign-in');
    expect(text).not.toMatch(/eyJ[\w-]{20,}/);
  });
});
