import type { Citation, Run, ToolCall } from '../api/types.ts';

export type Row = Record<string, unknown>;

/** The rows that a result holds, if it is a table: either a list of records or an object that has one as `rows`. */
export function rowsOf(result: unknown): Row[] | undefined {
  const list = isRecord(result) ? result['rows'] : result;
  if (!Array.isArray(list) || list.length === 0 || !list.every(isRecord)) return undefined;
  if (!list.every((row) => Object.values(row).every((value) => !isRecord(value)))) return undefined;
  const columns = isRecord(result) ? result['columns'] : undefined;
  return Array.isArray(columns) ? list.map((row) => inColumnOrder(row, columns)) : list;
}

// JSON that went through a database lost the order of its keys; the result names it.
function inColumnOrder(row: Row, columns: readonly unknown[]): Row {
  const named = columns.filter(
    (column): column is string => typeof column === 'string' && Object.hasOwn(row, column),
  );
  return { ...Object.fromEntries(named.map((column) => [column, row[column]])), ...row };
}

/** The tool call that a citation of data stands for. */
export function callOf(citation: Citation, run: Pick<Run, 'toolCalls'>): ToolCall | undefined {
  const callId = citation.id.replace(/^call:/, '');
  const candidates = run.toolCalls.filter((call) => call.callId === callId);
  return candidates.find((call) => call.stepId === (citation.stepId ?? null)) ?? candidates[0];
}

export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

export function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
