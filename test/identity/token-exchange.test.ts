import {
  Client,
  ClientCredentialsProvider,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { AuditPage } from '@parley/platform/audit/list';
import { type Database, openDatabase } from '@parley/platform/database';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, post, startConstellation } from '../support/constellation.ts';

const KEYS = {
  ana: { key: 'the-key-of-ana-01', scopes: ['kb:read', 'data:read'] },
  chief: { key: 'the-key-of-chief-1', scopes: ['*'] },
  'agent:researcher': { key: 'the-key-of-the-researcher', scopes: ['kb:read', 'files:read'] },
  'mcp:knowledge': { key: 'the-key-of-knowledge', scopes: ['kb:read'] },
  auditor: { key: 'the-key-of-the-auditor', scopes: ['audit:read'] },
} as const;
type Owner = keyof typeof KEYS;

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

let parley: Constellation;
let database: Database;
let authority: Awaited<ReturnType<typeof createIdentity>>['authority'];
beforeAll(async () => {
  const keys = Object.entries(KEYS).map(([subject, { key, scopes }]) => ({ key, subject, scopes }));
  parley = await startConstellation({ PARLEY_API_KEYS: JSON.stringify(keys) });
  database = await openDatabase({ url: parley.config.database.url ?? '', logger: silentLogger() });
  ({ authority } = await createIdentity({ config: parley.config, database }));
});
afterAll(async () => {
  await database?.close();
  await parley?.close();
});

interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { access_token: string };
}

const basic = (owner: Owner) => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(owner)}:${KEYS[owner].key}`)}`,
});

async function token(
  form: Record<string, string> | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = new URLSearchParams(form);
  const response = await parley.request('/oauth/token', { method: 'POST', body, headers });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Reply['body'],
  };
}

const ownToken = (owner: Owner, more: Record<string, string> = {}) =>
  token({ grant_type: 'client_credentials', ...more }, basic(owner));
const exchangeForm = (subject: string, more: Record<string, string> = {}) => ({
  grant_type: EXCHANGE,
  subject_token: subject,
  subject_token_type: ACCESS_TOKEN,
  audience: 'mcp:knowledge',
  ...more,
});
const exchange = (subject: string, more: Record<string, string> = {}, by: Owner = 'agent:researcher') =>
  token(exchangeForm(subject, more), basic(by));

