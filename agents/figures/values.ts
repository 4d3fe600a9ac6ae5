import { dateOf, sameDate } from './dates.ts';
import type { Row } from './evidence.ts';
import { isAbout, isValueOf } from './extract.ts';
import type { Token } from './types.ts';
import { isTimeUnit, scaleBetween } from './units.ts';
import { nameStems, stemOf } from './words.ts';

/** Whether a number or a date of a text is the value. */
export function states(token: Token, value: unknown): boolean {
  const date = dateOf(value);
  if (date) return token.dates.some((said) => sameDate(said, date));
  const number = numberOf(value);
  if (number === undefined) return false;
  if (isValueOf(token, number) || isAbout(token, number)) return true;
  return token.kind === 'percent' && Math.abs(number) <= 1 && isValueOf(token, number * 100);
}

/** The number that a value of a row is; databases give exact ones as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  return undefined;
}

export const OF_HUNDRED = /percent|pct|rate|share|ratio|quota|proportion|%/i;

/** Whether a number states the value of a column: a percentage is no count, and 14 days are two weeks. */
export function statesIn(token: Token, row: Row, column: string): boolean {
  const value = row.cells[column];
  const number = numberOf(value);
  if (number === undefined) return states(token, value);
  const { fn } = row.table.measures.get(column) ?? {};
  const isCount = fn?.startsWith('count') ?? false;
  if (
    token.kind === 'percent' &&
    !OF_HUNDRED.test(column) &&
    (isCount || fn === 'sum' || unitOf(column) !== undefined || exceedsHundred(row, column))
  )
    return false;
  if (isCount && /^[A-Z]{3}$/.test(token.unit ?? '')) return false;
  const unit = unitOf(column);
  if (!unit || !isTimeUnit(token.unit) || unit === token.unit) return states(token, value);
  const scale = scaleBetween(unit, token.unit ?? '');
  return scale !== undefined && states(token, number * scale);
}

function exceedsHundred({ table }: Row, column: string): boolean {
  return table.rows.some(({ cells }) => Math.abs(numberOf(cells[column]) ?? 0) > 100);
}

const SHORT: Record<string, string> = {
  min: 'minute',
  mins: 'minute',
  hr: 'hour',
  hrs: 'hour',
  sec: 'second',
  secs: 'second',
};

/** The unit of time that the name of a column tells: `waiting_days`. */
export function unitOf(column: string): string | undefined {
  const stems = nameStems(column);
  const short = SHORT[stems.at(-1) ?? ''];
  if (short && stems.length > 1) return short;
  return ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'].find((unit) =>
    stems.includes(stemOf(unit)),
  );
}
