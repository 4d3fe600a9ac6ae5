import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { ValueKind } from '../catalogue/types.ts';
import type { Expression } from './expression.ts';
import type { Filter, Operator, Scalar } from './input.ts';
import { listed } from './names.ts';
import type { Sql } from './sql.ts';
import { parameter, wholeDay } from './values.ts';

const EQUALITY = ['eq', 'ne', 'in', 'not_in'] as const;
const ORDER = ['lt', 'lte', 'gt', 'gte', 'between'] as const;
const PATTERN = ['like', 'ilike'] as const;
const NULLS = ['is_null', 'not_null'] as const;

const ORDERED: readonly Operator[] = [...EQUALITY, ...ORDER, ...NULLS];
const EQUAL: readonly Operator[] = [...EQUALITY, ...NULLS];
const OPAQUE: readonly Operator[] = [...PATTERN, ...NULLS];

/** Which comparisons make sense for which kind of value. */
const ALLOWED: Readonly<Record<ValueKind, readonly Operator[]>> = {
  text: [...ORDERED, ...PATTERN],
  number: ORDERED,
  date: ORDERED,
  timestamp: ORDERED,
  time: ORDERED,
  interval: ORDERED,
  boolean: EQUAL,
  uuid: EQUAL,
  enum: [...EQUAL, ...PATTERN],
  array: [...EQUALITY, ...OPAQUE],
  json: OPAQUE,
  other: OPAQUE,
};

const SYMBOL = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** One condition. Values become parameters, typed by the column, never text of the statement. */
export function conditionOf(expression: Expression, filter: Filter): Sql {
  const allowed = ALLOWED[expression.kind];
  if (!allowed.includes(filter.op)) {
    throw new ParleyError(
      'invalid_input',
      `"${filter.op}" does not fit "${filter.column}", which is of type ${expression.column?.type ?? expression.kind}.`,
      { hint: `Operators for it: ${allowed.join(', ')}.` },
    );
  }
  if (filter.op === 'is_null') return sql`${expression.sql} is null`;
  if (filter.op === 'not_null') return sql`${expression.sql} is not null`;
  if (filter.op === 'like') return sql`${expression.sql}::text like ${String(one(filter))}`;
  if (filter.op === 'ilike') return sql`${expression.sql}::text ilike ${String(one(filter))}`;
  if (expression.kind === 'array') return arrayCondition(expression, filter);
  return comparison(expression, filter);
}

function comparison(expression: Expression, filter: Filter): Sql {
  const operand = comparable(expression);
  const typed = (value: Scalar) => parameter(expression, value, filter.column);
  switch (filter.op) {
    case 'in':
      return sql`${operand} in (${sql.join(many(filter).map(typed))})`;
    case 'not_in':
      return sql`(${operand} is null or ${operand} not in (${sql.join(many(filter).map(typed))}))`;
    case 'between': {
      const [low, high] = pair(filter);
      return sql`(${bound(expression, filter, ['gte', low])} and ${bound(expression, filter, ['lte', high])})`;
    }
    case 'eq':
    case 'ne':
      return equality(expression, filter);
    default:
      return bound(expression, filter, [filter.op as 'lt' | 'lte' | 'gt' | 'gte', one(filter)]);
  }
}

/** Not equal includes rows without a value: that is what the words mean. */
function equality(expression: Expression, filter: Filter): Sql {
  const value = one(filter);
  const operand = comparable(expression);
  const day = wholeDay(expression, value);
  const equal = day
    ? sql`(${operand} >= ${day.from} and ${operand} < ${day.to})`
    : sql`${operand} = ${parameter(expression, value, filter.column)}`;
  return filter.op === 'eq' ? equal : sql`(${operand} is null or not ${equal})`;
}

/** A date compared with a point in time means the whole day. */
function bound(
  expression: Expression,
  filter: Filter,
  [op, value]: ['lt' | 'lte' | 'gt' | 'gte', Scalar],
): Sql {
  const operand = comparable(expression);
  const day = wholeDay(expression, value);
  if (day && op === 'lte') return sql`${operand} < ${day.to}`;
  if (day && op === 'gt') return sql`${operand} >= ${day.to}`;
  return sql`${operand} ${sql.raw(SYMBOL[op])} ${day ? day.from : parameter(expression, value, filter.column)}`;
}

/** Text types of extensions and enums compare as plain text. */
function comparable(expression: Expression): Sql {
  return expression.kind === 'enum' || expression.kind === 'text'
    ? sql`${expression.sql}::text`
    : expression.sql;
}

/** For lists, `eq` and `in` ask whether a value is among theirs. */
function arrayCondition(expression: Expression, filter: Filter): Sql {
  const values = filter.op === 'eq' || filter.op === 'ne' ? [one(filter)] : many(filter);
  const overlap = sql`${expression.sql}::text[] && array[${sql.join(values.map(String))}]::text[]`;
  return filter.op === 'eq' || filter.op === 'in'
    ? overlap
    : sql`(${expression.sql} is null or not ${overlap})`;
}

function one(filter: Filter): Scalar {
  const value = filter.value ?? (filter.values?.length === 1 ? filter.values[0] : undefined);
  if (value !== undefined) return value;
  throw missing(filter, 'value', `{"column": "${filter.column}", "op": "${filter.op}", "value": …}`);
}

function many(filter: Filter): Scalar[] {
  const values = filter.values?.length ? filter.values : filter.value === undefined ? [] : [filter.value];
  if (values.length > 0) return values;
  throw missing(filter, 'values', `{"column": "${filter.column}", "op": "${filter.op}", "values": [… , …]}`);
}

function pair(filter: Filter): [Scalar, Scalar] {
  const [low, high, ...rest] = filter.values ?? [];
  if (low !== undefined && high !== undefined && rest.length === 0) return [low, high];
  throw missing(
    filter,
    'two values',
    `{"column": "${filter.column}", "op": "between", "values": [low, high]}`,
  );
}

function missing(filter: Filter, what: string, example: string): ParleyError {
  return new ParleyError(
    'invalid_input',
    `The filter on "${filter.column}" with "${filter.op}" needs ${what}.`,
    {
      hint: `Write ${example}.`,
    },
  );
}

/** A remark when a column's values are known and the one asked for is not among them. */
export function unmatchedValue(expression: Expression, filter: Filter): string | undefined {
  const known = expression.column?.values;
  if (!known || (filter.op !== 'eq' && filter.op !== 'in')) return undefined;
  const asked = (filter.values ?? []).concat(filter.value === undefined ? [] : [filter.value]).map(String);
  const strange = asked.filter((value) => !known.includes(value));
  if (strange.length === 0) return undefined;
  return `"${filter.column}" has no value ${strange.map((value) => `"${value}"`).join(', ')}; its values: ${listed(known)}.`;
}
