import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { Expression } from './expression.ts';
import type { Scalar } from './input.ts';
import { didYouMean, listed } from './names.ts';
import type { Sql } from './sql.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?$/;
const TIME = /^\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/;
const INTERVAL = /^(P[\dYMWDTHS.]+|\d+(\.\d+)? ?(seconds?|minutes?|hours?|days?|weeks?|months?|years?))$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

type Writer = (value: Scalar, expression: Expression) => Sql | undefined;

/** How a value of each kind is written as a typed parameter; nothing when it isn't one. */
const WRITERS: Readonly<Partial<Record<Expression['kind'], Writer>>> = {
  text: (value) => sql`${String(value)}::text`,
  number: numberParameter,
  boolean: booleanParameter,
  date: (value) => (isDate(String(value)) ? sql`${value}::date` : momentParameter(value)),
  timestamp: momentParameter,
  time: (value) => (TIME.test(String(value)) ? sql`${value}::time` : undefined),
  interval: (value) => (INTERVAL.test(String(value)) ? sql`${value}::interval` : undefined),
  uuid: (value) => (UUID.test(String(value)) ? sql`${value}::uuid` : undefined),
  enum: (value, { column }) =>
    column?.values?.includes(String(value)) === false ? undefined : sql`${String(value)}::text`,
};

const EXPECTED: Readonly<Partial<Record<Expression['kind'], string>>> = {
  number: 'a number, for example 12.5',
  boolean: 'true or false',
  date: 'a date like 2026-03-31',
  timestamp: 'a date or time like 2026-03-31 or 2026-03-31T08:00:00Z',
  time: 'a time like 08:30',
  interval: 'a duration like "2 hours" or PT2H',
  uuid: 'a UUID',
};

/** The value as a parameter of the column's type, or an error that says what the column takes. */
export function parameter(expression: Expression, value: Scalar, name: string): Sql {
  const written = WRITERS[expression.kind]?.(value, expression);
  if (written) return written;
  const labels = expression.kind === 'enum' ? (expression.column?.values ?? []) : [];
  const shown = String(value).slice(0, 60);
  const hint =
    labels.length > 0
      ? `${didYouMean(shown, labels)}Its values: ${listed(labels)}.`
      : `It takes ${EXPECTED[expression.kind] ?? 'another value'}.`;
  throw new ParleyError('invalid_input', `"${shown}" is not a value of "${name}".`, { hint });
}

/** Whole numbers stay whole numbers, so that an index on the column is of use. */
function numberParameter(value: Scalar, expression: Expression): Sql | undefined {
  const text = String(value).trim();
  if (typeof value === 'boolean' || !NUMBER.test(text)) return undefined;
  const whole = expression.integer && /^[+-]?\d{1,18}$/.test(text);
  return whole ? sql`${text}::bigint` : sql`${text}::numeric`;
}

function booleanParameter(value: Scalar): Sql | undefined {
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1' || text === 'yes') return sql`${true}::boolean`;
  if (text === 'false' || text === '0' || text === 'no') return sql`${false}::boolean`;
  return undefined;
}

function momentParameter(value: Scalar): Sql | undefined {
  const text = String(value);
  if (isDate(text)) return sql`${text}::date`;
  return TIMESTAMP.test(text) && isDate(text.slice(0, 10)) ? sql`${text}::timestamptz` : undefined;
}

/** For a date given to a column of points in time: when that day begins and ends (UTC). */
export function wholeDay(expression: Expression, value: Scalar): { from: Sql; to: Sql } | undefined {
  if (expression.kind !== 'timestamp' || !isDate(String(value))) return undefined;
  const from = sql`${String(value)}::date`;
  return { from, to: sql`(${from} + 1)` };
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
