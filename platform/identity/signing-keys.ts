import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { migrate, withAdvisoryLock } from '../migrate.ts';
import { identityMigrations } from './migrations.ts';

/** Ed25519: the same text and key always give the same signature. */
export const SIGNING_ALGORITHM = 'EdDSA';

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: JWK;
}

/** The key pairs for one purpose, shared by all processes of an installation. */
export interface SigningKeys {
  /** The newest key first, which signs; behind it those that others may still know, for their grace time. */
  keys(): Promise<readonly SigningKey[]>;
  jwks(): Promise<JSONWebKeySet>;
  /** The key of this name. One that is not known may be newer than the last look. */
  find(kid: string): Promise<SigningKey | undefined>;
  /** Makes a new key; the one before it stays valid for the grace time. */
  rotate(): Promise<void>;
}

export interface SigningKeysOptions {
  database: Database;
  /** Each purpose has keys of its own. */
  purpose: 'hop-tokens' | 'agent-cards';
  /** A key older than this is followed by a new one at the next look; never when left out. */
  rotateAfterDays?: number;
  /** How long a followed key stays valid; 30 days. */
  graceDays?: number;
  /** Other processes rotate, too: how long a look at the table holds; 60 s. */
  ttlMs?: number;
}

const GRACE_DAYS = 30;
const TTL_MS = 60_000;
/** Names of keys come from outside: they cannot make us look at the table more often. */
const LOOK_AGAIN_MS = 1_000;
const DAY_S = 86_400;

/** Key pairs kept in PostgreSQL; the first process that looks makes the first one. */
export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const ttlMs = options.ttlMs ?? TTL_MS;
  const imported = new Map<string, SigningKey>();
  let looked: { at: number; keys: Promise<readonly SigningKey[]> } | undefined;
  let migrated: Promise<void> | undefined;

  const prepare = (): Promise<void> => {
    migrated ??= migrate(options.database, { schema: 'identity', migrations: identityMigrations });
    migrated.catch(() => (migrated = undefined));
    return migrated;
  };
  const read = async (): Promise<readonly SigningKey[]> => {
    await prepare();
    const rows = await readOrMake(options);
    return Promise.all(rows.map((row) => importOnce(row, imported)));
  };
  const keys = (maxAgeMs = ttlMs): Promise<readonly SigningKey[]> => {
    const now = performance.now();
    if (looked && now - looked.at < maxAgeMs) return looked.keys;
    const before = looked?.keys;
    const next = { at: now, keys: before ? read().catch(() => before) : read() };
    looked = next;
    next.keys.catch(() => {
      if (looked === next) looked = undefined;
    });
    return next.keys;
  };
  return {
    keys: () => keys(),
    async find(kid) {
      const of = (all: readonly SigningKey[]) => all.find((key) => key.kid === kid);
      return of(await keys()) ?? of(await keys(LOOK_AGAIN_MS));
    },
    async jwks() {
      return { keys: (await keys()).map(({ publicJwk }) => publicJwk) };
    },
    async rotate() {
      await prepare();
      await locked(options, () => insertKey(options));
      looked = undefined;
    },
  };
}

interface KeyRow {
  kid: string;
  private_jwk: JWK;
  due: boolean;
}

async function readOrMake(options: SigningKeysOptions): Promise<KeyRow[]> {
  const rows = await readKeys(options);
  if (rows[0] && !rows[0].due) return rows;
  return locked(options, async () => {
    const again = await readKeys(options);
    if (again[0] && !again[0].due) return again;
    await insertKey(options);
    return readKeys(options);
  });
}

function locked<T>({ database, purpose }: SigningKeysOptions, work: () => Promise<T>): Promise<T> {
  return withAdvisoryLock(database, `parley.identity.signing-key.${purpose}`, work);
}

async function readKeys(options: SigningKeysOptions): Promise<KeyRow[]> {
  const { rows } = await options.database.pool.query<KeyRow>(
    `select kid, private_jwk,
       coalesce(created_at < now() - $2::float8 * interval '1 second', false) as due
     from identity.signing_key
     where purpose = $1 and (retired_at is null or retired_at > now() - $3::float8 * interval '1 second')
     order by retired_at desc nulls first, created_at desc`,
    [
      options.purpose,
      options.rotateAfterDays === undefined ? null : options.rotateAfterDays * DAY_S,
      (options.graceDays ?? GRACE_DAYS) * DAY_S,
    ],
  );
  return rows;
}

async function insertKey({ database, purpose }: SigningKeysOptions): Promise<void> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  await database.pool.query(
    `with retired as (
       update identity.signing_key set retired_at = now() where purpose = $3 and retired_at is null
     )
     insert into identity.signing_key (kid, private_jwk, purpose) values ($1, $2, $3)`,
    [newId(), await exportJWK(pair.privateKey), purpose],
  );
}

async function importOnce(row: KeyRow, imported: Map<string, SigningKey>): Promise<SigningKey> {
  const known = imported.get(row.kid);
  if (known) return known;
  const { d: _private, ...bare } = row.private_jwk;
  const key: SigningKey = {
    kid: row.kid,
    privateKey: (await importJWK(row.private_jwk, SIGNING_ALGORITHM)) as CryptoKey,
    publicKey: (await importJWK(bare, SIGNING_ALGORITHM)) as CryptoKey,
    publicJwk: { ...bare, kid: row.kid, alg: SIGNING_ALGORITHM, use: 'sig' },
  };
  imported.set(row.kid, key);
  return key;
}

/** What a key is told apart by, however it is named (RFC 7638). */
export function thumbprintOf(jwk: JWK): Promise<string> {
  return calculateJwkThumbprint(jwk, 'sha256');
}
