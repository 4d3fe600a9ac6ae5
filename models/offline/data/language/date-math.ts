export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const monthsOf = { month: 1, quarter: 3, year: 12 };

export const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

/** The first moment of a day; a month beyond December runs on into the next year. */
export function dayOf(year: number, month: number, day = 1): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return isoDate(date);
}

const parse = (text: string): Date => new Date(`${text}T00:00:00Z`);

export const isDay = (text: string): boolean => !Number.isNaN(parse(text).getTime());

/** The same day `count` units later (or earlier); the 31st becomes the last day of a shorter month. */
export function shiftDate(date: string, count: number, unit: Unit): string {
  const at = parse(date);
  if (unit === 'day' || unit === 'week') {
    at.setUTCDate(at.getUTCDate() + count * (unit === 'week' ? 7 : 1));
    return isoDate(at);
  }
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1 + count * monthsOf[unit]];
  const lastDay = Number(dayOf(year, month + 1, 0).slice(8));
  return dayOf(year, month, Math.min(at.getUTCDate(), lastDay));
}

/** First day of the calendar unit that a day lies in; weeks begin on Monday. */
export function startOf(date: string, unit: Unit): string {
  const at = parse(date);
  if (unit === 'week') return shiftDate(date, -((at.getUTCDay() + 6) % 7), 'day');
  if (unit === 'day') return date;
  const month = at.getUTCMonth() + 1;
  const first = { month, quarter: month - ((month - 1) % 3), year: 1 }[unit];
  return dayOf(at.getUTCFullYear(), first);
}

/** The calendar unit `offset` units away from the one a day lies in. */
export function calendar(unit: Unit, offset: number, day: string): { from: string; to: string } {
  const from = shiftDate(startOf(day, unit), offset, unit);
  return { from, to: shiftDate(from, 1, unit) };
}
