import { createHmac } from 'node:crypto';
import type { createIdentity } from '@parley/platform/identity';
import { exportJWK, type generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Issuer } from '../support/issuer.ts';

type Identity = Awaited<ReturnType<typeof createIdentity>>;

/** What an attacker has to work with: a key of their own, a place on the net, and tokens that they were given. */
export interface Attacker {
  issuer: Issuer;
  identity: Identity;
  key: Awaited<ReturnType<typeof generateKeyPair>>;
  /** Serves the attacker's keys to whoever asks. */
  place: string;
  apiKey: string;
}

/** A service under attack. */
export interface Target {
  /** As our own tokens name it. */
  audience: string;
  /** As the issuer's tokens name it. */
  resource: string;
}

type HeaderList = [name: string, value: string][];

export interface Forgery {
  name: string;
  /** Headers of the request; `query` goes into the address. */
  make(attacker: Attacker, target: Target): Promise<{ headers?: HeaderList; query?: string }>;
  status: 200 | 400 | 401;
  /** In the challenge; none where nothing was shown. */
  error?: 'invalid_token' | 'invalid_request';
}

const now = () => Math.floor(Date.now() / 1000);
const claimsOf = (attacker: Attacker, target: Target, over: JWTPayload = {}): JWTPayload => ({
  iss: attacker.issuer.issuer,
  aud: target.resource,
  sub: 'mallory',
  iat: now(),
  exp: now() + 300,
  scope: 'kb:read',
  ...over,
});
const bearer = (token: string): { headers: HeaderList } => ({
  headers: [['Authorization', `Bearer ${token}`]],
});
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

type Make = Forgery['make'];
/** Signed by the issuer itself, with these differences. */
const genuine =
  (over: (target: Target) => JWTPayload, header: Record<string, unknown> = {}): Make =>
  async (attacker, target) =>
    bearer(await attacker.issuer.sign(claimsOf(attacker, target, over(target)), header));
/** Signed by the attacker, in the issuer's name. */
const forged =
  (header: (attacker: Attacker) => Promise<Record<string, unknown>> | Record<string, unknown>): Make =>
  async (attacker, target) =>
    bearer(
      await new SignJWT(claimsOf(attacker, target))
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(await header(attacker)) })
        .sign(attacker.key.privateKey),
    );
const unsigned =
  (alg: string): Make =>
  async (attacker, target) =>
    bearer(`${part({ alg, typ: 'at+jwt' })}.${part(claimsOf(attacker, target))}.`);
/** One of our own tokens, for this or another service. */
const hop =
  (audience: (target: Target) => string, change: (token: string) => string = (token) => token): Make =>
  async ({ identity }, target) => {
    const principal = { subject: 'ana', scopes: ['kb:read'], actors: [] };
    return bearer(change(await identity.delegate(principal, { audience: audience(target), actor: 'test' })));
  };
const raw =
  (...headers: HeaderList): Make =>
  async () => ({ headers });
const valid = genuine(() => ({}));

