import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { addCommitPassages } from './database/failpoints.ts';
import { ParleyError } from './errors.ts';
import type { Failpoints } from './failpoints.ts';
import { closeInOrder } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import { createNotifications } from './notifications.ts';

/** A schema's tables, as Kysely wants them. Each package narrows it with its own. */
// biome-ignore lint/suspicious/noExplicitAny: the shared handle can't know the tables of the packages that narrow it.
export type AnyTables = any;

/** PostgreSQL for Parley's own state: one pool, one connection that listens. */
export interface Database {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Kysely<AnyTables>;
  /** Calls back for each NOTIFY on `channel`; survives lost connections, then calls back once with `''`. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  url: string;
  logger: Logger;
  max?: number;
  applicationName?: string;
  /** Failures on purpose around commits; none when left out. */
  failpoints?: Failpoints | undefined;
}

// int8 and numeric arrive as text; counts and money of ours fit a double.
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 20) return (text: string) => Number(text);
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * A connection that breaks while somebody holds it, between two queries, tells nobody but its `error` event; unheard,
 * that event ends the process. Whoever holds it learns of the break from the next query.
 */
export function survive(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Opens the pool and makes sure that the server answers with durable commits on. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 20,
    application_name: options.applicationName ?? 'parley',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types,
  });
  let closing = false;
  pool.on('error', (err) => {
    if (!closing) options.logger.warn({ err }, 'an idle database connection was lost');
  });
  survive(pool);
  if (options.failpoints) addCommitPassages(pool, options.failpoints);
  const notifications = createNotifications({ url: options.url, logger: options.logger });
  const database: Database = {
    url: options.url,
    pool,
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    listen: notifications.listen,
    async ping() {
      await pool.query('select 1');
    },
    async close() {
      closing = true;
      await closeInOrder(notifications.close, () => pool.end());
    },
  };
  try {
    await database.ping();
  } catch (cause) {
    await database.close();
    throw new ParleyError(
      'unavailable',
      'PostgreSQL does not answer. Check DATABASE_URL and that the server is running, or unset it to use the embedded one.',
      { cause },
    );
  }
  return database;
}
