import { MONTHS } from '@parley/platform/months';
import { stem } from '../../text/stem.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const DAY = '(mon|tue|wed|thu|fri|sat|sun)(?:s?day|nesday|rsday|urday|s|nes|rs|r)?s?\\.?';
/** "May" is a month only with a capital and where no verb stands behind it. */
const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\\.?';
const TO = '\\s*(?:to|until|till|through|and(?= including)|-|–|—)\\s*(?:including )?';
const DATE = `(?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?${MONTH}(?: (\\d{1,2})(?:st|nd|rd|th)?)?`;
const DAYS = new RegExp(`\\b${DAY}${TO}${DAY}(?!\\p{L})`, 'giu');
const MONTHS_RANGE = new RegExp(`\\b${DATE}(?:${TO}| and )${DATE}(?!\\p{L})`, 'giu');
const ONE_DAY = new RegExp(`\\b${DAY}(?!\\p{L})`, 'giu');
const ONE_DATE = new RegExp(`\\b${DATE}(?!\\p{L}|\\d)`, 'gu');
const CAPITAL_DATE = new RegExp(
  ONE_DATE.source.replace(
    '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)',
    '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  ),
  'gu',
);
const WEEKDAY = /\b(?:weekdays?|week ?nights?|working days?|work days?|business days?)\b/iu;
const WEEKEND = /\bweek-?ends?\b/iu;

const at = (names: readonly string[], short: string): number =>
  names.findIndex((name) => name.startsWith(short.toLowerCase().slice(0, 3)));

/** From one place to another, around the end where needed. */
function around(from: number, to: number, length: number): number[] {
  const steps = (to - from + length) % length;
  return Array.from({ length: steps + 1 }, (_, i) => (from + i) % length);
}

/** A day of the year as a number that grows from 1 January on; without a day, `other`. */
const dayOf = (day: string | undefined, month: number, other: number): number =>
  month * 31 + (day ? Number(day) - 1 : other);

const WHOLE_YEAR = 12 * 31;

/** When something holds, as far as a text says so: days of the week, days of the year. */
export interface Times {
  weekdays: Set<number>;
  /** Stretches of the year, as days of it; the second may come before the first. */
  seasons: [number, number][];
  /** Stretches of the day, as minutes of it; the second may come before the first. */
  clocks: [number, number][];
}

/** Days with a name of their own, as the day and month that texts give for them. */
const NAMED_DAYS: readonly (readonly [RegExp, string])[] = [
  [/\bChristmas Eve\b/giu, '24 December'],
  [/\bBoxing Day\b/giu, '26 December'],
  [/\bNew Year['’]?s Eve\b/giu, '31 December'],
  [/\bNew Year['’]?s Day\b/giu, '1 January'],
  [
    /\b(?:Christmas Day|(?:over|at|for|during|on) Christmas)\b(?! (?:party|parties|bonus|dinner|lunch|card|tree|present|shutdown|closure)s?\b)/giu,
    '25 December',
  ],
];

function inDates(text: string): string {
  return NAMED_DAYS.reduce((said, [name, date]) => said.replace(name, date), text);
}

/** Whether a word of the question is of such a name. */
export function isInNamedDay(text: string, word: string): boolean {
  return NAMED_DAYS.some(
    ([name]) =>
      text.match(name)?.some((said) =>
        said
          .toLowerCase()
          .split(/[^\p{L}'’]+/u)
          .some((w) => w.replace(/['’]s$/, '') === word),
      ) ?? false,
  );
}

function seasonsIn(text: string): { seasons: [number, number][]; rest: string } {
  const seasons: [number, number][] = [];
  const rest = text.replace(MONTHS_RANGE, (whole, ...m: (string | undefined)[]) => {
    const [day1, month1 = '', after1, day2, month2 = '', after2] = m;
    const dated = day1 ?? after1 ?? day2 ?? after2;
    // "In March and September" are two months; "between 20 December and 2 January" is a stretch.
    if (
      / and /i.test(whole) &&
      !(dated && /\b(?:between|from)\s+$/i.test(text.slice(0, text.indexOf(whole))))
    )
      return whole;
    if (/^may/.test(month1) || /^may/.test(month2)) return whole;
    const [from, to] = [at(MONTHS, month1), at(MONTHS, month2)];
    seasons.push([dayOf(day1 ?? after1, from, 0), dayOf(day2 ?? after2, to, 30)]);
    return ' ';
  });
  return { seasons, rest };
}

/** "Sat" and "sun" are words, too: an abbreviation has a capital and no word goes on behind it. */
function isDay(name: string, behind: string): boolean {
  return /day/i.test(name) || (/^\p{Lu}/u.test(name) && !/^ \p{Ll}/u.test(behind));
}

const IN_MAY =
  /\b(?:in|until|till|from|since|of|by|during|before|after|each|every|early|late|mid|last|next|this)[ -]$/i;

const CLOCK = '(\\d{1,2}):(\\d\\d)';
const SPAN = new RegExp(`${CLOCK}${TO}${CLOCK}`, 'gu');
const ONE_CLOCK = new RegExp(`\\b(after|past|later than|from|until|till|before|by)?\\s*${CLOCK}`, 'giu');
const DAY_LENGTH = 24 * 60;
const minutes = (hour: string, minute: string): number => Number(hour) * 60 + Number(minute);

/** The stretches of the day that a text gives: "22:00 to 06:00", "until 23:00", "after 23:00". */
function clocksOf(text: string): [number, number][] {
  const spans: [number, number][] = [];
  const rest = text.replace(SPAN, (_, h1: string, m1: string, h2: string, m2: string) => {
    spans.push([minutes(h1, m1), minutes(h2, m2)]);
    return ' ';
  });
  for (const [, word = '', hour = '', minute = ''] of rest.matchAll(ONE_CLOCK)) {
    if (/^(?:until|till|before|by)$/i.test(word)) spans.push([0, minutes(hour, minute)]);
    if (/^(?:after|past|later than|from)$/i.test(word)) spans.push([minutes(hour, minute), DAY_LENGTH - 1]);
  }
  return spans;
}

/** The times of day that a question names, each as a stretch of no or hardly any length. */
function clocksIn(text: string): [number, number][] {
  return [...text.matchAll(ONE_CLOCK)].map(([, word = '', hour = '', minute = '']) => {
    const late = /^(?:after|past|later than)$/i.test(word) ? 1 : 0;
    const time = minutes(hour, minute) + late;
    return [time, time];
  });
}

/** "From 1 April 2026": since when something holds, which is no part of the year. */
const DATED = new RegExp(`\\b(?:${DATE}|(?:${DATE}(?:${TO}| and )${DATE})),? (?:19|20)\\d\\d`, 'giu');

/** "Whoever joins after 1 July": the rest of the year. */
const AFTER = new RegExp(`\\b(?:after|from|later than) ${DATE}(?!${TO}|\\p{L})`, 'giu');

function openSeasons(text: string): [number, number][] {
  return [...text.matchAll(AFTER)].flatMap(([, day, month = '', after]) => {
    const named = day ?? after;
    const place = at(MONTHS, month);
    return named === undefined ? [] : [[dayOf(named, place, 0), WHOLE_YEAR - 1] as [number, number]];
  });
}

/** The days of the week and the parts of the year and the day for which a text holds. */
export function timesOf(text: string): Times {
  const { weekdays, seasons } = timesIn(text.replace(DATED, ' '));
  const open = openSeasons(text.replace(DATED, ' '));
  return {
    weekdays,
    seasons: [...seasons.filter(([from, to]) => from !== to), ...open],
    clocks: clocksOf(text),
  };
}

/** The days that the head of a row names: each is a case of its own, not a date in passing. */
export function daysOf(text: string): Times {
  const each = text.replace(
    /\b(\d{1,2}) (?:and|or|&) (\d{1,2}) (\p{Lu}\p{L}+)/gu,
    (_, first: string, second: string, month: string) => `${first} ${month}, ${second} ${month}`,
  );
  const { seasons } = timesIn(each);
  return { ...timesOf(text), seasons };
}

function weekdaysIn(text: string): Set<number> {
  const weekdays = new Set<number>();
  const plain = text.replace(DAYS, (_, from: string, to: string) => {
    for (const day of around(at(WEEKDAYS, from), at(WEEKDAYS, to), 7)) weekdays.add(day);
    return ' ';
  });
  for (const { 0: whole, 1: day = '', index } of plain.matchAll(ONE_DAY))
    if (isDay(whole, plain.slice((index ?? 0) + whole.length))) weekdays.add(at(WEEKDAYS, day));
  if (WEEKDAY.test(text) && !/\d[\s-]*(?:working|business|work)/i.test(text))
    for (const day of [0, 1, 2, 3, 4]) weekdays.add(day);
  if (WEEKEND.test(text)) for (const day of [5, 6]) weekdays.add(day);
  return weekdays;
}

/** The days of the week and the stretches of the year and the day that a text names. */
export function timesIn(text: string): Times {
  const { seasons, rest } = seasonsIn(inDates(text));
  for (const { 0: whole, 1: day, 2: month = '', 3: after, index } of rest.matchAll(CAPITAL_DATE)) {
    if (/^May/.test(whole) && after === undefined && !IN_MAY.test(rest.slice(0, index))) continue;
    const place = at(MONTHS, month);
    seasons.push([dayOf(day ?? after, place, 0), dayOf(day ?? after, place, 30)]);
  }
  return { weekdays: weekdaysIn(text), seasons, clocks: clocksIn(text) };
}

/** Whether one stretch of a year or a day lies within another. */
function within(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
  whole: number,
): boolean {
  const length = (a: number, b: number): number => (b - a + whole) % whole;
  return length(first, from) + length(from, to) <= length(first, last);
}

/** Whether times hold those that were asked about: true, false, or undefined where nothing of the kind is said. */
export function holdsTimes(said: Times, asked: Times): boolean | undefined {
  const verdicts = [
    asked.weekdays.size > 0 && said.weekdays.size > 0
      ? [...asked.weekdays].every((day) => said.weekdays.has(day))
      : undefined,
    asked.seasons.length > 0 && said.seasons.length > 0
      ? asked.seasons.every((season) => said.seasons.some((s) => within(season, s, WHOLE_YEAR)))
      : undefined,
    asked.clocks.length > 0 && said.clocks.length > 0
      ? asked.clocks.some((clock) => said.clocks.some((s) => within(clock, s, DAY_LENGTH)))
      : undefined,
  ].filter((verdict) => verdict !== undefined);
  return verdicts.length === 0 ? undefined : verdicts.every(Boolean);
}

/** The days and months that a text means without naming each: "Monday to Thursday", "weekends", as stems. */
export function calendarStems(text: string): string[] {
  if (!/\p{L}{3}/u.test(text)) return [];
  const { weekdays, seasons } = timesIn(text);
  const months = seasons.flatMap(([from, to]) => around(Math.floor(from / 31), Math.floor(to / 31), 12));
  return [
    ...[...weekdays].map((day) => stem(WEEKDAYS[day] ?? '')),
    ...(weekdays.has(5) || weekdays.has(6) ? [stem('weekend')] : []),
    ...([...weekdays].some((day) => day < 5) && weekdays.size > 1 ? [stem('weekday')] : []),
    ...months.map((month) => stem(MONTHS[month] ?? '')),
  ];
}
