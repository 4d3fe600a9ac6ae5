import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { ValueKind } from '../catalogue/types.ts';
import { type Expression, expressionOf } from './expression.ts';
import type { Aggregate, AggregateFunction } from './input.ts';
import type { Located, Scope } from './scope.ts';
import type { Sql } from './sql.ts';

export interface AggregateColumn {
  name: string;
  sql: Sql;
  fn: AggregateFunction;
  reads: Located[];
}

const SUMMABLE: ReadonlySet<ValueKind> = new Set(['number', 'boolean']);
const RANKED: ReadonlySet<ValueKind> = new Set([
  'number',
  'text',
  'date',
  'timestamp',
  'time',
  'interval',
  'enum',
]);
const COUNTABLE: ReadonlySet<ValueKind> = new Set([...RANKED, 'boolean', 'uuid', 'array']);

type Write = (value: Sql, p: number) => Sql;

/** Averages are rounded to six places: what is beyond says nothing and costs tokens. */
const WRITE: Readonly<Record<AggregateFunction, { kinds: ReadonlySet<ValueKind> | 'all'; write: Write }>> = {
  count: { kinds: 'all', write: (value) => sql`count(${value})` },
  count_distinct: { kinds: COUNTABLE, write: (value) => sql`count(distinct ${value})` },
  sum: { kinds: SUMMABLE, write: (value) => sql`sum(${value})` },
  avg: { kinds: SUMMABLE, write: (value) => sql`round(avg(${value}), 6)` },
  min: { kinds: RANKED, write: (value) => sql`min(${value})` },
  max: { kinds: RANKED, write: (value) => sql`max(${value})` },
  median: {
    kinds: SUMMABLE,
    write: (value) => percentile(value, 0.5),
  },
  percentile: { kinds: SUMMABLE, write: percentile },
};

function percentile(value: Sql, p: number): Sql {
  return sql`round((percentile_cont(${p}::float8) within group (order by ${value}))::numeric, 6)`;
}

/** One aggregate as a column of the result. */
export function aggregateOf(scope: Scope, aggregate: Aggregate): AggregateColumn {
  const { fn, column } = aggregate;
  if (column === undefined || column === '*') return countRows(aggregate);
  const expression = expressionOf(scope, column);
  const p = shareOf(aggregate);
  const { kinds, write } = WRITE[fn];
  if (kinds !== 'all' && !kinds.has(expression.kind)) throw unfit(fn, column, expression);
  return {
    name: aggregate.as ?? `${fn === 'percentile' ? `p${Number((p * 100).toFixed(4))}` : fn}_${column}`,
    sql: write(operand(fn, expression), p),
    fn,
    reads: expression.reads,
  };
}

function shareOf({ fn, p }: Aggregate): number {
  if (fn === 'percentile' && p === undefined) {
    throw new ParleyError('invalid_input', 'The aggregate "percentile" needs "p", from 0 to 1.', {
      hint: 'Write {"fn": "percentile", "p": 0.9, "column": "…"}.',
    });
  }
  if (fn !== 'percentile' && p !== undefined) {
    throw new ParleyError('invalid_input', `The aggregate "${fn}" takes no "p".`, {
      hint: 'Use the aggregate "percentile", or leave "p" out.',
    });
  }
  return p ?? 0.5;
}

function countRows({ fn, as }: Aggregate): AggregateColumn {
  if (fn === 'count') return { name: as ?? 'count', sql: sql`count(*)`, fn, reads: [] };
  throw new ParleyError('invalid_input', `The aggregate "${fn}" needs a column.`, {
    hint: `Write {"fn": "${fn}", "column": "…"}.`,
  });
}

function operand(fn: AggregateFunction, expression: Expression): Sql {
  if (expression.kind === 'boolean' && SUMMABLE === WRITE[fn].kinds) return sql`${expression.sql}::int`;
  if (expression.kind === 'number' && SUMMABLE === WRITE[fn].kinds) return sql`${expression.sql}::numeric`;
  if (expression.kind === 'enum' && RANKED === WRITE[fn].kinds) return sql`${expression.sql}::text`;
  return expression.sql;
}

function unfit(fn: AggregateFunction, column: string, expression: Expression): ParleyError {
  return new ParleyError(
    'invalid_input',
    `"${fn}" does not fit "${column}", which is of type ${expression.column?.type ?? expression.kind}.`,
    {
      hint: `Use ${WRITE[fn].kinds === SUMMABLE ? 'a column of numbers, or count' : 'another column'}.`,
    },
  );
}
