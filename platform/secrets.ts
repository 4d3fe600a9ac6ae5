import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import { ParleyError } from './errors.ts';
import { sha256 } from './json.ts';
import { migrate } from './migrate.ts';

/** Encrypts what others entrust to us before it is stored. `about` names the place: a text moved elsewhere does not open. */
export interface SecretBox {
  seal(text: string, about: string): Promise<string>;
  open(sealed: string, about: string): Promise<string>;
}

const FORMAT = 'sealed:v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const first: Migration = {
  async up(db) {
    await sql`
      create table secrets.sealing_key (
        id text primary key,
        key bytea not null,
        created_at timestamptz not null default now()
      )`.execute(db);
  },
};

/**
 * AES-256-GCM. The key comes from the configuration, and then a copy of the database alone opens nothing; else it is
 * made once and kept in a table of its own, which protects exports, replicas and dumps of the other tables.
 */
export function createSecretBox(options: { database: Database; key?: string | undefined }): SecretBox {
  const { database } = options;
  const given = options.key === undefined ? undefined : named(Buffer.from(options.key, 'base64'));
  let kept: Promise<NamedKey> | undefined;
  const keptKey = (): Promise<NamedKey> => {
    kept ??= readOrMake(database);
    kept.catch(() => (kept = undefined));
    return kept;
  };
  return {
    async seal(text, about) {
      const { id, key } = given ?? (await keptKey());
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [FORMAT, id, bytes.toString('base64url')].join(':');
    },
    async open(sealed, about) {
      // Stored before there was a key.
      if (!sealed.startsWith(`${FORMAT}:`)) return sealed;
      const [id = '', text = ''] = sealed.slice(FORMAT.length + 1).split(':');
      const key = given?.id === id ? given.key : (await keptKey().catch(() => undefined))?.key;
      try {
        return opened(Buffer.from(text, 'base64url'), key as Buffer, about);
      } catch (cause) {
        throw new ParleyError('internal', 'A stored secret does not open with the key of today.', { cause });
      }
    },
  };
}

function opened(bytes: Buffer, key: Buffer, about: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

interface NamedKey {
  id: string;
  key: Buffer;
}

function named(key: Buffer): NamedKey {
  return { id: sha256(key).slice(0, 16), key };
}

async function readOrMake(database: Database): Promise<NamedKey> {
  await migrate(database, { schema: 'secrets', migrations: { '001_sealing_key': first } });
  const fresh = named(randomBytes(32));
  await database.pool.query(
    `insert into secrets.sealing_key (id, key) select $1, $2
     where not exists (select from secrets.sealing_key)`,
    [fresh.id, fresh.key],
  );
  const { rows } = await database.pool.query<NamedKey>(
    'select id, key from secrets.sealing_key order by created_at, id limit 1',
  );
  return rows[0] ?? fresh;
}
