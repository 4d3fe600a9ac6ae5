import { toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { sql } from 'kysely';
import { compileSql, list, type Sql } from '../query/sql.ts';
import type { Query, ReadOnlyDatabase, Row } from '../read-only.ts';
import type { Column, Table, ValueKind } from './types.ts';

/** Above this the planner's statistics must do: a schema is described without reading big tables. */
const SCAN_LIMIT = 300_000;
const MAX_VALUES = 30;
const MAX_VALUE_LENGTH = 80;

const LISTED: ReadonlySet<ValueKind> = new Set(['text', 'boolean']);
const RANGED: ReadonlySet<ValueKind> = new Set(['number', 'date', 'timestamp']);

const KNOWN_VALUES = `
select attname as name, most_common_vals::text::text[] as values
  from pg_stats
 where schemaname = $1 and tablename = $2 and n_distinct between 1 and $3 and null_frac < 1`;

export interface StatisticsOptions {
  schema: string;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Fills in row counts, ranges and the values of columns that have few. A table that can't be measured in time keeps the
 * planner's estimate: its description is poorer, but there.
 */
export async function measure(
  database: ReadOnlyDatabase,
  table: Table,
  options: StatisticsOptions,
): Promise<Table> {
  try {
    return await database.read(options.signal, (query) =>
      table.rows > SCAN_LIMIT
        ? fromPlanner(query, table, options.schema)
        : byScan(query, table, options.schema),
    );
  } catch (thrown) {
    options.signal.throwIfAborted();
    options.logger.warn({ err: toParleyError(thrown), table: table.name }, 'a table could not be measured');
    return table;
  }
}

async function byScan(query: Query, table: Table, schema: string): Promise<Table> {
  const measured = table.columns.flatMap((column, i) => measures(sql.id(schema, table.name), column, i));
  const { text, values } = compileSql(
    sql`select count(*) as n, ${list([sql`null as none`, ...measured])} from ${sql.id(schema, table.name)}`,
  );
  const [row = {}] = await query(text, values);
  return {
    ...table,
    rows: Number(row['n'] ?? 0),
    estimated: false,
    columns: table.columns.map((column, i) => ({ ...column, ...rangeOf(row, i), ...valuesOf(row[`v${i}`]) })),
  };
}

function measures(table: Sql, column: Column, i: number): Sql[] {
  const ref = sql.id(column.name);
  if (RANGED.has(column.kind)) {
    return [sql`min(${ref}) as ${sql.id(`min${i}`)}`, sql`max(${ref}) as ${sql.id(`max${i}`)}`];
  }
  if (!LISTED.has(column.kind)) return [];
  const few = sql`select distinct ${ref}::text as v from ${table} where ${ref} is not null limit ${MAX_VALUES + 1}`;
  return [sql`array(select v from (${few}) few order by v collate "C") as ${sql.id(`v${i}`)}`];
}

function rangeOf(row: Row, i: number): Pick<Column, 'min' | 'max'> {
  const min = row[`min${i}`];
  const max = row[`max${i}`];
  return isBound(min) && isBound(max) ? { min, max } : {};
}

function isBound(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function valuesOf(found: unknown): Pick<Column, 'values'> {
  if (!Array.isArray(found) || found.length === 0 || found.length > MAX_VALUES) return {};
  const values = found.filter((value): value is string => typeof value === 'string');
  return values.some((value) => value.length > MAX_VALUE_LENGTH) ? {} : { values };
}

async function fromPlanner(query: Query, table: Table, schema: string): Promise<Table> {
  const rows = await query(KNOWN_VALUES, [schema, table.name, MAX_VALUES]);
  const known = new Map(rows.map((row) => [row['name'], row['values']]));
  return {
    ...table,
    columns: table.columns.map((column) =>
      LISTED.has(column.kind) ? { ...column, ...valuesOf(known.get(column.name)) } : column,
    ),
  };
}
