import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { ParleyError } from '../errors.ts';
import { newId } from '../ids.ts';
import { migrate, withAdvisoryLock } from '../migrate.ts';
import { identityMigrations } from './migrations.ts';
import type { Principal } from './principal.ts';
import { createVerifiedTokens } from './verified-tokens.ts';

const ISSUER = 'urn:parley:services';
const ALGORITHM = 'EdDSA';
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
  await migrate(database, { schema: 'identity', migrations: identityMigrations });
  const { kid, privateKey, publicKey } = await signingKey(database);
  const verified = createVerifiedTokens();
  return {
    issue({ audience, principal }) {
      return new SignJWT({ scope: principal.scopes.join(' '), act: chainOf(principal.actors) })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'at+jwt' })
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
        const { payload } = await jwtVerify(token, publicKey, {
          issuer: ISSUER,
          audience,
          algorithms: [ALGORITHM],
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

function chainOf(actors: readonly string[]): Actor | undefined {
  const [sub, ...rest] = actors;
  return sub === undefined ? undefined : { sub, act: chainOf(rest) };
}

function namesOf(actor: Actor | undefined): string[] {
  return actor ? [actor.sub, ...namesOf(actor.act)] : [];
}

interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** All processes of an installation share one key, which the first of them makes. */
async function signingKey(database: Database): Promise<SigningKey> {
  const row = await withAdvisoryLock(database, 'parley.identity.signing-key', async () => {
    const existing = await readKey(database);
    if (existing) return existing;
    const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    const kid = newId();
    const jwk = await exportJWK(pair.privateKey);
    await database.pool.query('insert into identity.signing_key (kid, private_jwk) values ($1, $2)', [
      kid,
      jwk,
    ]);
    return { kid, private_jwk: jwk };
  });
  const { d: _private, ...publicJwk } = row.private_jwk;
  return {
    kid: row.kid,
    privateKey: (await importJWK(row.private_jwk, ALGORITHM)) as CryptoKey,
    publicKey: (await importJWK(publicJwk, ALGORITHM)) as CryptoKey,
  };
}

async function readKey(database: Database): Promise<{ kid: string; private_jwk: JWK } | undefined> {
  const { rows } = await database.pool.query<{ kid: string; private_jwk: JWK }>(
    'select kid, private_jwk from identity.signing_key order by created_at limit 1',
  );
  return rows[0];
}
