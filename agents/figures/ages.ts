import { calendarDate, dateOf, daysBetween } from './dates.ts';
import type { Row } from './evidence.ts';
import { isValueOf, isWithin } from './extract.ts';
import { type Derivation, foundIn, namedRows } from './operands.ts';
import type { Found, Token } from './types.ts';

export const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30.4375, year: 365.2425 };
/** Where no row is named the first ones are meant: the oldest, the next to end. */
const MOST_ROWS = 3;

interface Span {
  from: string;
  to: string;
  days: number;
}

/** The time from a date of a row to the day of the run or to another date of the row. */
export function ageFor({ place, tables, today }: Derivation): Found | undefined {
  const length = UNIT_DAYS[place.token.unit ?? ''];
  if (!length) return undefined;
  for (const table of tables) {
    const named = namedRows(place, table);
    for (const row of named.length > 0 ? named : table.rows.slice(0, MOST_ROWS)) {
      const span = spansOf(row, today).find(({ days }) => isWhole(place.token, Math.abs(days) / length));
      if (!span) continue;
      const label = `time from ${span.from} to ${span.to}: ${table.title}`;
      return foundIn(table, { label, operation: 'difference', row: row.index, column: span.from });
    }
  }
  return undefined;
}

function spansOf({ cells }: Row, today: Date): Span[] {
  const dates = Object.entries(cells).flatMap(([column, value]) => {
    const date = dateOf(value);
    return date ? [{ column, date }] : [];
  });
  const ends = [{ column: 'today', date: calendarDate(today) }, ...dates];
  return dates.flatMap((from) =>
    ends.flatMap((to) => {
      const days = to === from ? undefined : daysBetween(from.date, to.date);
      return days === undefined ? [] : [{ from: from.column, to: to.column, days }];
    }),
  );
}

/** Ages are told in whole units that have passed, sometimes rounded to the nearest. */
export function isWhole(token: Token, exact: number): boolean {
  if (isWithin(token, exact)) return true;
  return [exact, Math.floor(exact), Math.round(exact)].some((value) => isValueOf(token, value));
}
