import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { createTrustedIssuer } from './issuer.ts';

type Key = { kid: string; alg: string; sign(claims: JWTPayload): Promise<string>; jwk: JWK };

async function makeKey(kid: string, alg = 'ES256'): Promise<Key> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return {
    kid,
    alg,
    jwk: { ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' },
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'at+jwt' }).sign(pair.privateKey),
  };
}

interface FakeIssuer {
  url: string;
  keys: JWK[];
  /** What it answers instead. */
  instead?: { status: number; body: string; headers?: Record<string, string> };
  claimed?: string;
  requests: string[];
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function startFake(keys: Key[]): Promise<FakeIssuer> {
  const fake: FakeIssuer = { url: '', keys: keys.map(({ jwk }) => jwk), requests: [] };
  const server = createServer((request, response) => {
    fake.requests.push(request.url ?? '');
    const { instead } = fake;
    if (instead) return void response.writeHead(instead.status, instead.headers).end(instead.body);
    const isKeys = request.url === '/keys';
    const metadata = { issuer: fake.claimed ?? fake.url, jwks_uri: `${fake.url}/keys` };
    response.end(JSON.stringify(isKeys ? { keys: fake.keys } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

const START = Date.UTC(2030, 0, 1);
function world(fake: FakeIssuer) {
  let time = START;
  const trusted = createTrustedIssuer({ issuer: fake.url, now: () => time });
  return {
    pass: (ms: number) => {
      time += ms;
    },
    claims: (over: JWTPayload = {}): JWTPayload => {
      const s = Math.floor(time / 1000);
      return { iss: fake.url, aud: 'api', sub: 'ana', iat: s, exp: s + 3_600, scope: 'a b', ...over };
    },
    verify: (token: string) => trusted.verifyAccessToken(token, ['api']),
  };
}

describe('tokens of the trusted issuer (R9.1)', () => {
  it.each(['RS256', 'ES256', 'EdDSA'])('are taken when signed with %s', async (alg) => {
    const key = await makeKey('k', alg);
    const { verify, claims } = world(await startFake([key]));
    expect((await verify(await key.sign(claims()))).principal).toMatchObject({
      scopes: ['a', 'b'],
      actors: [],
    });
  });

  it.each(['RS512', 'PS256', 'ES384'])('are refused when signed with %s', async (alg) => {
    const key = await makeKey('k', alg);
    const { verify, claims } = world(await startFake([key]));
    await expect(verify(await key.sign(claims()))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it.each([
    [{ scope: 'a b' }, ['a', 'b']],
    [{ scope: undefined, scp: ['a', 'b'] }, ['a', 'b']],
    [{ scope: undefined, scp: 'a b' }, ['a', 'b']],
    [{ scope: '* a  a' }, ['a']],
    [{ scope: undefined }, []],
  ])('give the scopes of %j and never all of them', async (over, scopes) => {
    const key = await makeKey('k');
    const { verify, claims } = world(await startFake([key]));
    expect((await verify(await key.sign(claims(over)))).principal.scopes).toEqual(scopes);
  });

  it('name their subject with the issuer, and a client never as a user', async () => {
    const key = await makeKey('k');
    const fake = await startFake([key]);
    const { verify, claims } = world(fake);
    const subjectOf = async (over: JWTPayload) =>
      (await verify(await key.sign(claims(over)))).principal.subject;
    expect(await subjectOf({ sub: 'ana' })).toBe(`${fake.url}#ana`);
    expect(await subjectOf({ sub: 'batch', client_id: 'batch' })).toBe(`${fake.url}#client:batch`);
    expect(await subjectOf({ sub: 'client:batch', client_id: 'page' })).toBe(`${fake.url}#client%3Abatch`);
  });

  it('are taken after the issuer has changed its keys, and the old ones no more', async () => {
    const [before, after] = await Promise.all([makeKey('k1'), makeKey('k2')]);
    const fake = await startFake([before]);
    const { verify, claims, pass } = world(fake);
    await verify(await before.sign(claims()));
    fake.keys = [after.jwk];
    pass(31_000);
    await verify(await after.sign(claims()));
    pass(61_000);
    await expect(verify(await before.sign(claims()))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('cannot make it ask the issuer again and again', async () => {
    const [key, stranger] = await Promise.all([makeKey('k'), makeKey('other')]);
    const fake = await startFake([key]);
    const { verify, claims, pass } = world(fake);
    await verify(await key.sign(claims()));
    pass(31_000);
    fake.requests.length = 0;
    const tokens = await Promise.all(
      Array.from({ length: 100 }, (_, n) => stranger.sign(claims({ jti: `${n}` }))),
    );
    const results = await Promise.allSettled(tokens.map(verify));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(fake.requests).toHaveLength(2);
  });

  it('are still taken with the keys it has while the issuer is away, for a day', async () => {
    const key = await makeKey('k');
    const fake = await startFake([key]);
    const { verify, claims, pass } = world(fake);
    await verify(await key.sign(claims()));
    fake.instead = { status: 500, body: 'down' };
    pass(3_600_000);
    await verify(await key.sign(claims()));
    pass(24 * 3_600_000);
    await expect(verify(await key.sign(claims()))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['another issuer’s metadata', { claimed: 'https://evil.example' }],
    ['a page of HTML', { instead: { status: 200, body: '<html>' } }],
    ['more than anybody reads', { instead: { status: 200, body: 'x'.repeat(300_000) } }],
    [
      'a way to somewhere else',
      { instead: { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } } },
    ],
  ])('open nothing while it answers with %s', async (_what, answer) => {
    const key = await makeKey('k');
    const fake = Object.assign(await startFake([key]), answer);
    const { verify, claims } = world(fake);
    await expect(verify(await key.sign(claims()))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('open nothing with a symmetric key that the issuer shows by mistake', async () => {
    const secret = {
      kty: 'oct',
      kid: 'k',
      k: Buffer.from('a'.repeat(64)).toString('base64url'),
      alg: 'HS256',
    };
    const fake = Object.assign(await startFake([]), { keys: [secret] });
    const { verify, claims } = world(fake);
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'k', typ: 'at+jwt' })
      .sign(Buffer.from('a'.repeat(64)));
    await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
