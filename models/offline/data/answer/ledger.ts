import { z } from 'zod';
import type { Fetch, FetchResult, Query } from '../plan/query.ts';

export interface ToolTurn {
  call: { id: string; arguments: object };
  result: unknown;
}

const rowsSchema = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  row_count: z.number().optional(),
  truncated: z.boolean().catch(false),
});
const errorSchema = z.object({ error: z.unknown(), hint: z.unknown().optional() });

export interface Ledger {
  fetch: Fetch;
  /** Calls that were asked for and have no result yet. */
  missing(): { arguments: object; note: string }[];
}

const mostCalls = 12;

/** Results so far by the arguments of their call, and the calls still to be made. */
export function createLedger(history: readonly ToolTurn[]): Ledger {
  const known = new Map(history.map((turn) => [canonical(turn.call.arguments), turn]));
  const wanted = new Map<string, { arguments: object; note: string }>();
  const fetchOnce: Fetch = (query, note) => {
    const id = canonical(query);
    const turn = known.get(id);
    if (turn) return read(turn);
    if (wanted.size < mostCalls) wanted.set(id, { arguments: query, note });
    return { kind: 'pending' };
  };
  const fetch: Fetch = (query, note) => {
    const first = fetchOnce(query, note);
    const repaired = first.kind === 'error' ? repair(query, first.message) : undefined;
    if (!repaired || first.kind !== 'error') return first;
    const second = fetchOnce(repaired, `${note}, without what the database refused`);
    return second.kind === 'error' ? first : second;
  };
  return { fetch, missing: () => [...wanted.values()] };
}

/** The query without the shown columns that an error names; nothing when they are what is asked or filtered by. */
function repair(query: Query, message: string): Query | undefined {
  const named = (column: string): boolean =>
    message.includes(`"${column}"`) || message.includes(`"${column.split('.').at(-1)}"`);
  if (
    (query.filters ?? []).some((filter) => named(filter.column)) ||
    (query.aggregates ?? []).some((each) => each.column !== undefined && named(each.column))
  )
    return undefined;
  const keep = (columns: string[] | undefined): string[] | undefined =>
    columns?.filter((column) => !named(column));
  const [columns, groups] = [keep(query.columns), keep(query.group_by)];
  const dropped =
    (query.columns?.length ?? 0) -
    (columns?.length ?? 0) +
    (query.group_by?.length ?? 0) -
    (groups?.length ?? 0);
  if (dropped === 0 || columns?.length === 0 || groups?.length === 0) return undefined;
  const order = query.order_by?.filter((each) => !named(each.column));
  return {
    ...query,
    ...(columns ? { columns } : {}),
    ...(groups ? { group_by: groups } : {}),
    ...(order ? { order_by: order } : {}),
  };
}

function read(turn: ToolTurn): FetchResult {
  const parsed = rowsSchema.safeParse(unwrap(turn.result));
  if (parsed.success) {
    const { rows, row_count, truncated } = parsed.data;
    return {
      kind: 'rows',
      result: { id: turn.call.id, rows, rowCount: row_count ?? rows.length, truncated },
    };
  }
  const failed = errorSchema.safeParse(unwrap(turn.result));
  const message = failed.success
    ? [failed.data.error, failed.data.hint].filter((each) => typeof each === 'string').join(' ')
    : '';
  return { kind: 'error', message: message === '' ? 'the result could not be read' : message.slice(0, 300) };
}

/** A tool result may still be text. */
function unwrap(result: unknown): unknown {
  if (typeof result !== 'string') return result;
  try {
    return JSON.parse(result);
  } catch {
    return { error: result };
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => a.localeCompare(b)))
      : each,
  );
}
