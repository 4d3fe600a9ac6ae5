import { calendar, isDay, shiftDate, type Unit } from './date-math.ts';
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

const amount =
  /^\d{4} (?:euros?|eur|dollars?|usd|pounds?|gbp|francs?|chf|hours?|units?|pieces?|people|kilos?|kg|km|miles?|met(?:re|er)s?|lit(?:re|er)s?|seats?|pages?|points?|days?)\b/;

function readPlain(text: string, today: string): DateSpan | undefined {
  const lead = /^(in|during|on|for|within|of|over|throughout|at) /.test(text) ? 1 : 0;
  const period = readPeriod(skip(text, lead), today);
  // "2000 euros" is an amount, not a year.
  if (!period || (lead === 0 && amount.test(text))) return undefined;
  const length = lead + period.length;
  const [open] =
    /^(?:(?:or|and) (?:later|after|newer|since|earlier|before|older)|onwards?)(?= |$)/.exec(
      skip(text, length),
    ) ?? [];
  if (open === undefined)
    return { range: { from: period.from, to: period.to, label: `in ${period.label}` }, length };
  const until = /earlier|before|older/.test(open);
  return {
    range: until
      ? { to: period.to, label: `in ${period.label} or before` }
      : { from: period.from, label: `from ${period.label} on` },
    length: length + open.split(' ').length,
  };
}

function readBetween(text: string, today: string): DateSpan | undefined {
  if (!/^(between|from) /.test(text)) return undefined;
  const body = skip(text, 1);
  const days = readDays(body, today);
  if (days) return days;
  const first = readPeriod(body, today);
  if (!first) return undefined;
  const rest = skip(body, first.length);
  const second: Found = joint.test(rest) ? readPeriod(skip(rest, 1), today) : undefined;
  if (!second)
    return text.startsWith('from ')
      ? { range: { from: first.from, label: `from ${first.label} on` }, length: 1 + first.length }
      : undefined;
  const words = {
    first: head(body, first.length),
    second: head(skip(rest, 1), second.length),
  };
  const start = startingIn(words, { first, second }, today);
  const end = hasYear(words.first) ? endingIn(words.second, { first, second }, today) : second;
  return {
    range: { from: start.from, to: end.to, label: `from ${start.label} to ${end.label}` },
    length: 2 + first.length + second.length,
  };
}

const joint = /^(and|to|until|till|through) /;
const head = (text: string, count: number): string => text.split(' ').slice(0, count).join(' ');
const hasYear = (words: string): boolean => /(^|\D)\d{4}(\D|$)/.test(words);

/** "between 10 and 28 February 2025": the month and year of the second day hold for the first. */
function readDays(body: string, today: string): DateSpan | undefined {
  const [, day = '', rest = ''] =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:and|to|until|till|through) (.+)$/.exec(body) ?? [];
  const second = /^(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]/.test(rest)
    ? readPeriod(rest, today)
    : undefined;
  if (!second || !isDay(`${second.from.slice(0, 8)}${day.padStart(2, '0')}`)) return undefined;
  const from = `${second.from.slice(0, 8)}${day.padStart(2, '0')}`;
  const lead = body.length - rest.length;
  return {
    range: { from, to: second.to, label: `from ${from} to ${second.label}` },
    length: 1 + body.slice(0, lead).trim().split(' ').length + second.length,
  };
}

interface Ends {
  first: Period;
  second: Period;
}

/** "between January and March 2024", "10 February and 28 February 2025": the year of the end holds for the start. */
function startingIn(
  words: { first: string; second: string },
  { first, second }: Ends,
  today: string,
): Period {
  if (hasYear(words.first) || !/[a-z]{3}/.test(words.first) || !hasYear(words.second)) return first;
  const year = Number(second.from.slice(0, 4));
  const same = dated(words.first, year, today);
  if (!same) return first;
  return same.from <= second.from ? same : (dated(words.first, year - 1, today) ?? first);
}

/** "from 10 February 2025 to 28 March": the first such day after the start. */
function endingIn(words: string, { first, second }: Ends, today: string): Period {
  if (hasYear(words) || !/[a-z]{3}/.test(words)) return second;
  const year = Number(first.from.slice(0, 4));
  const same = dated(words, year, today);
  if (!same) return second;
  return same.from >= first.from ? same : (dated(words, year + 1, today) ?? second);
}

/** The period with that year, where it can have one: "last month" can't. */
function dated(words: string, year: number, today: string): Period | undefined {
  const period = readPeriod(`${words} ${year}`, today);
  return period?.length === words.split(' ').length + 1 ? period : undefined;
}

const openings: [pattern: RegExp, range: (period: Period) => DateRange][] = [
  [/^(?:since|starting from|beginning from) /, ({ from, label }) => ({ from, label: `since ${label}` })],
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
    const said = skip(text, lead);
    const period = lead > 0 && !amount.test(said) ? readPeriod(said, today) : undefined;
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
