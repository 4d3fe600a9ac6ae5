import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { z } from 'zod';
import { isParleyError, ParleyError } from '../errors.ts';
import { createIssuerKeys, type IssuerKeysOptions, type IssuerMetadata } from './issuer-keys.ts';
import { ALL_SCOPES, type Principal } from './principal.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

/** A verified access token: whose it is, and when it ends (seconds since 1970). */
export interface VerifiedToken {
  principal: Principal;
  expires: number;
}

/** The OpenID Connect issuer that this installation trusts; there is one, and it is pinned. */
export interface TrustedIssuer {
  issuer: string;
  metadata(): Promise<IssuerMetadata>;
  /** Throws `unauthenticated`; `unavailable` when the issuer's keys cannot be had. */
  verifyAccessToken(token: string, audiences: readonly string[]): Promise<VerifiedToken>;
  /** The ID token of a sign-in: for our client, with the nonce that we sent. */
  verifyIdToken(token: string, expected: { clientId: string; nonce: string }): Promise<JWTPayload>;
}

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
const LEEWAY_S = 60;
/** A verified token is looked at again this often, so that a withdrawn key ends it. */
const TRUST_S = 60;
const MAX_SCOPES = 200;
/** What says that a token tells who signed in, and opens nothing. */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

const text = z.string().min(1).max(255);
const claimsSchema = z.object({
  sub: text,
  exp: z.number(),
  iat: z.number().optional(),
  scope: z.string().max(10_000).optional(),
  scp: z.union([z.string().max(10_000), z.array(z.string()).max(MAX_SCOPES)]).optional(),
  client_id: z.string().optional(),
  azp: z.string().optional(),
});
type Claims = z.infer<typeof claimsSchema>;

export function createTrustedIssuer(options: IssuerKeysOptions): TrustedIssuer {
  const { issuer, now = Date.now } = options;
  const keys = createIssuerKeys(options);
  const verified = createVerifiedTokens(() => now() / 1000);
  const check = async (token: string, audience: string[]): Promise<JWTVerifyResult> => {
    const result = await jwtVerify(token, keys.keyOf, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: LEEWAY_S,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'sub'],
    });
    const { iat = 0 } = result.payload;
    if (iat > now() / 1000 + LEEWAY_S) throw refused('This token was issued in the future.');
    return result;
  };
  return {
    issuer,
    metadata: keys.metadata,
    async verifyAccessToken(token, audiences) {
      const audience = audiences.join(' ');
      const known = verified.get(token, audience);
      if (known) return known;
      const result = await check(token, [...audiences]).catch(refusal);
      refuseOtherTokens(result);
      const claims = claimsSchema.safeParse(result.payload);
      if (!claims.success) throw refused('This token does not say what it must.', claims.error);
      const principal = principalOf(claims.data, issuer);
      const { exp: expires } = claims.data;
      verified.keep(token, audience, {
        principal,
        expires,
        until: Math.min(expires, now() / 1000 + TRUST_S),
      });
      return { principal, expires };
    },
    async verifyIdToken(token, { clientId, nonce }) {
      const { payload } = await check(token, [clientId]).catch(refusal);
      const isOurs = payload['nonce'] === nonce && (payload['azp'] ?? clientId) === clientId;
      if (!isOurs) throw refused('This sign-in was not started here.');
      return payload;
    },
  };
}

/** Of what an issuer signs for the same audience only access tokens open a service (RFC 9068 §4). */
function refuseOtherTokens({ payload, protectedHeader }: JWTVerifyResult): void {
  const typ = (protectedHeader.typ ?? 'jwt').toLowerCase().replace(/^application\//, '');
  const isIdToken =
    ID_TOKEN_CLAIMS.some((claim) => claim in payload) ||
    /^id$/i.test(String(payload['typ'] ?? payload['token_use'] ?? ''));
  const saysScopes = 'scope' in payload || 'scp' in payload;
  const mayBeAccess = typ === 'jwt' && saysScopes && !isIdToken;
  if (typ !== 'at+jwt' && !mayBeAccess) throw refused('This is not an access token.');
  // Bound to a key (DPoP, mTLS): whoever shows it alone, without the key, may have stolen it.
  if ('cnf' in payload) throw refused('This token is bound to a key, which was not shown.');
}

/** The subject is told apart by issuer, and a client that acts for itself is never a user of that name. */
function principalOf(claims: Claims, issuer: string): Principal {
  const { sub, scope, scp } = claims;
  const isClient = sub === (claims.client_id ?? claims.azp);
  const name = encodeURIComponent(sub.toWellFormed());
  const given = Array.isArray(scp) ? scp : (scope ?? scp ?? '').split(' ');
  const scopes = given.filter((one) => one !== '' && one !== ALL_SCOPES).slice(0, MAX_SCOPES);
  return {
    subject: `${issuer}#${isClient ? 'client:' : ''}${name}`,
    scopes: [...new Set(scopes)],
    actors: [],
  };
}

export function refused(message: string, cause?: unknown): ParleyError {
  return new ParleyError('unauthenticated', message, { cause });
}

/** Why a token is not taken, in words that help its owner and nobody else. */
export function refusal(cause: unknown): never {
  if (isParleyError(cause)) throw cause;
  if (cause instanceof errors.JWTExpired) throw refused('This token has expired.', cause);
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'aud') {
    throw refused('This token is for another service.', cause);
  }
  throw refused('This token is not valid for this service.', cause);
}
