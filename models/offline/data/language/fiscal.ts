import { dayOf, shiftDate } from './date-math.ts';

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'.split(
  '|',
);
const begins = new RegExp(
  `\\b(?:fiscal|financial|business|accounting) (?:years?|calendar)\\b[^.]{0,80}?\\b(?:begins?|starts?|from|beginning|starting)\\b[^.]{0,20}?\\b(${months.join('|')})\\b`,
  'i',
);
const namedByEnd = /\b(?:named|called|numbered)\b[^.]{0,30}\b(?:after|by)\b[^.]{0,30}\bends?\b/i;

/** What the comments of a schema say about its fiscal years. */
export interface FiscalYear {
  /** 1 to 12. */
  month: number;
  /** The year is named after the calendar year in which it ends. */
  byEnd: boolean;
}

/** The first month of the fiscal year, where a comment of the schema gives it. */
export function fiscalYearOf(comments: readonly string[]): FiscalYear | undefined {
  for (const comment of comments) {
    const month = begins.exec(comment)?.[1]?.toLowerCase();
    if (month) return { month: months.indexOf(month) + 1, byEnd: namedByEnd.test(comment) };
  }
  return undefined;
}

const ordinals: Record<string, number> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: 4,
};
const year = `(?:fiscal|financial|business) year (?:of )?|fy ?-?`;
const quartered = new RegExp(
  String.raw`\b(?:in |during )?(?:the )?(?:q([1-4])|(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter)(?:,? of| in)? (?:the )?(?:${year})(?:20)?(\d\d)\b`,
  'gi',
);
const whole = new RegExp(String.raw`\b(?:in |during )?(?:the )?(?:${year})(?:20)?(\d\d)\b`, 'gi');

/** "fiscal year 2024" as the days it runs from and to. */
export function withFiscalDates(text: string, fiscal: FiscalYear): string {
  const first = (short: string): string => dayOf(2000 + Number(short) - (fiscal.byEnd ? 1 : 0), fiscal.month);
  const range = (from: string, length: number): string =>
    `between ${from} and ${shiftDate(shiftDate(from, length, 'month'), -1, 'day')}`;
  return text
    .replace(quartered, (_all, digit: string | undefined, word: string | undefined, short: string) => {
      const quarter = digit ? Number(digit) : (ordinals[word?.toLowerCase() ?? ''] ?? 1);
      return range(shiftDate(first(short), 3 * (quarter - 1), 'month'), 3);
    })
    .replace(whole, (_all, short: string) => range(first(short), 12));
}
