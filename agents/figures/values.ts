import { dateOf, sameDate } from './dates.ts';
import { isAbout, isValueOf } from './extract.ts';
import type { Token } from './types.ts';

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
