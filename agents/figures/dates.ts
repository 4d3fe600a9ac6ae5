import type { CalendarDate, Token } from './types.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';

const PATTERNS: RegExp[] = [
  /(?<![\p{L}\p{N}.])(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?(?!\d)/gu,
  new RegExp(
    `(?<![\\p{L}\\p{N}])${DAY}(?:\\s+of)?\\s+(?<name>${MONTH})(?:,?\\s+${YEAR})?(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${MONTH})\\s+${DAY}(?:,?\\s+${YEAR})?(?![\\p{L}\\p{N}])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${MONTH})(?:,|\\s+of)?\\s+${YEAR}(?![\\p{L}\\p{N}])`, 'giu'),
  /(?<![\p{L}\p{N}.,-])(?<year>(?:19|20)\d\d)-(?<month>0[1-9]|1[0-2])(?![\d-])/gu,
];
const NUMERIC =
  /(?<![\p{N}./])(?<a>[0-3]?\d)(?<sep>[./])(?<b>[0-3]?\d)\k<sep>(?<year>(?:19|20)\d\d)(?![\d./])/gu;
const TIME =
  /(?<![\p{L}\p{N}:.])(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)(?![\p{N}:])/giu;

/** Dates and times of day, in the ways in which they are usually written. */
export function datesIn(text: string): Token[] {
  const found = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(written));
  const numeric = [...text.matchAll(NUMERIC)].flatMap(numericDate);
  const times = [...text.matchAll(TIME)].map((match) => dateToken(match, 'time', []));
  return withoutOverlaps([...found, ...numeric, ...times]);
}

function written(match: RegExpExecArray): Token[] {
  const { year, month, name, day } = match.groups ?? {};
  const date: CalendarDate = {};
  if (year) date.year = Number(year);
  if (name) date.month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month) date.month = Number(month);
  if (day) date.day = Number(day);
  // `Those under 18 may not` has no date in it.
  if (name === 'may' && !year) return [];
  return isCalendarDate(date) ? [dateToken(match, 'date', [date])] : [];
}

/** `03.04.2026` and `3/4/2026`: both orders are possible where both are dates. */
function numericDate(match: RegExpExecArray): Token[] {
  const [a, b, year] = ['a', 'b', 'year'].map((name) => Number(match.groups?.[name]));
  const orders: CalendarDate[] = [
    { year: year ?? 0, month: b ?? 0, day: a ?? 0 },
    { year: year ?? 0, month: a ?? 0, day: b ?? 0 },
  ];
  const dates = orders.filter(isCalendarDate);
  return dates.length > 0 ? [dateToken(match, 'date', dates)] : [];
}

function isCalendarDate({ month = 1, day = 1 }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function dateToken(match: RegExpExecArray, kind: 'date' | 'time', dates: CalendarDate[]): Token {
  return { text: match[0], offset: match.index, kind, readings: [], dates };
}

/** Of what overlaps the longer one, which is the more exact. */
export function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of [...tokens].sort((a, b) => b.text.length - a.text.length || a.offset - b.offset)) {
    const end = token.offset + token.text.length;
    if (kept.every((other) => end <= other.offset || other.offset + other.text.length <= token.offset)) {
      kept.push(token);
    }
  }
  return kept.sort((a, b) => a.offset - b.offset);
}

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ].*)?$/;

/** The date that a value of a row is, if it is one. */
export function dateOf(value: unknown): CalendarDate | undefined {
  if (typeof value !== 'string') return undefined;
  const [, year, month, day] = ISO.exec(value) ?? [];
  if (!year) return undefined;
  return { year: Number(year), month: Number(month), ...(day ? { day: Number(day) } : {}) };
}

/** Whether everything that the text says of a date holds for the exact one. */
export function sameDate(said: CalendarDate, exact: CalendarDate): boolean {
  return (['year', 'month', 'day'] as const).every(
    (part) => said[part] === undefined || said[part] === exact[part],
  );
}

const DAY_MS = 86_400_000;

/** Whole days from one date to another. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number | undefined {
  const ms = [from, to].map(({ year, month, day }) =>
    year && month && day ? Date.UTC(year, month - 1, day) : Number.NaN,
  );
  const days = Math.round(((ms[1] ?? Number.NaN) - (ms[0] ?? Number.NaN)) / DAY_MS);
  return Number.isNaN(days) ? undefined : days;
}

export function calendarDate(at: Date): CalendarDate {
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
