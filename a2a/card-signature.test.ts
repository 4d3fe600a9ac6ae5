import { AgentCard, verifyAgentCardSignature } from '@a2a-js/sdk';
import { createSigningKeys, type SigningKeys } from '@parley/platform/identity/signing-keys';
import { canonicalJson } from '@parley/platform/json';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { createLocalJWKSet, flattenedVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CardSigner, createCardSigner, verifyCard } from './card-signature.ts';
import type { Json } from './protocol/wire.ts';
import { startTestAgent, type TestAgent } from './testing.ts';

let test: TestDatabase;
let agent: TestAgent;
let guarded: TestAgent;

beforeAll(async () => {
  // The SDK's verifier tells of each signature that is not the one it looks for.
  vi.spyOn(console, 'debug').mockReturnValue();
  test = await testDatabase();
  const executor = async () => ({ state: 'completed' as const });
  agent = await startTestAgent({ test, executor });
  const keys = JSON.stringify([{ key: 'some-key-0123456789', subject: 'a', scopes: ['*'] }]);
  guarded = await startTestAgent({ test, executor, name: 'guarded', env: { PARLEY_API_KEYS: keys } });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await agent?.stop();
  await guarded?.stop();
  await test?.drop();
});

interface Signature {
  protected: string;
  signature: string;
}
type Card = Json & { signatures: Signature[] };

async function get<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  return (await (await fetch(url, { headers })).json()) as T;
}

const cardOf = (url: string, version: string) =>
  get<Card>(`${url}/.well-known/agent-card.json`, version ? { 'a2a-version': version } : {});
const jwksOf = (url: string) => get<JSONWebKeySet>(`${url}/.well-known/jwks.json`);
const headerOf = (jws: Signature) =>
  JSON.parse(Buffer.from(jws.protected, 'base64url').toString()) as Record<string, string>;