async function signedWithPublicKey({ issuer, ...attacker }: Attacker, target: Target) {
  const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid: issuer.publicJwk.kid })}.${part(claimsOf({ issuer, ...attacker }, target))}`;
  const mac = createHmac('sha256', JSON.stringify(issuer.publicJwk)).update(text).digest('base64url');
  return bearer(`${text}.${mac}`);
}

function withOtherSubject(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return [header, part({ ...claims, sub: 'root', scope: '*' }), signature].join('.');
}

const ours = ({ audience }: Target): string => audience;
const withScheme =
  (scheme: string): Make =>
  async (attacker, target) => {
    const [[, value = ''] = []] = (await valid(attacker, target)).headers ?? [];
    return { headers: [['Authorization', value.replace('Bearer ', scheme)]] };
  };
const taken = (name: string, make: Make): Forgery => ({ name, make, status: 200 });
const refused = (name: string, make: Make): Forgery => ({ name, make, status: 401, error: 'invalid_token' });
const malformed = (name: string, make: Make): Forgery => ({
  name,
  make,
  status: 400,
  error: 'invalid_request',
});

/** Every way to come in that was thought of, and what it gets. */
export const FORGERIES: readonly Forgery[] = [
  taken('an access token of the issuer', valid),
  taken('one of our own tokens', hop(ours)),
  taken('a lower-case scheme', withScheme('bearer ')),
  taken('an upper-case scheme', withScheme('BEARER ')),
  taken('more white space', withScheme('Bearer \t  ')),
  taken(
    'a token that just ended, within the leeway',
    genuine(() => ({ exp: now() - 5 })),
  ),
  taken(
    'an audience among several',
    genuine(({ resource }) => ({ aud: ['https://other.test', resource] })),
  ),
  taken(
    'a plain typ that says its scopes',
    genuine(() => ({}), { typ: 'JWT' }),
  ),
  { name: 'nothing', make: raw(), status: 401 },
  { name: 'an empty X-API-Key', make: raw(['X-API-Key', '']), status: 401 },
  refused('another scheme', raw(['Authorization', 'Basic YTpi'])),
  refused('an empty token', raw(['Authorization', 'Bearer '])),
  refused('words for a token', raw(['Authorization', 'Bearer not-a-token'])),
  refused('something like a JWT', raw(['Authorization', 'Bearer a.b.c'])),
  refused('five parts, as encrypted tokens have', raw(['Authorization', 'Bearer a.b.c.d.e'])),
  refused('a huge token', raw(['Authorization', `Bearer ${'x'.repeat(9_000)}`])),
  refused('alg none', unsigned('none')),
  refused('alg nOnE', unsigned('nOnE')),
  refused('HS256 with the public key as its secret', signedWithPublicKey),
  refused(
    'another issuer',
    genuine(() => ({ iss: 'https://evil.example' })),
  ),
  refused(
    'the issuer with a slash more',
    genuine(() => ({ iss: 'http://127.0.0.1/' })),
  ),
  refused(
    'a stranger’s key under the issuer’s name',
    forged(({ issuer }) => ({ kid: issuer.publicJwk.kid })),
  ),
  refused(
    'no kid, a stranger’s key',
    forged(() => ({})),
  ),
  refused(
    'a kid that leads out of a folder',
    forged(() => ({ kid: '../../../../dev/null' })),
  ),
  refused(
    'a kid with SQL',
    forged(() => ({ kid: "x' union select 'key' --" })),
  ),
  refused(
    'a kid that nobody has',
    forged(() => ({ kid: 'nobody' })),
  ),
  refused(
    'an embedded key',
    forged(async ({ key }) => ({ jwk: await exportJWK(key.publicKey) })),
  ),
  refused(
    'jku',
    forged(({ place, issuer }) => ({ jku: `${place}/jwks`, kid: issuer.publicJwk.kid })),
  ),
  refused(
    'x5u',
    forged(({ place }) => ({ x5u: `${place}/chain.pem`, kid: 'x5' })),
  ),
  refused(
    'x5c',
    forged(() => ({ x5c: ['MIIB'], kid: 'x5' })),
  ),
  refused(
    'an unknown critical header',
    genuine(() => ({}), { crit: ['urn:x'], 'urn:x': true }),
  ),
  refused(
    'an ID token',
    genuine(() => ({ nonce: 'n', scope: undefined }), { typ: 'JWT' }),
  ),
  refused(
    'an ID token that says scopes',
    genuine(() => ({ at_hash: 'h' }), { typ: 'JWT' }),
  ),
  refused(
    'a logout token',
    genuine(() => ({}), { typ: 'logout+jwt' }),
  ),
  refused(
    'a plain token without scopes',
    genuine(() => ({ scope: undefined }), { typ: 'JWT' }),
  ),
  refused(
    'a token bound to a key',
    genuine(() => ({ cnf: { jkt: 'thumb' } })),
  ),
  refused(
    'another audience',
    genuine(() => ({ aud: 'https://other.test/api' })),
  ),
  refused(
    'the token of another server',
    genuine(() => ({ aud: 'http://127.0.0.1:1/mcp' })),
  ),
  refused(
    'an audience that begins alike',
    genuine(({ resource }) => ({ aud: `${resource}-2` })),
  ),
  refused(
    'no audience',
    genuine(() => ({ aud: undefined })),
  ),
  refused(
    'our own name for the service as audience',
    genuine(({ audience }) => ({ aud: audience })),
  ),
  refused(
    'an end that has passed',
    genuine(() => ({ iat: now() - 900, exp: now() - 600 })),
  ),
  refused(
    'no end',
    genuine(() => ({ exp: undefined })),
  ),
  refused(
    'a beginning to come',
    genuine(() => ({ nbf: now() + 600 })),
  ),
  refused(
    'issued in the future',
    genuine(() => ({ iat: now() + 600, exp: now() + 900 })),
  ),
  refused(
    'no subject',
    genuine(() => ({ sub: undefined })),
  ),
  refused(
    'our token for another service',
    hop(() => 'mcp:files'),
  ),
  refused('our token with another subject', hop(ours, withOtherSubject)),
  refused(
    'our token without its signature',
    hop(ours, (token) => token.replace(/[^.]+$/, '')),
  ),
  refused(
    'our issuer’s name on a stranger’s token',
    genuine(() => ({ iss: 'urn:parley:services' })),
  ),
  refused('a withdrawn API key', raw(['Authorization', 'Bearer a-key-that-was-withdrawn'])),
  refused('the beginning of an API key', async ({ apiKey }) => ({
    headers: [['X-API-Key', apiKey.slice(0, -1)]],
  })),
  { name: 'a token in the address', make: inQuery('access_token'), status: 401 },
  { name: 'an API key in the address', make: inQuery('api_key'), status: 401 },
  malformed('two Authorization headers', raw(['Authorization', 'Bearer a'], ['Authorization', 'Bearer b'])),
  malformed('a token in two pieces', raw(['Authorization', 'Bearer a b'])),
  malformed('a key and a token', raw(['Authorization', 'Bearer a'], ['X-API-Key', 'b'])),
];

function inQuery(name: string): Make {
  return async (attacker, target) => {
    const [[, value = ''] = []] = (await valid(attacker, target)).headers ?? [];
    return { query: `?${name}=${value.replace('Bearer ', '')}` };
  };
}

/** Scopes that look like `kb:read` and are not. */
export const NEAR_SCOPES = [
  'kb:rea',
  'kb:read:all',
  'xkb:read',
  'KB:READ',
  '*',
  'kb:*',
  'kb',
  '',
  'kb:read,audit:read',
];
