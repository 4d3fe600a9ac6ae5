import { sameDate } from './dates.ts';
import { isValueOf } from './extract.ts';
import type { Token } from './types.ts';
import { isTimeUnit, scaleBetween } from './units.ts';

/** Numbers that could stand in the place of one another: of one kind, and of one unit or both of time. */
export function isRival(a: Token, b: Token): boolean {
  if (b.soft) return false;
  if (a.unit && a.kind === 'number' && !b.unit) return false;
  return isComparable(a, b) || (isTimeUnit(a.unit) && isTimeUnit(b.unit));
}

/** Whether two numbers could be the same one: of one kind, in one unit. */
function isComparable(a: Token, b: Token): boolean {
  if ((a.kind === 'year') !== (b.kind === 'year') && (a.kind === 'number' || b.kind === 'number'))
    return false;
  if (a.kind === 'percent' || b.kind === 'percent') return a.kind === b.kind;
  if (a.kind === 'date' || a.kind === 'time') return a.kind === b.kind || b.kind === 'year';
  if (b.kind === 'date' || b.kind === 'time') return a.kind === 'year' && b.kind === 'date';
  return !a.unit || !b.unit || a.unit === b.unit;
}

export function isSame(a: Token, b: Token): boolean {
  const scale = a.unit && b.unit && a.unit !== b.unit ? scaleBetween(b.unit, a.unit) : undefined;
  if (scale !== undefined) return b.readings.some(({ value }) => isValueOf(a, value * scale));
  if (!isComparable(a, b)) return false;
  if (a.kind === 'time' || b.kind === 'time') return clock(a.text) === clock(b.text);
  if (a.dates.some((one) => b.dates.some((other) => sameDate(one, other) || sameDate(other, one))))
    return true;
  if (a.kind === 'date' || b.kind === 'date') return false;
  return b.readings.some(({ value }) => isValueOf(a, value));
}

/** Minutes of the day: `1 am` is 01:00. */
export function clock(text: string): number {
  const [, hour = '', minute = '0', half] = /(\d+)(?::(\d\d))?[:\d]*\s*([ap])?/i.exec(text) ?? [];
  const noon = half?.toLowerCase() === 'p' ? 12 : 0;
  return ((half ? Number(hour) % 12 : Number(hour)) + noon) * 60 + Number(minute);
}
