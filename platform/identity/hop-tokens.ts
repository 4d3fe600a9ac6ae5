import { decodeProtectedHeader, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { ParleyError } from '../errors.ts';
import { newId } from '../ids.ts';
import { refusal, type VerifiedToken } from './issuer.ts';
import type { Principal } from './principal.ts';
import { createSigningKeys, SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

const ISSUER = 'urn:parley:services';
/** How long a token lives, in seconds. */
export const TOKEN_LIFETIME_S = 300;

export interface NewToken {
  audience: string;
  principal: Principal;
  /** Who is said to have issued it, where that is not one service to another. */
  issuer?: string;
  lifetimeSeconds?: number;
}

/** Tokens between our own services: minutes of life, one audience, the end user as subject, the chain in `act`. */
export interface HopTokens {
  issue(token: NewToken): Promise<string>;
  verify(token: string, audience: string): Promise<VerifiedToken>;
  jwks(): Promise<JSONWebKeySet>;
}

interface Actor {
  sub: string;
  act?: Actor | undefined;
}

const actorSchema: z.ZodType<Actor> = z.object({
  sub: z.string(),
  act: z.lazy(() => actorSchema).optional(),
});
const claimsSchema = z.object({ sub: z.string().min(1), scope: z.string(), act: actorSchema.optional() });

/** `issuers` are the names under which this installation issues, besides the one that its services use. */
export async function createHopTokens(
  database: Database,
  issuers: readonly string[] = [],
): Promise<HopTokens> {
  const keys = createSigningKeys({ database, purpose: 'hop-tokens', graceDays: 1 });
  // Whoever cannot read the key must not start.
  await keys.keys();
  const verified = createVerifiedTokens();
  return {
    jwks: keys.jwks,
    async issue({ audience, principal, issuer = ISSUER, lifetimeSeconds = TOKEN_LIFETIME_S }) {
      const { kid, privateKey } = await newest(keys);
      return new SignJWT({ scope: principal.scopes.join(' '), act: chainOf(principal.actors) })
        .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setSubject(principal.subject)
        .setAudience(audience)
        .setJti(newId())
        .setIssuedAt()
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(privateKey);
    },
    async verify(token, audience) {
      const known = verified.get(token, audience);
      if (known) return known;
      try {
        const { payload } = await jwtVerify(token, await publicKeyOf(token, keys), {
          issuer: [ISSUER, ...issuers],
          audience,
          algorithms: [SIGNING_ALGORITHM],
          typ: 'at+jwt',
          clockTolerance: 60,
          requiredClaims: ['exp', 'sub'],
        });
        const claims = claimsSchema.parse(payload);
        const principal = {
          subject: claims.sub,
          scopes: claims.scope.split(' ').filter(Boolean),
          actors: namesOf(claims.act),
        };
        const expires = payload.exp ?? 0;
        verified.keep(token, audience, { principal, expires });
        return { principal, expires };
      } catch (cause) {
        return refusal(cause);
      }
    },
  };
}

async function newest(keys: SigningKeys) {
  const [key] = await keys.keys();
  if (!key) throw new ParleyError('internal', 'There is no key to sign tokens with.');
  return key;
}

async function publicKeyOf(token: string, keys: SigningKeys) {
  const { kid } = decodeProtectedHeader(token);
  const known = await keys.find(kid ?? '');
  if (!known) throw new ParleyError('unauthenticated', 'This token was signed by nobody we know.');
  return known.publicKey;
}

function chainOf(actors: readonly string[]): Actor | undefined {
  const [sub, ...rest] = actors;
  return sub === undefined ? undefined : { sub, act: chainOf(rest) };
}

function namesOf(actor: Actor | undefined): string[] {
  return actor ? [actor.sub, ...namesOf(actor.act)] : [];
}
