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
  const fetch: Fetch = (query, note) => {
    const id = canonical(query);
    const turn = known.get(id);
    if (turn) return read(turn);
    if (wanted.size < mostCalls) wanted.set(id, { arguments: query, note });
    return { kind: 'pending' };
  };
  return { fetch, missing: () => [...wanted.values()] };
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

export type { Query };