/** As somebody does who has read the specification and has no code of ours. */
async function isSigned(card: Card, jwks: JSONWebKeySet): Promise<boolean> {
  const { signatures, ...rest } = card;
  const payload = Buffer.from(canonicalJson(rest)).toString('base64url');
  const results = await Promise.all(
    signatures.map((jws) =>
      flattenedVerify({ ...jws, payload }, createLocalJWKSet(jwks)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return results.includes(true);
}

async function sdkVerifies(card: Card, jwks: JSONWebKeySet): Promise<boolean> {
  const verify = verifyAgentCardSignature(async (kid) => {
    const key = jwks.keys.find((one) => one.kid === kid);
    if (!key) throw new TypeError('unknown kid');
    return key;
  });
  return verify(card as never).then(
    () => true,
    () => false,
  );
}

const everyCard = () =>
  [agent.url, guarded.url].flatMap((url) => ['1.0', ''].map((version) => [url, version] as const));

describe('signed cards (R2.3, CARD-SIGN)', () => {
  it('are signed in every form in which they are served, for readers of the specification and for the SDK', async () => {
    for (const [url, version] of everyCard()) {
      const [card, jwks] = await Promise.all([cardOf(url, version), jwksOf(url)]);
      expect(await isSigned(card, jwks)).toBe(true);
      expect(await sdkVerifies(card, jwks)).toBe(true);
      // Its client checks what it has parsed.
      const parsed = AgentCard.fromJSON(card) as unknown as Card;
      expect(await sdkVerifies(parsed, jwks)).toBe(true);
      expect(headerOf(card.signatures[0] as Signature)).toMatchObject({
        alg: 'EdDSA',
        typ: 'JOSE',
        kid: jwks.keys[0]?.kid,
        jku: `${url}/.well-known/jwks.json`,
      });
    }
  });

  it('publish public keys only', async () => {
    const { keys } = await jwksOf(agent.url);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('do not hold when anything in them was changed', async () => {
    const [card, jwks] = await Promise.all([cardOf(guarded.url, '1.0'), jwksOf(guarded.url)]);
    const changes: Partial<Json>[] = [
      { name: 'another' },
      { skills: [] },
      {
        supportedInterfaces: [
          { url: 'https://evil.example', protocolBinding: 'JSONRPC', protocolVersion: '1.0' },
        ],
      },
      { capabilities: { ...(card['capabilities'] as object), streaming: false } },
    ];
    for (const change of changes) {
      const tampered = { ...card, ...change } as Card;
      expect(await isSigned(tampered, jwks)).toBe(false);
      expect(await sdkVerifies(tampered, jwks)).toBe(false);
      expect(await verifyCard(tampered, jwks.keys)).toBeUndefined();
    }
    expect((await verifyCard(card, jwks.keys))?.signers).toHaveLength(1);
  });

  it('hold for nobody who has other keys, or knows the key by another name', async () => {
    const card = await cardOf(agent.url, '1.0');
    const [key] = (await jwksOf(agent.url)).keys;
    const other = createSigningKeys({ database: test.database, purpose: 'hop-tokens' });
    expect(await verifyCard(card, [{ ...key, kid: 'another' } as never])).toBeUndefined();
    expect(await verifyCard(card, (await other.jwks()).keys)).toBeUndefined();
    expect(await isSigned(card, await other.jwks())).toBe(false);
  });

  it('give a reader nothing that was not signed', async () => {
    const [card, jwks] = await Promise.all([cardOf(agent.url, '1.0'), jwksOf(agent.url)]);
    // The official SDKs do not look at fields that they do not know: nor do we believe them.
    const verified = await verifyCard({ ...card, maxConcurrentTasks: 999 }, jwks.keys);
    expect(verified?.card).not.toHaveProperty('maxConcurrentTasks');
    expect(verified?.card['name']).toBe('tester');
  });

  it('read the same as long as the keys are the same, byte for byte', async () => {
    const first = await fetch(`${agent.url}/.well-known/agent-card.json`);
    const second = await fetch(`${agent.url}/.well-known/agent-card.json`);
    expect(await second.text()).toBe(await first.text());
    for (const name of ['etag', 'last-modified'])
      expect(second.headers.get(name)).toBe(first.headers.get(name));
  });
});

describe('rotation of keys', () => {
  const card = { name: 'x', description: 'd', version: '1', skills: [], supportedInterfaces: [] };
  const signerOf = (keys: SigningKeys): CardSigner => createCardSigner({ keys, base: 'https://a.example' });

  it('signs with the new key and, for the grace time, with the one before', async () => {
    const store = await testDatabase();
    const keys = createSigningKeys({ database: store.database, purpose: 'agent-cards' });
    const before = await keys.jwks();
    const old = await signerOf(keys).sign(card);
    await keys.rotate();
    const after = await keys.jwks();
    expect(after.keys.map(({ kid }) => kid).slice(1)).toEqual(before.keys.map(({ kid }) => kid));
    const renewed = await signerOf(keys).sign(card);
    // Who knows only the old key still finds it, and with it the new one; old cards hold on, too.
    expect((await verifyCard(renewed, before.keys))?.signers).toHaveLength(1);
    expect((await verifyCard(renewed, after.keys))?.signers[0]).toEqual(after.keys[0]);
    expect(await verifyCard(old, after.keys)).toBeDefined();
    await store.drop();
  });

  it('forgets a key after its grace time, and makes a new one when the newest is too old', async () => {
    const store = await testDatabase();
    const options = { database: store.database, purpose: 'agent-cards' as const, ttlMs: 0 };
    const keys = createSigningKeys({ ...options, rotateAfterDays: 90, graceDays: 30 });
    const [first] = await keys.keys();
    const age = (days: number) =>
      store.database.pool.query(
        `update identity.signing_key set created_at = created_at - $1 * interval '1 day',
           retired_at = retired_at - $1 * interval '1 day'`,
        [days],
      );
    await age(89);
    expect((await keys.keys()).map(({ kid }) => kid)).toEqual([first?.kid]);
    await age(2);
    const [second, third, ...more] = await keys.keys();
    expect([third?.kid, more]).toEqual([first?.kid, []]);
    expect(second?.kid).not.toBe(first?.kid);
    await age(31);
    expect((await keys.keys()).map(({ kid }) => kid)).toEqual([second?.kid]);
    await store.drop();
  });

  it('is seen by processes that share the keys, also when one of them has just looked', async () => {
    const store = await testDatabase();
    const options = { database: store.database, purpose: 'agent-cards' as const };
    const [here, there] = [createSigningKeys(options), createSigningKeys({ ...options, ttlMs: 0 })];
    expect((await there.keys())[0]?.kid).toBe((await here.keys())[0]?.kid);
    await here.rotate();
    const kid = (await here.keys())[0]?.kid as string;
    expect((await there.find(kid))?.kid).toBe(kid);
    expect(await there.find('nobody')).toBeUndefined();
    await store.drop();
  });
});
