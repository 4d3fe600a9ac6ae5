import { MONTHS } from '@parley/platform/months';
import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { calendar, dayOf, isDay, shiftDate, startOf, type Unit } from './date-math.ts';

/** A named stretch of time: from (inclusive) to (exclusive). */
export interface Period {
  from: string;
  to: string;
  label: string;
}

const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)`;
const YEAR = String.raw`((?:1[89]|20|21)\d\d)`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const COUNT = String.raw`(\d{1,4}|a|${Object.keys(SMALL_NUMBERS).join('|')})`;
const UNIT = '(day|week|month|quarter|year)s?';

const countWords: Readonly<Record<string, number>> = { a: 1, ...SMALL_NUMBERS };
const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
};
const offsets: Record<string, number> = { this: 0, current: 0, last: -1, previous: -1, next: 1, coming: 1 };

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const monthOf = (name: string): number => MONTHS.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1;
export const countOf = (word: string): number => countWords[word] ?? Number(word);

/** A month without a year is the last one that has begun. */
function latestYear(month: number, today: string): number {
  const year = Number(today.slice(0, 4));
  return month > Number(today.slice(5, 7)) ? year - 1 : year;
}

const oneDay = (from: string, label = from): Period => ({ from, to: shiftDate(from, 1, 'day'), label });

function monthPeriod(name: string, year: string | undefined, today: string): Period {
  const month = monthOf(name);
  const from = dayOf(year ? Number(year) : latestYear(month, today), month);
  return {
    from,
    to: shiftDate(from, 1, 'month'),
    label: `${capital(MONTHS[month - 1] ?? '')} ${from.slice(0, 4)}`,
  };
}

function dayPeriod(name: string, parts: { day: string; year?: string }, today: string): Period {
  const month = monthOf(name);
  return oneDay(dayOf(parts.year ? Number(parts.year) : latestYear(month, today), month, Number(parts.day)));
}

function quarterPeriod(quarter: number, year: string | undefined, today: string): Period {
  const from = dayOf(Number(year ?? today.slice(0, 4)), quarter * 3 - 2);
  return { from, to: shiftDate(from, 1, 'quarter'), label: `Q${quarter} ${from.slice(0, 4)}` };
}

function halfPeriod(half: number, year: string | undefined, today: string): Period {
  const from = dayOf(Number(year ?? today.slice(0, 4)), half === 1 ? 1 : 7);
  return { from, to: shiftDate(from, 2, 'quarter'), label: `H${half} ${from.slice(0, 4)}` };
}

function years(from: number, count: number, label: string): Period {
  return { from: dayOf(from, 1), to: dayOf(from + count, 1), label };
}

/** The stretch of `count` units that ends today. */
function rolling(count: number, unit: Unit, today: string): Period {
  const label = count === 1 ? `the past ${unit}` : `the past ${count} ${unit}s`;
  return { from: shiftDate(today, -count, unit), to: shiftDate(today, 1, 'day'), label };
}

function coming(count: number, unit: Unit, today: string): Period {
  return {
    from: today,
    to: shiftDate(shiftDate(today, count, unit), 1, 'day'),
    label: `the next ${count} ${unit}s`,
  };
}

type Reader = (groups: (string | undefined)[], today: string) => Period | undefined;

const forms: [pattern: string, read: Reader][] = [
  [String.raw`(\d{4}-\d{2}-\d{2})`, ([day = '']) => (isDay(day) ? oneDay(day) : undefined)],
  [
    String.raw`(\d{4})-(0[1-9]|1[0-2])`,
    ([year, month = ''], today) => monthPeriod(MONTHS[Number(month) - 1] ?? '', year, today),
  ],
  ['yesterday', (_, today) => oneDay(shiftDate(today, -1, 'day'), 'yesterday')],
  ['today', (_, today) => oneDay(today, 'today')],
  ['tomorrow', (_, today) => oneDay(shiftDate(today, 1, 'day'), 'tomorrow')],
  ['(?:the )?past (day|week|month|quarter|year)', ([unit = 'day'], today) => rolling(1, unit as Unit, today)],
  [
    `(?:the )?(?:last|past|previous|recent) ${COUNT} ${UNIT}`,
    ([count = '', unit = 'day'], today) => rolling(countOf(count), unit as Unit, today),
  ],
  [
    `(?:the )?(?:next|coming) ${COUNT} ${UNIT}`,
    ([count = '', unit = 'day'], today) => coming(countOf(count), unit as Unit, today),
  ],
  [
    '(?:the )?(this|current|last|previous|next|coming) (?:fiscal |calendar )?(day|week|month|quarter|year)',
    ([which = '', unit = 'day'], today) => ({
      ...calendar(unit as Unit, offsets[which] ?? 0, today),
      label: `${which} ${unit}`,
    }),
  ],
  [
    '(?:the )?(?:year to date|ytd)',
    (_, today) => ({
      from: startOf(today, 'year'),
      to: shiftDate(today, 1, 'day'),
      label: 'this year to date',
    }),
  ],
  [
    `(?:the )?${DAY} (?:of )?${MONTH}(?: ${YEAR})?`,
    ([day = '', name = '', year], today) => dayPeriod(name, { day, ...(year ? { year } : {}) }, today),
  ],
  [
    `${MONTH} (?:the )?${DAY}(?: ${YEAR})?`,
    ([name = '', day = '', year], today) => dayPeriod(name, { day, ...(year ? { year } : {}) }, today),
  ],
  [
    `(?:the )?q([1-4])[ -]?(?:of )?(?:fiscal |fy ?)?${YEAR}?`,
    ([quarter, year], today) => quarterPeriod(Number(quarter), year, today),
  ],
  [`${YEAR}[ -]?q([1-4])`, ([year, quarter], today) => quarterPeriod(Number(quarter), year, today)],
  [
    `(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter(?: of)?(?: fiscal| fy)?(?: year)?(?: ${YEAR})?`,
    ([which = '', year], today) => quarterPeriod(ordinals[which] ?? 1, year, today),
  ],
  [`(?:the )?h([12])(?: of)?[ -]?${YEAR}?`, ([half, year], today) => halfPeriod(Number(half), year, today)],
  [
    `(?:the )?(first|second|last|1st|2nd) half(?: of)?(?: ${YEAR})?`,
    ([which = '', year], today) => halfPeriod(which === 'first' || which === '1st' ? 1 : 2, year, today),
  ],
  [`${MONTH}(?: of)? ${YEAR}`, ([name = '', year], today) => monthPeriod(name, year, today)],
  // The verb "may" stands before another word; the month ends its phrase.
  [`(?!may \\S)${MONTH}`, ([name = ''], today) => monthPeriod(name, undefined, today)],
  [String.raw`(?:the )?((?:1[89]|20)\d0)s`, ([decade = '']) => years(Number(decade), 10, `the ${decade}s`)],
  [
    String.raw`(?:fy ?-?|fiscal (?:year )?)((?:20)?\d\d)`,
    ([given = '']) =>
      years(
        (Number(given) % 2000) + 2000,
        1,
        `fiscal year ${(Number(given) % 2000) + 2000} (taken as the calendar year)`,
      ),
  ],
  [`(?:(?:calendar )?year )?${YEAR}`, ([year = '']) => years(Number(year), 1, year)],
];

const readers = forms.map(([pattern, read]) => ({
  pattern: new RegExp(String.raw`^${pattern}(?=\s|$)`),
  read,
}));

/** The named period a text (lower case, single spaces) begins with, and how many words it takes. */
export function readPeriod(text: string, today: string): (Period & { length: number }) | undefined {
  for (const { pattern, read } of readers) {
    const match = pattern.exec(text);
    const period = match && read(match.slice(1), today);
    if (match && period) return { ...period, length: match[0].trim().split(' ').length };
  }
  return undefined;
}
