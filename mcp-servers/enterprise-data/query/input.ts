import { z } from 'zod';

export const MAX_ROWS = 500;
export const DEFAULT_ROWS = 50;

const name = z.string().min(1).max(200);
const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()]);

export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'not_in',
  'between',
  'like',
  'ilike',
  'is_null',
  'not_null',
] as const;
export type Operator = (typeof OPERATORS)[number];

export const COMPARISONS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const FUNCTIONS = [
  'count',
  'count_distinct',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'percentile',
] as const;
export type AggregateFunction = (typeof FUNCTIONS)[number];

export const BUCKETS = ['year', 'quarter', 'month', 'week', 'day'] as const;
export type Bucket = (typeof BUCKETS)[number];

const filter = z.strictObject({
  column: name.describe(
    '"col", "table.col", arithmetic of two ("a - b"), or "timestamp_col:time" for its time of day',
  ),
  op: z.enum(OPERATORS),
  value: scalar.optional().describe('For all but in, not_in, between, is_null, not_null'),
  values: z.array(scalar).max(200).optional().describe('For in and not_in; two for between'),
});

const aggregate = z.strictObject({
  fn: z.enum(FUNCTIONS),
  column: name.optional().describe('"col", "table.col", or arithmetic of two columns: "a - b"'),
  p: z.number().min(0).max(1).optional().describe('For percentile: 0.9 is what 90 % stay at or below'),
  as: name.optional().describe('Name in the result; default count, <fn>_<column> or p90_<column>'),
});

/** What a caller can ask. Unknown fields are refused: one that is ignored would give a wrong answer silently. */
export const queryInput = z.strictObject({
  table: name.describe('The table whose rows are asked for'),
  columns: z.array(name).max(50).optional().describe('"col" or "other_table.col"; default: all of the table'),
  join: z
    .array(name)
    .max(8)
    .optional()
    .describe('Tables reachable by foreign keys (LEFT JOIN); "table@fk_column" when two keys lead there'),
  filters: z.array(filter).max(20).optional().describe('All must hold'),
  without: z.array(name).max(4).optional().describe('Keep rows with NO row in that related table'),
  group_by: z.array(name).max(8).optional().describe('"col", "table.col" or "date_col:month"'),
  aggregates: z.array(aggregate).max(12).optional(),
  having: z
    .array(z.strictObject({ column: name, op: z.enum(COMPARISONS), value: z.number() }))
    .max(6)
    .optional()
    .describe('Conditions on aggregates, by their name'),
  order_by: z
    .array(z.strictObject({ column: name, direction: z.enum(['asc', 'desc']).default('asc') }))
    .max(6)
    .optional(),
  limit: z.int().min(1).max(MAX_ROWS).default(DEFAULT_ROWS),
  offset: z.int().min(0).max(1_000_000).default(0),
});

export type QueryInput = z.output<typeof queryInput>;
export type Filter = NonNullable<QueryInput['filters']>[number];
export type Aggregate = NonNullable<QueryInput['aggregates']>[number];
export type Scalar = string | number | boolean;

export const queryOutput = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  row_count: z.int().describe('Rows in this result'),
  truncated: z.boolean().describe('Whether more rows match than are shown'),
  table: z.string(),
  columns: z.array(z.string()),
  hint: z.string().optional().describe('What to mind about this result'),
});

export type QueryOutput = z.output<typeof queryOutput>;
