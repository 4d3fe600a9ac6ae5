import { calendar, shiftDate, type Unit } from './date-math.ts';
import { countOf, type Period, readPeriod } from './periods.ts';

/** A period of whole days: from (inclusive) to (exclusive); an open end is undefined. */
export interface DateRange {
  from?: string;
  to?: string;
  /** As a reader would say it. */
  label: string;
}

export interface DateSpan {
  range: DateRange;
  length: number;
}

type Found = (Period & { length: number }) | undefined;

/** Reads a period, or an open or closed range of periods, at the start of `words` (lower case). */
export function readDates(words: readonly string[], today: string): DateSpan | undefined {
  const text = words.join(' ');
  return readBetween(text, today) ?? readOpen(text, today) ?? readAgo(text, today) ?? readPlain(text, today);
}

const skip = (text: string, count: number): string => text.split(' ').slice(count).join(' ');

function readPlain(text: string, today: string): DateSpan | undefined {
  const lead = /^(in|during|on|for|within|of|over|throughout|at) /.test(text) ? 1 : 0;
  const period = readPeriod(skip(text, lead), today);
  // "2000 euros" is an amount, not a year.
  if (!period || (lead === 0 && /^\d{4} (euros?|dollars?|hours?|units?)\b/.test(text))) return undefined;
  return {
    range: { from: period.from, to: period.to, label: `in ${period.label}` },
    length: lead + period.length,
  };
}

function readBetween(text: string, today: string): DateSpan | undefined {
  if (!/^(between|from) /.test(text)) return undefined;
  const first = readPeriod(skip(text, 1), today);
  if (!first) return undefined;
  const rest = skip(text, 1 + first.length);
  const second: Found = /^(and|to|until|till|through) /.test(rest)
    ? readPeriod(skip(rest, 1), today)
    : undefined;
  if (!second)
    return text.startsWith('from ')
      ? { range: { from: first.from, label: `from ${first.label} on` }, length: 1 + first.length }
      : undefined;
  const start = withYearOf(skip(text, 1).split(' ')[0] ?? '', first, second, today);
  return {
    range: { from: start.from, to: second.to, label: `from ${start.label} to ${second.label}` },
    length: 2 + first.length + second.length,
  };
}

/** "between January and March 2024": the year of the second month holds for the first. */
function withYearOf(word: string, first: NonNullable<Found>, second: Period, today: string): Period {
  if (first.length > 1 || !/^[a-z]/.test(word)) return first;
  const sameYear = readPeriod(`${word} ${second.from.slice(0, 4)}`, today);
  if (sameYear?.length !== 2) return first;
  return sameYear.from <= second.from
    ? sameYear
    : (readPeriod(`${word} ${Number(second.from.slice(0, 4)) - 1}`, today) ?? first);
}

const openings: [pattern: RegExp, range: (period: Period) => DateRange][] = [
  [
    /^(?:since|starting in|starting from|beginning in) /,
    ({ from, label }) => ({ from, label: `since ${label}` }),
  ],
  [/^(?:after|later than) /, ({ to, label }) => ({ from: to, label: `after ${label}` })],
  [/^(?:before|prior to|earlier than) /, ({ from, label }) => ({ to: from, label: `before ${label}` })],
  [
    /^(?:until|till|through|by|up to|no later than|not later than) /,
    ({ to, label }) => ({ to, label: `until the end of ${label}` }),
  ],
];

function readOpen(text: string, today: string): DateSpan | undefined {
  for (const [pattern, range] of openings) {
    const lead = pattern.exec(text)?.[0].trim().split(' ').length ?? 0;
    const period = lead > 0 ? readPeriod(skip(text, lead), today) : undefined;
    if (period) return { range: range(period), length: lead + period.length };
  }
  return undefined;
}

const agoPattern =
  /^(more than |over |less than |fewer than )?(\d{1,4}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (day|week|month|quarter|year)s? ago\b/;

/** "3 months ago", "more than 2 years ago". */
function readAgo(text: string, today: string): DateSpan | undefined {
  const match = agoPattern.exec(text);
  if (!match) return undefined;
  const [whole, bound, count = '', unit = 'day'] = match;
  const at = shiftDate(today, -countOf(count), unit as Unit);
  const label = whole.slice(bound?.length ?? 0);
  const length = whole.split(' ').length;
  if (bound?.startsWith('less') || bound?.startsWith('fewer'))
    return { range: { from: at, label: `less than ${label}` }, length };
  if (bound) return { range: { to: at, label: `more than ${label}` }, length };
  return { range: { ...calendar(unit as Unit, 0, at), label: `in the ${unit} that was ${label}` }, length };
}
