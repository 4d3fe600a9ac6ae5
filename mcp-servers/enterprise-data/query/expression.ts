import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { Column, ValueKind } from '../catalogue/types.ts';
import { BUCKETS, type Bucket } from './input.ts';
import type { Located, Scope } from './scope.ts';
import type { Sql } from './sql.ts';

/** Something with a value in each row: a column, or arithmetic of two. */
export interface Expression {
  sql: Sql;
  kind: ValueKind;
  integer: boolean;
  /** The columns that it reads. */
  reads: Located[];
  /** Set for a plain column. */
  column?: Column;
}

const ARITHMETIC = ['-', '+', '*', '/'] as const;
type Arithmetic = (typeof ARITHMETIC)[number];

/** `col`, `table.col`, two of them (or a number) with + - * / between, or `timestamp_col:time`. */
export function expressionOf(scope: Scope, text: string): Expression {
  return (
    find(scope, text.trim()) ??
    timeOfDay(scope, text.trim()) ??
    arithmetic(scope, text) ??
    fromColumn(scope.column(text.trim()))
  );
}

/** The time of the day of a point in time. */
function timeOfDay(scope: Scope, text: string): Expression | undefined {
  const located = text.endsWith(':time') ? scope.find(text.slice(0, -':time'.length)) : undefined;
  if (located?.column.kind !== 'timestamp') return undefined;
  const { sql: moment, reads } = fromColumn(located);
  return { sql: sql`${moment}::time`, kind: 'time', integer: false, reads };
}

function find(scope: Scope, text: string): Expression | undefined {
  const located = scope.find(text);
  return located && fromColumn(located);
}

function fromColumn(located: Located): Expression {
  const { source, column } = located;
  return {
    sql: sql`${sql.id(source.alias, column.name)}`,
    kind: column.kind,
    integer: column.integer,
    reads: [located],
    column,
  };
}

/** Column names may hold operators themselves, so each place is tried until both sides are known. */
function arithmetic(scope: Scope, text: string): Expression | undefined {
  const places = [...text].flatMap((char, i) => (isOperator(char) ? [{ operator: char, i }] : []));
  for (const { operator, i } of places) {
    const left = operand(scope, text.slice(0, i));
    const right = left && operand(scope, text.slice(i + 1));
    if (left && right) return combine(operator, left, right, text);
  }
  return unknownOperand(scope, text);
}

function isOperator(char: string): char is Arithmetic {
  return (ARITHMETIC as readonly string[]).includes(char);
}

function operand(scope: Scope, text: string): Expression | undefined {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    return { sql: sql`${trimmed}::numeric`, kind: 'number', integer: false, reads: [] };
  }
  return trimmed ? find(scope, trimmed) : undefined;
}

/** Blames the side that is not known, when the text looks like arithmetic at all. */
function unknownOperand(scope: Scope, text: string): undefined {
  const match = /^(?<left>.+?)\s[-+*/]\s(?<right>.+)$/.exec(text.trim());
  if (!match?.groups) return undefined;
  for (const side of [match.groups['left'] ?? '', match.groups['right'] ?? '']) {
    if (!operand(scope, side)) scope.column(side.trim());
  }
  return undefined;
}

const TEMPORAL: ReadonlySet<ValueKind> = new Set(['date', 'timestamp']);

function combine(operator: Arithmetic, left: Expression, right: Expression, text: string): Expression {
  const reads = [...left.reads, ...right.reads];
  const result = (piece: Sql): Expression => ({ sql: piece, kind: 'number', integer: false, reads });
  if (operator === '-' && TEMPORAL.has(left.kind) && TEMPORAL.has(right.kind))
    return result(days(left, right));
  const [a, b] = [numeric(left, text), numeric(right, text)];
  if (operator === '-') return result(sql`(${a} - ${b})`);
  if (operator === '+') return result(sql`(${a} + ${b})`);
  if (operator === '*') return result(sql`(${a} * ${b})`);
  return result(sql`round(${a} / nullif(${b}, 0), 6)`);
}

/** A difference of dates is a number of days; of times, with a fraction. */
function days(left: Expression, right: Expression): Sql {
  if (left.kind === 'date' && right.kind === 'date') return sql`(${left.sql} - ${right.sql})`;
  const difference = sql`(${left.sql}::timestamptz - ${right.sql}::timestamptz)`;
  return sql`round((extract(epoch from ${difference}) / 86400)::numeric, 6)`;
}

function numeric(side: Expression, text: string): Sql {
  if (side.kind === 'number') return sql`${side.sql}::numeric`;
  throw new ParleyError(
    'invalid_input',
    `"${text}" cannot be calculated: one side is of type ${side.column?.type ?? side.kind}.`,
    {
      hint: 'Arithmetic takes two numbers, or the difference of two dates.',
    },
  );
}

export interface GroupKey {
  sql: Sql;
  reads: Located[];
}

const FORMATS = {
  year: 'YYYY',
  quarter: 'YYYY-"Q"Q',
  month: 'YYYY-MM',
  week: 'IYYY-"W"IW',
  day: 'YYYY-MM-DD',
} as const satisfies Record<Bucket, string>;

/** A column, or `date_column:month`, which groups by calendar month (`2026-03`) and so on. */
export function groupKeyOf(scope: Scope, text: string): GroupKey {
  const plain = scope.find(text);
  if (plain) return groupable(fromColumn(plain), text);
  const match = /^(?<column>.+):(?<bucket>\w+)$/.exec(text);
  if (!match?.groups) return groupable(expressionOf(scope, text), text);
  const { column = '', bucket = '' } = match.groups;
  if (!isBucket(bucket)) {
    throw new ParleyError('invalid_input', `"${bucket}" is not a period.`, {
      hint: `Periods: ${BUCKETS.join(', ')}.`,
    });
  }
  const expression = expressionOf(scope, column);
  if (!TEMPORAL.has(expression.kind)) {
    throw new ParleyError('invalid_input', `"${column}" is not a date, so it has no ${bucket}.`, {
      hint: `Group by "${column}" itself, or by a date column.`,
    });
  }
  return { sql: sql`to_char(${expression.sql}, ${sql.lit(FORMATS[bucket])})`, reads: expression.reads };
}

function isBucket(text: string): text is Bucket {
  return (BUCKETS as readonly string[]).includes(text);
}

function groupable(expression: Expression, text: string): GroupKey {
  if (expression.kind !== 'json' && expression.kind !== 'other') return expression;
  throw new ParleyError(
    'invalid_input',
    `Rows cannot be grouped by "${text}" (${expression.column?.type}).`,
    {
      hint: 'Group by another column.',
    },
  );
}
