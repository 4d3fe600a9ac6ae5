import type { Duplex } from 'node:stream';
import { survive } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import pg from 'pg';
import { parseValue } from './values.ts';

export type Row = Record<string, unknown>;
/** One statement by the extended protocol: it can't hold a second one, and values never become SQL. */
export type Query = (text: string, values: readonly unknown[]) => Promise<Row[]>;

/** As {@link Query}, with the columns in their order, also when two have the same name. */
export type TableQuery = (text: string) => Promise<{ columns: string[]; rows: unknown[][] }>;

/** A database that can only be read: no other way to reach it exists in this server. */
export interface ReadOnlyDatabase {
  /** Runs `work` in a read-only transaction that is always rolled back. */
  read<T>(signal: AbortSignal, work: (query: Query, table: TableQuery) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ReadOnlyOptions {
  url: string;
  logger: Logger;
  /** The server itself stops a statement after this. */
  statementTimeoutMs: number;
  max?: number;
}

/** Names resolve in `pg_catalog` alone, so that no function or operator of the database's users can stand in. */
const SETTINGS = `select set_config('search_path', 'pg_catalog', true), set_config('statement_timeout', $1, true),
  set_config('standard_conforming_strings', 'on', true),
  set_config('lock_timeout', $2, true), set_config('idle_in_transaction_session_timeout', $3, true),
  set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO', true), set_config('IntervalStyle', 'iso_8601', true)`;

const LOCK_TIMEOUT_MS = 2_000;
/** What one transaction may send us; a single cell could otherwise fill the memory of this process. */
const MAX_RECEIVED_BYTES = 24 * 1024 * 1024;
const types: pg.CustomTypesConfig = { getTypeParser: (oid) => (text: string) => parseValue(oid, text) };

/** Opens a small pool of its own, so that slow analysis never takes connections from the rest of the service. */
export function openReadOnly(options: ReadOnlyOptions): ReadOnlyDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 4,
    application_name: 'parley enterprise-data',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 10_000,
    types,
  });
  pool.on('error', (err) =>
    options.logger.warn({ err }, 'an idle connection to the enterprise database was lost'),
  );
  survive(pool);
  return {
    async read(signal, work) {
      signal.throwIfAborted();
      const client = await connect(pool);
      const cancel = () => void cancelBackend(options, client);
      signal.addEventListener('abort', cancel, { once: true });
      let broken: Error | undefined;
      const received = cap(client);
      try {
        await client.query('begin transaction read only');
        const ms = options.statementTimeoutMs;
        await run(client, SETTINGS, [`${ms}`, `${LOCK_TIMEOUT_MS}`, `${ms + 5_000}`]);
        return await work(
          (text, values) => run(client, text, values),
          (text) => runTable(client, text),
        );
      } catch (error) {
        signal.throwIfAborted();
        throw received.exceeded() ? tooMuch(error) : readable(error);
      } finally {
        signal.removeEventListener('abort', cancel);
        received.stop();
        await client.query('rollback').catch((error: Error) => {
          broken = error;
        });
        // A backend that was told to cancel is not used again: the order may reach it late.
        client.release(signal.aborted ? true : broken);
      }
    },
    close: () => pool.end(),
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new ParleyError('unavailable', 'The enterprise database does not answer.', {
      hint: 'Try again in a moment.',
      cause,
    });
  }
}

async function run(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<Row[]> {
  const query = { text, values: [...values], queryMode: 'extended' };
  return (await client.query<Row>(query)).rows;
}

async function runTable(client: pg.PoolClient, text: string): ReturnType<TableQuery> {
  const query = { text, values: [], queryMode: 'extended', rowMode: 'array' as const };
  const { fields, rows } = await client.query<unknown[]>(query);
  return { columns: fields.map((field) => field.name), rows };
}

/** Cuts the connection of a result that grows beyond all use. */
function cap(client: pg.PoolClient): { exceeded(): boolean; stop(): void } {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  let bytes = 0;
  const count = (chunk: Uint8Array): void => {
    bytes += chunk.length;
    if (bytes > MAX_RECEIVED_BYTES) stream.destroy();
  };
  stream.on('data', count);
  return {
    exceeded: () => bytes > MAX_RECEIVED_BYTES,
    stop: () => void stream.off('data', count),
  };
}

function tooMuch(cause: unknown): ParleyError {
  return new ParleyError('payload_too_large', 'The result is far too large.', {
    hint: 'Aggregate, or ask for fewer rows and columns.',
    cause,
  });
}

/** A query whose caller has left must not go on in the server. */
async function cancelBackend(options: ReadOnlyOptions, running: pg.PoolClient): Promise<void> {
  const pid = (running as { processID?: number }).processID;
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_catalog.pg_cancel_backend($1)', [pid]);
  } catch (err) {
    options.logger.warn({ err }, 'a query of a caller who left could not be canceled');
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Translation = readonly [
  code: ConstructorParameters<typeof ParleyError>[0],
  message: string,
  hint: string,
];

/** By SQLSTATE; PostgreSQL's own text may hold data and stays in the log. */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  '57014': [
    'upstream_timeout',
    'The query took too long and was stopped.',
    'Use narrower filters, fewer joins, or aggregate less at once.',
  ],
  '55P03': ['unavailable', 'A table is locked by another process.', 'Try again in a moment.'],
  '42501': [
    'forbidden',
    'The database does not let this service read one of these tables.',
    'Use other tables.',
  ],
  '42P01': [
    'conflict',
    'A table is gone since its description was read.',
    'Read the schema again and adapt the query.',
  ],
  '42703': [
    'conflict',
    'A column is gone since its description was read.',
    'Read the schema again and adapt the query.',
  ],
  '22003': ['invalid_input', 'A number is out of range for its column.', 'Use a smaller number.'],
  '22007': ['invalid_input', 'A value is not a date or time.', 'Write dates as YYYY-MM-DD.'],
  '22008': ['invalid_input', 'A date is out of range.', 'Write dates as YYYY-MM-DD.'],
  '22021': ['invalid_input', 'A value holds characters that the database cannot store.', 'Remove them.'],
  '22025': ['invalid_input', 'A pattern ends in a lone backslash.', 'Write \\\\ for a backslash.'],
  '53200': ['unavailable', 'The database is out of memory for this query.', 'Use narrower filters.'],
};

function readable(error: unknown): unknown {
  const state = (error as { code?: unknown }).code;
  const known = typeof state === 'string' ? TRANSLATIONS[state] : undefined;
  return known ? new ParleyError(known[0], known[1], { hint: known[2], cause: error }) : error;
}
