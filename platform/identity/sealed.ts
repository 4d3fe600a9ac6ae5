import { randomBytes } from 'node:crypto';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import type { Database } from '../database.ts';
import { migrate } from '../migrate.ts';
import { identityMigrations } from './migrations.ts';

/** Hands something to a browser that it can neither read nor change, and gets it back for a while. */
export interface Seal {
  close(content: JWTPayload, seconds: number): Promise<string>;
  /** Undefined for what is not ours, or too old. */
  open(sealed: string): Promise<JWTPayload | undefined>;
}

const ENCRYPTION = { alg: 'dir', enc: 'A256GCM' } as const;

/** A key of 32 bytes that all processes of an installation share; the first one makes it. */
export async function sharedKey(database: Database, name: string): Promise<Uint8Array> {
  await migrate(database, { schema: 'identity', migrations: identityMigrations });
  await database.pool.query(
    'insert into identity.secret (name, value) values ($1, $2) on conflict (name) do nothing',
    [name, randomBytes(32).toString('base64')],
  );
  const { rows } = await database.pool.query<{ value: string }>(
    'select value from identity.secret where name = $1',
    [name],
  );
  return new Uint8Array(Buffer.from(rows[0]?.value ?? '', 'base64'));
}

/** Sealed by one process, opened by any. */
export async function createSeal(database: Database, name: string): Promise<Seal> {
  const key = await sharedKey(database, name);
  return {
    close: (content, seconds) =>
      new EncryptJWT(content)
        .setProtectedHeader(ENCRYPTION)
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .encrypt(key),
    async open(sealed) {
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          keyManagementAlgorithms: [ENCRYPTION.alg],
          contentEncryptionAlgorithms: [ENCRYPTION.enc],
        });
        return payload;
      } catch {
        return undefined;
      }
    },
  };
}
