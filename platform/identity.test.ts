import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasScope, narrowScopes, requireScopes } from './identity/principal.ts';
import { createIdentity, type Identity } from './identity.ts';
import { testConfig } from './testing/config.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';

const KEY = 'a-key-of-enough-length';
let store: TestDatabase;
let local: Identity;
let keyed: Identity;

beforeAll(async () => {
  store = await testDatabase();
  local = await createIdentity({ config: testConfig(), database: store.database });
  const keys = JSON.stringify([{ key: KEY, subject: 'ana', scopes: ['kb:read', 'data:read'] }]);
  keyed = await createIdentity({ config: testConfig({ PARLEY_API_KEYS: keys }), database: store.database });
});
afterAll(() => store.drop());

const bearer = (token: string): Headers => new Headers({ authorization: `Bearer ${token}` });

describe('identity (R9.1)', () => {
  it('is the local user with every scope when nothing is configured', async () => {
    const principal = await local.authenticate(new Headers(), 'orchestrator');
    expect(principal).toEqual({ subject: 'local', scopes: ['*'], actors: [] });
    await expect(local.authenticate(bearer('some-key'), 'orchestrator')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is the owner of an API key, in either header', async () => {
    const ana = { subject: 'ana', scopes: ['kb:read', 'data:read'], actors: [] };
    expect(await keyed.authenticate(bearer(KEY), 'orchestrator')).toEqual(ana);
    expect(await keyed.authenticate(new Headers({ 'x-api-key': KEY }), 'orchestrator')).toEqual(ana);
  });

  it.each([
    new Headers(),
    bearer('wrong'),
    bearer(`${KEY}x`),
    new Headers({ authorization: `Basic ${KEY}` }),
  ])('refuses a caller without a known key', async (headers) => {
    await expect(keyed.authenticate(headers, 'orchestrator')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('delegation (R9.2)', () => {
  it('carries the end user, narrower scopes and the chain of actors', async () => {
    const ana = await keyed.authenticate(bearer(KEY), 'orchestrator');
    const first = await keyed.delegate(ana, { audience: 'agent:coordinator', actor: 'orchestrator' });
    const atCoordinator = await keyed.authenticate(bearer(first), 'agent:coordinator');
    const second = await keyed.delegate(atCoordinator, {
      audience: 'mcp:knowledge',
      actor: 'coordinator',
      scopes: ['kb:read', 'salary:read'],
    });
    expect(await keyed.authenticate(bearer(second), 'mcp:knowledge')).toEqual({
      subject: 'ana',
      scopes: ['kb:read'],
      actors: ['coordinator', 'orchestrator'],
    });
  });

  it('is valid for its audience only, and not when it was changed', async () => {
    const ana = await keyed.authenticate(bearer(KEY), 'orchestrator');
    const token = await keyed.delegate(ana, { audience: 'mcp:knowledge', actor: 'x' });
    const [header, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, scope: '*' })).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const bad of [`${header}.${forged}.${signature}`, `${none}.${payload}.`, token.slice(0, -4)]) {
      await expect(keyed.authenticate(bearer(bad), 'mcp:knowledge')).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    }
    await expect(keyed.authenticate(bearer(token), 'mcp:reports')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is understood by the other processes of the installation', async () => {
    const other = await createIdentity({ config: testConfig(), database: store.database });
    const token = await local.delegate(
      { subject: 'local', scopes: ['*'], actors: [] },
      { audience: 'a', actor: 'x', scopes: ['kb:read'] },
    );
    expect(await other.authenticate(bearer(token), 'a')).toMatchObject({ scopes: ['kb:read'] });
  });
});

describe('scopes', () => {
  it('can only be lost along a chain', () => {
    expect(narrowScopes(['*'], ['a'])).toEqual(['a']);
    expect(narrowScopes(['a'], ['*'])).toEqual(['a']);
    expect(narrowScopes(['a', 'b'], ['b', 'c'])).toEqual(['b']);
  });

  it('are compared whole, and all that are missing are named', () => {
    const principal = { subject: 'x', scopes: ['hr:readall'], actors: [] };
    expect(hasScope(principal, 'hr:read')).toBe(false);
    expect(() => requireScopes(principal, ['hr:read', 'kb:read'])).toThrow(/hr:read and kb:read/);
  });
});

describe('who must be known', () => {
  it('is everybody as soon as an issuer is named, also without keys (R9.1)', async () => {
    const config = testConfig({ PARLEY_OIDC_ISSUER: 'http://127.0.0.1:1' });
    const identity = await createIdentity({ config, database: store.database });
    expect(identity.required).toBe(true);
    await expect(identity.authenticate(new Headers(), 'orchestrator')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('gives the same token for the same hop, and another where anything differs (R9.2)', async () => {
    const ana = { subject: 'ana', scopes: ['a', 'b'], actors: [] };
    const to = { audience: 'mcp:x', actor: 'clerk', scopes: ['a', 'b'] };
    const first = await keyed.delegate(ana, to);
    expect(await keyed.delegate({ ...ana, scopes: ['b', 'a'] }, to)).toBe(first);
    const others = await Promise.all([
      keyed.delegate({ ...ana, subject: 'ben' }, to),
      keyed.delegate({ ...ana, scopes: ['a'] }, to),
      keyed.delegate({ ...ana, actors: ['chief'] }, to),
      keyed.delegate(ana, { ...to, audience: 'mcp:y' }),
      keyed.delegate(ana, { ...to, actor: 'cook' }),
    ]);
    expect(new Set([first, ...others]).size).toBe(6);
  });

  it('is in the audit when refused, a few times a second at most (R9.3)', async () => {
    const entries: unknown[] = [];
    const audit = { record: (entry: unknown) => void entries.push(entry) };
    const identity = await createIdentity({
      config: testConfig({ PARLEY_API_KEYS: JSON.stringify([{ key: KEY, subject: 'ana', scopes: [] }]) }),
      database: store.database,
      audit,
    });
    const tries = Array.from({ length: 500 }, () => identity.authenticate(bearer('a-wrong-key'), 'mcp:x'));
    await Promise.allSettled(tries);
    expect(entries[0]).toMatchObject({
      service: 'mcp:x',
      kind: 'credential',
      outcome: 'denied',
      code: 'unauthenticated',
    });
    expect(entries.length).toBeLessThan(100);
    expect(JSON.stringify(entries)).not.toContain('a-wrong-key');
  });
});
