import type { Config } from '@parley/platform/config';
import { type Database, openDatabase } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Tables and the columns of each that a report reads. */
export type Needs = Record<string, readonly string[]>;

export interface Reader {
  /** Rows of a query; numbers arrive as numbers when they are cast to float8 or int. */
  rows<T>(query: RawBuilder<T>): Promise<T[]>;
  /** The table under its schema, for a query. */
  table(name: string): RawBuilder<unknown>;
}

/** The organisation's database, read only. */
export interface Source {
  /** Throws when a needed table or column is not there or not allowed; gives the scopes that the rest asks for. */
  check(needs: Needs): Promise<string[]>;
  /** One consistent, read-only view of the data for all queries of a report. */
  read<T>(signal: AbortSignal, work: (reader: Reader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT = '20s';

export function createSource(deps: { config: Config; database: Database; logger: Logger }): Source {
  const { url, schema, tables: allowed, restricted } = deps.config.enterprise;
  let own: Promise<Database> | undefined;
  const open = (): Promise<Database> => {
    if (!url) return Promise.resolve(deps.database);
    own ??= openDatabase({ url, logger: deps.logger, max: 2, applicationName: 'parley-reports' });
    own.catch(() => {
      own = undefined;
    });
    return own;
  };

  const read = async <T>(signal: AbortSignal, work: (reader: Reader) => Promise<T>): Promise<T> => {
    const { db } = await open();
    try {
      return await readOnly(db, schema, signal, work);
    } catch (error) {
      throw readable(error);
    }
  };

  return {
    read,
    async check(needs) {
      const names = Object.keys(needs);
      const blocked = names.filter((name) => allowed && !allowed.includes(name));
      if (blocked.length > 0) throw missing(blocked, 'may not be read here (ENTERPRISE_TABLES)');
      const rows = await read(AbortSignal.timeout(10_000), (reader) =>
        reader.rows(sql<{ table: string; column: string }>`
          select table_name as "table", column_name as "column" from information_schema.columns
          where table_schema = ${schema} and table_name = any(${names}::text[])`),
      );
      const known = new Set(rows.flatMap((row) => [row.table, `${row.table}.${row.column}`]));
      const columns = names.flatMap((name) => (needs[name] ?? []).map((column) => `${name}.${column}`));
      const gone = [
        ...names.filter((name) => !known.has(name)),
        ...columns.filter((column) => known.has(column.split('.')[0] ?? '') && !known.has(column)),
      ];
      if (gone.length > 0) throw missing(gone, `not in the schema "${schema}" of the connected database`);
      return restricted
        .filter((r) =>
          r.column === '*' ? names.includes(r.table) : columns.includes(`${r.table}.${r.column}`),
        )
        .map((r) => r.scope);
    },
    async close() {
      await (await own)?.close();
    },
  };
}

function readOnly<T>(
  db: Kysely<unknown>,
  schema: string,
  signal: AbortSignal,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${STATEMENT_TIMEOUT}, true)`.execute(trx);
      return work({
        table: (name) => sql.id(schema, name),
        async rows(query) {
          signal.throwIfAborted();
          return (await query.execute(trx)).rows;
        },
      });
    });
}

function missing(names: string[], why: string): ParleyError {
  return new ParleyError('not_found', `This report can't be made: ${names.join(', ')} ${why}.`, {
    hint: 'The reports need the tables employees, departments, projects and open_positions. Other questions can be answered with query_database.',
  });
}

/** Class 22 and 42: the data does not fit the query, because a column has another type than the report expects. */
function readable(error: unknown): ParleyError {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && /^(22|42)/.test(code)) {
    return new ParleyError(
      'upstream_failed',
      'A column that this report needs has a type that it can not use.',
      {
        retryable: false,
        cause: error,
      },
    );
  }
  if (code === '57014')
    return new ParleyError('upstream_timeout', 'The database took too long for this report.', {
      cause: error,
    });
  return toParleyError(error);
}
