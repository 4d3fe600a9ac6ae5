import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import type { Place } from './reach.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const MONTH = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')})`;

const ORDINAL =
  /\b(first|second|third|fourth|[1-4](?:st|nd|rd|th))\b(?!\s+(?:half|place|month|year|week|time|largest|highest|lowest|most))/gi;
const HALF = /\b(first|second)\s+(?:half|six months)\b|\bH([12])\b/gi;
const SPAN = new RegExp(
  `\\b(${MONTH})(?:\\s+(?:19|20)\\d\\d)?\\s*(?:–|-|—|to|and|until|through)\\s*(${MONTH})\\b`,
  'gi',
);

/** A part of the year that a text names, by its months. */
export interface Period {
  start: number;
  end: number;
  from: number;
  to: number;
}

/** Quarters, halves and spans of months in a text; of `the first quarter …, the second …` both. */
export function periodsIn(text: string): Period[] {
  const quarters = /\bquarters?\b/i.test(text) ? [...text.matchAll(ORDINAL)] : [];
  const named = [...text.matchAll(/\bQ([1-4])\b/g)];
  const found = [
    ...quarters.map((match) => span(match, quarterOf(match[1] ?? ''), 3)),
    ...named.map((match) => span(match, Number(match[1]) - 1, 3)),
    ...[...text.matchAll(HALF)].map((match) => span(match, /second|2/i.test(match[0]) ? 1 : 0, 6)),
    ...[...text.matchAll(SPAN)].map((match) => ({
      ...span(match, 0, 12),
      from: monthOf(match[1] ?? ''),
      to: monthOf(match[2] ?? ''),
    })),
  ];
  return found.filter(({ from, to }) => from <= to).sort((a, b) => a.start - b.start);
}

function span(match: RegExpExecArray, index: number, months: number): Period {
  const from = index * months + 1;
  return { start: match.index, end: match.index + match[0].length, from, to: from + months - 1 };
}

function quarterOf(word: string): number {
  const at = ORDINALS.indexOf(word.toLowerCase());
  return at < 0 ? Number(word[0]) - 1 : at;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

const LENGTH = { month: 1, quarter: 3 };

/** The rows of a table by month or quarter that lie in a period, if they are all of it. */
export function rowsOf({ from, to }: Period, { rows, period }: Table): Row[] {
  if (period !== 'month' && period !== 'quarter') return [];
  const inside = rows.filter((row) => {
    const month = Object.values(row.cells)
      .map(dateOf)
      .find((date) => date !== undefined)?.month;
    return month !== undefined && month >= from && month + LENGTH[period] - 1 <= to;
  });
  return inside.length * LENGTH[period] === to - from + 1 ? inside : [];
}

const CUT = /[,;:()](?=\s|$)|\s(?:and|while|but|vs\.?|versus)\s/g;

/** The period that a number is about: that of its clause, else the one named before it, else the one behind it. */
export function periodOf({ statement, token }: Place): Period | undefined {
  const at = token.offset - statement.start;
  const periods = periodsIn(statement.raw);
  const cuts = [...statement.raw.matchAll(CUT)]
    .map((match) => match.index)
    .filter((cut) => !periods.some(({ start, end }) => cut >= start && cut < end));
  const [from, to] = [
    cuts.findLast((cut) => cut < at) ?? 0,
    cuts.find((cut) => cut > at) ?? statement.raw.length,
  ];
  const own = periods.find(({ start, end }) => start >= from && end <= to);
  return own ?? periods.findLast(({ end }) => end <= at) ?? periods.find(({ start }) => start >= at);
}
