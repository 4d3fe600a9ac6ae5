import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { ParleyError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Principal } from './principal.ts';
import { createSigningKeys, SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

const ISSUER = 'urn:parley:services';
const LIFETIME = '5m';

/** Tokens between our own services: minutes of life, one audience, the end user as subject, the chain in `act`. */
export interface HopTokens {
  issue(token: { audience: string; principal: Principal }): Promise<string>;
  verify(token: string, audience: string): Promise<Principal>;
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

export async function createHopTokens(database: Database): Promise<HopTokens> {
  const keys = createSigningKeys({ database, purpose: 'hop-tokens', graceDays: 1 });
  // Whoever cannot read the key must not start.
  await keys.keys();
  const verified = createVerifiedTokens();
  return {
    async issue({ audience, principal }) {
      const { kid, privateKey } = await newest(keys);
      return new SignJWT({ scope: principal.scopes.join(' '), act: chainOf(principal.actors) })
        .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid, typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setSubject(principal.subject)
        .setAudience(audience)
        .setJti(newId())
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(privateKey);
    },
    async verify(token, audience) {
      const known = verified.get(token, audience);
      if (known) return known;
      try {
        const { payload } = await jwtVerify(token, await publicKeyOf(token, keys), {
          issuer: ISSUER,
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
        verified.keep(token, audience, { principal, expires: payload.exp ?? 0 });
        return principal;
      } catch (cause) {
        throw new ParleyError('unauthenticated', 'This token is not valid for this service.', { cause });
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
