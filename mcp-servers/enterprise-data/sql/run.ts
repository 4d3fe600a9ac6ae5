import type { View } from '../catalogue/visible.ts';
import type { ReadOnlyDatabase } from '../read-only.ts';
import { sqlError } from './errors.ts';
import { admit } from './gate.ts';
import type { SqlInput, SqlOutput } from './input.ts';
import { loadParser } from './parse.ts';

export interface RunSqlOptions {
  database: ReadOnlyDatabase;
  view: View;
  maxBytes: number;
  signal: AbortSignal;
}

/** Runs one SELECT that the gate lets through; what is too much is left off, and said so. */
export async function runSql({ sql, max_rows }: SqlInput, options: RunSqlOptions): Promise<SqlOutput> {
  await loadParser();
  const { catalogue, partial } = options.view;
  const admitted = admit(sql, { catalogue, partial, maxRows: max_rows });
  const found = await options.database
    .read(options.signal, (_query, table) => table(admitted.text))
    .catch((error: unknown) => {
      options.signal.throwIfAborted();
      throw sqlError(error, admitted.tables);
    });
  const columns = distinct(found.columns);
  const rows: Record<string, unknown>[] = [];
  let bytes = 0;
  for (const values of found.rows.slice(0, max_rows)) {
    const row = Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null]));
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    if (bytes > options.maxBytes) break;
    rows.push(row);
  }
  const truncated = found.rows.length > rows.length;
  return {
    columns,
    rows,
    row_count: rows.length,
    truncated,
    ...(truncated
      ? { hint: `Only ${rows.length} rows are shown and there are more: aggregate, filter, or use LIMIT.` }
      : {}),
  };
}

/** `id`, `id_2`: a row is an object, so each column needs a name of its own. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
    taken.add(free);
    return free;
  });
}
