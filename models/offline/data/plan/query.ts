/** The arguments of the tool `query_database`. */
export interface Query {
  table: string;
  columns?: string[];
  join?: string[];
  filters?: Filter[];
  without?: string[];
  group_by?: string[];
  aggregates?: AggregateColumn[];
  having?: Having[];
  order_by?: { column: string; direction: 'asc' | 'desc' }[];
  limit?: number;
  offset?: number;
}

export type FilterOp =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'not_in'
  | 'between'
  | 'like'
  | 'ilike'
  | 'is_null'
  | 'not_null';
export type Scalar = string | number | boolean;

export interface Filter {
  column: string;
  op: FilterOp;
  value?: Scalar;
  values?: Scalar[];
}

export interface AggregateColumn {
  fn: 'count' | 'count_distinct' | 'sum' | 'avg' | 'min' | 'max' | 'median';
  column?: string;
  as?: string;
}

export interface Having {
  column: string;
  op: FilterOp;
  value: Scalar;
}

export type Row = Record<string, unknown>;

export interface Fetched {
  id: string;
  rows: Row[];
  rowCount: number;
  truncated: boolean;
}

/** What the engine knows of a call: its rows, its error, or nothing yet. */
export type FetchResult =
  | { kind: 'rows'; result: Fetched }
  | { kind: 'error'; message: string }
  | { kind: 'pending' };

/** Asks for the result of a call; a call not made yet is noted and made in the next round. */
export type Fetch = (query: Query, note: string) => FetchResult;

export type Outcome =
  | { kind: 'pending' }
  | {
      kind: 'answer';
      text: string;
      value?: number;
      callId?: string;
      /** Nothing else needs to be weighed against it. */
      settled?: boolean;
    }
  | { kind: 'decline'; reason: string };

/** A reading of the question, ready to run. */
export interface Plan {
  score: number;
  /** Two plans of one id would ask the same. */
  id: string;
  /** The reading in words, to name it when it competes with another. */
  reading: string;
  run(fetch: Fetch): Outcome;
}

export type Composed = { kind: 'plan'; plan: Plan } | { kind: 'no'; reason: string; score: number };

export const canonicalQuery = (query: Query): string => JSON.stringify(query);

/** Rows of a call, or the outcome that stands in for them. */
export function need(fetch: Fetch, query: Query, note: string): { rows: Fetched } | { outcome: Outcome } {
  const result = fetch(query, note);
  if (result.kind === 'rows') return { rows: result.result };
  if (result.kind === 'pending') return { outcome: { kind: 'pending' } };
  return { outcome: { kind: 'decline', reason: `The database did not answer the query: ${result.message}` } };
}
