import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { verifyCard } from '@parley/a2a/card-signature';
import type { Json } from '@parley/a2a/protocol/wire';
import { createSigningKeys } from '@parley/platform/identity/signing-keys';
import { canonicalJson } from '@parley/platform/json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grpcPeer } from './peers/grpc.ts';
import { refused, SERVED, startWorld, type World } from './world.ts';

interface Signature {
  protected: string;
  signature: string;
}
interface Interface {
  url: string;
  protocolBinding: string;
  protocolVersion: string;
}
type Key = JsonWebKey & { kid: string };

/** What the card calls the bindings. */
const NAMES: Record<string, string> = { JSONRPC: 'JSON-RPC', 'HTTP+JSON': 'HTTP+JSON', GRPC: 'gRPC' };

/** The answer to a question about a task that does not exist, asked where the card says. */
async function asked({ url, protocolBinding, protocolVersion: version }: Interface): Promise<string> {
  if (protocolBinding === 'GRPC') {
    const peer = grpcPeer(url);
    const { kind } = await refused(peer, 'GetTask', { id: 'none' });
    peer.close?.();
    return kind;
  }
  const headers = { 'a2a-version': version, 'content-type': 'application/json' };
  if (protocolBinding === 'HTTP+JSON')
    return (await fetch(`${url}${version === '1.0' ? '' : '/v1'}/tasks/none`, { headers })).text();
  const method = version === '1.0' ? 'GetTask' : 'tasks/get';
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { id: 'none' } });
  return (await fetch(url, { method: 'POST', headers, body })).text();
}

let world: World;
let response: Response;
let card: Json & { signatures: Signature[]; supportedInterfaces: Interface[] };
let keys: Key[];

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${world.agent.url}${path}`, { headers: { 'a2a-version': '1.0', ...headers } });

beforeAll(async () => {
  world = await startWorld();
  response = await get('/.well-known/agent-card.json');
  card = (await response.clone().json()) as typeof card;
  ({ keys } = (await (await get('/.well-known/jwks.json')).json()) as { keys: Key[] });
});
afterAll(() => world?.close());

describe('the card', () => {
  it('is at its well-known address, with all that is required (CARD-1, CARD-4)', () => {
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    for (const field of ['name', 'description', 'version']) expect(card[field]).toMatch(/./);
    expect(card['capabilities']).toMatchObject({ streaming: true, pushNotifications: true });
    for (const list of ['supportedInterfaces', 'defaultInputModes', 'defaultOutputModes', 'skills'])
      expect((card[list] as unknown[]).length).toBeGreaterThan(0);
    for (const skill of card['skills'] as Json[]) {
      for (const field of ['id', 'name', 'description']) expect(skill[field]).toMatch(/./);
      expect((skill['tags'] as unknown[]).length).toBeGreaterThan(0);
    }
  });

  it('declares every binding that is served, and no other (CARD-2, CARD-5)', () => {
    const declared = card.supportedInterfaces.map(({ protocolBinding, protocolVersion }) => {
      const binding = NAMES[protocolBinding];
      return protocolVersion === '1.0' ? binding : `${binding} ${protocolVersion}`;
    });
    expect(declared.toSorted()).toEqual([...SERVED].toSorted());
  });

  it('says where each binding answers (CARD-3)', async () => {
    for (const at of card.supportedInterfaces) {
      const answer = await asked(at);
      expect(answer).toContain('TASK_NOT_FOUND');
    }
  });

  it('holds no secret (CARD-6)', () => {
    expect(JSON.stringify(card)).not.toMatch(/password|secret|postgres|PRIVATE|"d":/i);
  });

  it('says how long it may be kept, what it is, and since when (CACHE-1, CACHE-2, CACHE-3)', async () => {
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/);
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    expect(Date.parse(response.headers.get('last-modified') ?? '')).not.toBeNaN();
    const again = await get('/.well-known/agent-card.json', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/.well-known/agent-card.json', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

/** As somebody does who has read the specification and has no code of ours. */
function holds(signed: Json, { protected: header, signature }: Signature): boolean {
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
  const jwk = keys.find((key) => key.kid === kid);
  if (!jwk) return false;
  const text = `${header}.${Buffer.from(canonicalJson(signed)).toString('base64url')}`;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

describe('the signature of the card', () => {
  it('is of the card in canonical JSON, without its signatures (SIGN-1, SIGN-2)', () => {
    const { signatures, ...signed } = card;
    expect(signatures.some((one) => holds(signed, one))).toBe(true);
    expect(signatures.some((one) => holds(card, one))).toBe(false);
    expect(signatures.some((one) => holds({ ...signed, name: 'other' }, one))).toBe(false);
    // Not the order in which the fields were sent.
    const turned = Object.fromEntries(Object.entries(signed).toReversed());
    expect(signatures.some((one) => holds(turned, one))).toBe(true);
  });

  it('names its algorithm and its key (SIGN-3)', () => {
    for (const { protected: header } of card.signatures) {
      const fields = JSON.parse(Buffer.from(header, 'base64url').toString()) as Json;
      expect(fields).toMatchObject({ alg: 'EdDSA', typ: 'JOSE', kid: expect.stringMatching(/./) });
      expect(keys.map(({ kid }) => kid)).toContain(fields['kid']);
      expect(fields['jku']).toBe(`${world.agent.url}/.well-known/jwks.json`);
    }
  });

  it('counts nothing for us once its key is gone, and the key goes when its time is over (SIGN-4)', async () => {
    expect(await verifyCard(card, keys as never)).toBeDefined();
    const { database } = world.test;
    const options = {
      database,
      purpose: 'agent-cards' as const,
      rotateAfterDays: 90,
      graceDays: 30,
      ttlMs: 0,
    };
    const published = createSigningKeys(options);
    await published.rotate();
    expect(await verifyCard(card, (await published.jwks()).keys)).toBeDefined();
    await database.pool.query(`update identity.signing_key set retired_at = retired_at - interval '31 days'`);
    const later = (await published.jwks()).keys;
    expect(later.map(({ kid }) => kid)).not.toContain(keys[0]?.kid);
    expect(await verifyCard(card, later)).toBeUndefined();
  });
});