const mcpStatus = async (server: string, bearer: string): Promise<number> => {
  const init = post({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  const headers = {
    ...init.headers,
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${bearer}`,
  };
  return (await fetch(`${parley.config.urls.mcp(server)}/mcp`, { ...init, headers })).status;
};

describe('the authorization server of an installation (R9.2)', () => {
  it('is found by MCP clients, which get their token and call (R2.5)', async () => {
    const url = new URL(`${parley.config.urls.mcp('knowledge')}/mcp`);
    const authProvider = new ClientCredentialsProvider({
      clientId: 'ana',
      clientSecret: KEYS.ana.key,
      scope: 'kb:read',
      expectedIssuer: parley.url,
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(url, { authProvider }));
    expect((await client.listTools()).tools.map((tool) => tool.name)).toContain('search_knowledge_base');
    await client.close();
  });

  it('says in its metadata what it gives, and publishes public keys alone', async () => {
    const metadata = await (await parley.request('/.well-known/oauth-authorization-server')).json();
    expect(metadata).toMatchObject({
      issuer: parley.url,
      token_endpoint: `${parley.url}/oauth/token`,
      grant_types_supported: ['client_credentials', EXCHANGE],
    });
    const keys = await (await parley.request('/oauth/jwks')).json();
    expect(JSON.stringify(keys)).not.toContain('"d":');
    const { body } = await ownToken('ana', { audience: 'mcp:knowledge' });
    const { payload } = await jwtVerify(
      body.access_token,
      createRemoteJWKSet(new URL(`${parley.url}/oauth/jwks`)),
      {
        issuer: parley.url,
        audience: 'mcp:knowledge',
        typ: 'at+jwt',
      },
    );
    expect(payload).toMatchObject({ sub: 'ana', scope: 'kb:read data:read' });
  });

  it('gives the owner of a key a token of minutes, never more than the key may', async () => {
    const { status, body, headers } = await ownToken('ana', { scope: 'kb:read' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'kb:read',
      issued_token_type: ACCESS_TOKEN,
    });
    const runs = await parley.request('/runs', { headers: { authorization: `Bearer ${body.access_token}` } });
    expect(runs.status).toBe(200);
    expect(await ownToken('ana', { scope: 'kb:read salary:read' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['a wrong secret', { authorization: `Basic ${btoa('ana:wrong-secret-of-ana')}` }],
    ['another’s secret', { authorization: `Basic ${btoa(`ana:${KEYS.chief.key}`)}` }],
    ['nothing', {}],
    ['a bearer token', { authorization: 'Bearer abc' }],
    ['half a pair', { authorization: `Basic ${btoa('ana')}` }],
  ])('refuses a client with %s', async (_what, headers) => {
    const reply = await token({ grant_type: 'client_credentials' }, headers);
    expect(reply).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });
});

describe('token exchange (RFC 8693, R9.2)', () => {
  it('gives the actor a token for the next service, in the name of the subject', async () => {
    const subject = (await ownToken('ana')).body.access_token;
    const { status, body } = await exchange(subject);
    expect(status).toBe(200);
    expect(body).toMatchObject({ issued_token_type: ACCESS_TOKEN, token_type: 'Bearer', scope: 'kb:read' });
    expect((await authority.verify(body.access_token, 'mcp:knowledge')).principal).toEqual({
      subject: 'ana',
      scopes: ['kb:read'],
      actors: ['agent:researcher'],
    });
    expect(await mcpStatus('knowledge', body.access_token)).toBe(200);
    expect(await mcpStatus('files', body.access_token)).toBe(401);
    expect(await mcpStatus('knowledge', subject)).toBe(401);
  });

  it('keeps the whole chain, and lets a service exchange what was meant for it alone', async () => {
    const subject = (await ownToken('ana')).body.access_token;
    const first = (await exchange(subject)).body.access_token;
    const second = await exchange(first, { audience: 'mcp:memory' }, 'mcp:knowledge');
    expect((await authority.verify(second.body.access_token, 'mcp:memory')).principal.actors).toEqual([
      'mcp:knowledge',
      'agent:researcher',
    ]);
    for (const thief of ['agent:researcher', 'chief'] as const) {
      expect(await exchange(first, {}, thief)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      });
    }
  });

  it('takes an actor token instead of a client, and only one of the actor’s', async () => {
    const subject = (await ownToken('ana')).body.access_token;
    const actor = (await ownToken('agent:researcher')).body.access_token;
    const actorToken = { actor_token: actor, actor_token_type: ACCESS_TOKEN };
    const { body } = await token(exchangeForm(subject, actorToken));
    expect((await authority.verify(body.access_token, 'mcp:knowledge')).principal.actors).toEqual([
      'agent:researcher',
    ]);
    expect((await exchange(subject, actorToken, 'chief')).body).toMatchObject({ error: 'invalid_request' });
  });

  it('gives never more than the subject has, than the actor may, and than was asked for', async () => {
    const ana = (await ownToken('ana')).body.access_token;
    const chief = (await ownToken('chief')).body.access_token;
    expect((await exchange(chief)).body['scope']).toBe('kb:read files:read');
    expect((await exchange(chief, { scope: 'files:read' })).body['scope']).toBe('files:read');
    for (const scope of ['data:read', 'files:read', 'kb:read salary:read', '*', 'kb:rea']) {
      const reply = await exchange(ana, { scope });
      expect(reply, scope).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    }
  });

  it('ends with the token that it was made from', async () => {
    const principal = { subject: 'ana', scopes: ['kb:read'], actors: [] };
    const short = await authority.issue({ audience: 'orchestrator', principal, lifetimeSeconds: 60 });
    const { body } = await exchange(short);
    expect(body['expires_in']).toBeGreaterThan(0);
    expect(body['expires_in']).toBeLessThanOrEqual(60);
    const over = await authority.issue({ audience: 'orchestrator', principal, lifetimeSeconds: -10 });
    expect((await exchange(over)).body).toMatchObject({ error: 'invalid_request' });
  });

  it('knows a service by its name and by its address, and no other', async () => {
    const subject = (await ownToken('ana')).body.access_token;
    const resource = `${parley.config.urls.mcp('knowledge')}/mcp`;
    expect((await exchange(subject, { audience: '', resource })).status).toBe(200);
    const wrong: Record<string, string>[] = [
      { audience: 'mcp:nobody' },
      { audience: '', resource: 'https://evil.example/mcp' },
      { audience: '', resource: `${resource}/x` },
      { audience: 'mcp:files', resource },
    ];
    for (const more of wrong) {
      expect((await exchange(subject, more)).body, JSON.stringify(more)).toMatchObject({
        error: 'invalid_target',
      });
    }
  });

  it.each<[string, Record<string, string>, string]>([
    ['no subject', { subject_token: '' }, 'invalid_request'],
    ['a subject that is none', { subject_token: 'a.b.c' }, 'invalid_request'],
    ['an ID token', { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' }, 'invalid_request'],
    [
      'a wish for a refresh token',
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      'invalid_request',
    ],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant', { grant_type: '' }, 'invalid_request'],
    ['a scope that is none', { scope: 'a"b' }, 'invalid_scope'],
    ['two secrets', { client_id: 'ana', client_secret: KEYS.ana.key }, 'invalid_request'],
  ])('answers %s as OAuth says', async (_what, over, error) => {
    const subject = (await ownToken('ana')).body.access_token;
    const { status, body, headers } = await exchange(subject, over);
    expect({ status, error: body['error'] }).toEqual({ status: 400, error });
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('refuses JSON, and a parameter that comes twice', async () => {
    const json = await parley.request('/oauth/token', post({ grant_type: 'client_credentials' }));
    expect(await json.json()).toMatchObject({ error: 'invalid_request' });
    const twice = new URLSearchParams([
      ['grant_type', 'client_credentials'],
      ['scope', 'kb:read'],
      ['scope', 'data:read'],
    ]);
    expect((await token(twice, basic('ana'))).body).toMatchObject({ error: 'invalid_request' });
  });

  it('writes down who got which token for whom, and no token (R9.3, R9.4)', async () => {
    const headers = { authorization: `Bearer ${KEYS.auditor.key}` };
    const page = (await (
      await parley.request('/audit?target=mcp:knowledge&limit=500', { headers })
    ).json()) as AuditPage;
    expect(page.entries).toContainEqual(
      expect.objectContaining({ kind: 'token', subject: 'ana', actors: ['agent:researcher'], outcome: 'ok' }),
    );
    const all = await (await parley.request('/audit?limit=500', { headers })).text();
    expect(all).toContain('"invalid_client"');
    for (const { key } of Object.values(KEYS)) expect(all).not.toContain(key);
    expect(all).not.toMatch(/eyJ[\w-]{20,}/);
  });
});

describe('who guesses secrets', () => {
  it('is held up with 429, and nobody else is (R9)', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'chief' };
    const guess = () => token({ ...form, client_secret: 'not-the-secret-of-the-chief' });
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(401);
    const { status, headers, body } = await guess();
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body).toMatchObject({ error: 'temporarily_unavailable' });
    // The right one is not looked at either: its answer would tell.
    expect((await ownToken('chief')).status).toBe(429);
    expect((await ownToken('ana')).status).toBe(200);
  });
});
