import type { Catalogue } from '../catalogue/types.ts';
import type { ReadOnlyDatabase, Row } from '../read-only.ts';
import { type CompiledQuery, compileQuery } from './compile.ts';
import { MAX_ROWS, type QueryInput, type QueryOutput } from './input.ts';

export interface ExecuteOptions {
  database: ReadOnlyDatabase;
  /** What the caller may see. */
  catalogue: Catalogue;
  /** Rows beyond this many bytes of JSON are left off. */
  maxBytes: number;
  signal: AbortSignal;
}

/** Compiles and runs a query; one row more than asked for tells whether there are more. */
export async function executeQuery(input: QueryInput, options: ExecuteOptions): Promise<QueryOutput> {
  const compiled = compileQuery(options.catalogue, options.catalogue.schema, input);
  const found = await options.database.read(options.signal, (query) => query(compiled.text, compiled.values));
  const rows = fitting(
    found.slice(0, input.limit).map((row) => named(row, compiled.columns)),
    options.maxBytes,
  );
  const truncated = found.length > rows.length;
  const hints = [
    ...compiled.notes,
    ...(truncated ? [more(input, rows.length)] : []),
    ...emptyHint(rows, compiled),
  ];
  return {
    rows,
    row_count: rows.length,
    truncated,
    table: input.table,
    columns: compiled.columns,
    ...(hints.length > 0 ? { hint: hints.join(' ') } : {}),
  };
}

function named(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((name, i) => [name, row[`c${i}`] ?? null]));
}

function fitting(rows: Row[], maxBytes: number): Row[] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
    return bytes > maxBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function more(input: QueryInput, shown: number): string {
  const next = input.offset + shown;
  const wider = input.limit < MAX_ROWS && shown === input.limit ? `raise limit (at most ${MAX_ROWS}), ` : '';
  return `Only ${shown} rows are shown and more match: aggregate, filter, ${wider}or ask with offset ${next}.`;
}

function emptyHint(rows: Row[], compiled: CompiledQuery): string[] {
  return rows.length === 0 && compiled.notes.length === 0 ? ['No row matches.'] : [];
}
