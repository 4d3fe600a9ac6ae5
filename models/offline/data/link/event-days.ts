import { eventLikeness, isBeginning, isEnding, isOneEvent } from '../language/event-families.ts';
import { isShortFor } from '../language/short-form.ts';
import { singular } from '../language/singular.ts';
import { endOf } from '../plan/semantics.ts';
import type { Column, Model, Table } from '../schema/model.ts';

/** The day that an event of a row is known by, with the words that nothing of the schema accounts for. */
export interface EventDay {
  column: Column;
  score: number;
  unsaid: readonly string[];
}

const PLANNED =
  /\b(?:due|plan|planned|agreed|expected|expiry|target|deadline|promised|scheduled|until|valid|wanted|estimated|booked for)\b/;

/** A day on which something was to be, whatever came of it. */
export const isPlannedDay = ({ words, cuts, comment = '' }: Column): boolean =>
  PLANNED.test(words.join(' ')) ||
  [...cuts.values()].some(
    (cut) => cut.length > 2 && ['planned', 'promised'].some((word) => isShortFor(cut, word)),
  ) ||
  /^(?:[^.;(]* )?(?:promised|agreed|planned|expected|by which)\b/i.test(comment);

const ASIDE = /\b(?:birth|born|updated?|modified|changed)\b/;

/** The days of a row itself, but for what says nothing of what came of it. */
export const daysOf = ({ columns }: Table): Column[] =>
  columns.filter(
    ({ kind, words, expression }) => kind === 'date' && !expression && !ASIDE.test(words.join(' ')),
  );

const actual = (table: Table): Column[] => daysOf(table).filter((column) => !isPlannedDay(column));

const only = <T>([first, more]: readonly T[]): T | undefined => (more === undefined ? first : undefined);

/** The day with which a row begins: the one that every row has, or of several the one whose name says so. */
export function firstDay(table: Table): Column | undefined {
  const days = actual(table);
  const filled = days.filter(({ nullable }) => !nullable);
  const pool = filled.length > 0 ? filled : days;
  return only(pool) ?? only(pool.filter(({ words }) => words.some(isBeginning)));
}

/** The day with which a row ends. */
export function lastDay(table: Table): Column | undefined {
  const open = actual(table).filter(({ nullable }) => nullable);
  return endOf(table) ?? only(open) ?? only(open.filter(({ words }) => words.some(isEnding)));
}

/** Words that say of an event only that it is one. */
const TELLING_NOTHING =
  /^(?:the|an?|our|its|their|his|her|it|they|them|he|she|we|us|this|that|of|is|are|was|were|be|been|being|has|have|had|gets?|got|getting|became|first|date|day|days|moment|time|point|actual|actually|really|out|in|up|off|on|back|over|to|by|away|put|took|take|takes|taken|place|came|come|comes|coming|went|go|goes|gone|made|did|does|do)$/;

/** What people do to things, and what things do, without any word for the event itself. */
const PARTICLE_VERBS: readonly [said: RegExp, event: string][] = [
  [
    /\b(?:came|come|comes|coming|brought|brings?|bringing|given|gave|sent|handed) (?:\p{L}+ )?back\b/u,
    'returned',
  ],
  [/\b(?:handed|hand|handing) over\b/, 'delivered'],
  [/\b(?:got|get|getting|come|came) to\b/, 'delivered'],
  [/\b(?:picked|pick|picking) (?:\p{L}+ )?up\b/u, 'collected'],
  [/\b(?:went|go|going|goes|gone|sent) (?:out|off)\b/, 'shipped'],
  [/\b(?:put right)\b/, 'repaired'],
  [/\b(?:came|come|comes|coming) in\b/, 'received'],
  [/\b(?:took|take|takes|taken|taking) place\b/, 'held'],
  [/\b(?:moved|move|moving) in\b/, 'started'],
  [/\b(?:moved|move|moving) out\b/, 'ended'],
];

const particleVerbs = (lower: string): string[] =>
  PARTICLE_VERBS.flatMap(([said, word]) => (said.test(lower) ? [word] : []));

export function wordsOf(event: string): string[] {
  const lower = event.toLowerCase();
  const verbs = particleVerbs(lower);
  const words = lower.replace(/['’]s\b/g, '').match(/[\p{L}\d-]+/gu) ?? [];
  return [...words.filter((word) => !TELLING_NOTHING.test(word)), ...verbs];
}

const commentWords = (comment = ''): string[] => [
  ...(comment.toLowerCase().match(/[\p{L}-]+/gu) ?? []).filter((word) => word.length > 3),
  ...particleVerbs(comment.toLowerCase()),
];
const clauseOf = (comment = ''): string => comment.split(/[.;:(,]/)[0] ?? '';

const says = (words: readonly string[], word: string): boolean =>
  words.some((each) => isOneEvent(each, word) || singular(each) === singular(word));

const verbOf = (word: string): string => word.replace(/(?:ing|ation|ration|ion)$/, 'ed');

/** How surely a word names a column, by its name or its comment. */
export function worth(word: string, { words, comment, cuts }: Column): number {
  const own = words.filter((each) => !/^(?:date|on|at|day|time|ts)$/.test(each));
  if (own.includes(word) || own.includes(singular(word))) return 1;
  const alike = Math.max(0, ...own.map((each) => eventLikeness(each, word)));
  if (alike >= 0.9) return alike;
  if (word.length > 4 && [...cuts.values()].some((cut) => cut.length > 2 && isShortFor(cut, verbOf(word))))
    return 0.75;
  if (alike > 0) return alike;
  if (says(commentWords(clauseOf(comment)), word)) return 0.7;
  return says(commentWords(comment), word) ? 0.3 : 0;
}

export type Part = 'begin' | 'end';

/** The rows themselves stand for their first day: "the call", "invoicing". */
const namesRows = (table: Table, word: string): boolean =>
  says(table.words, word) || says(commentWords(clauseOf(table.comment)), word);

const AS_GOOD = 0.02;

/** The day of a table that an event is known by: what it is called itself, or else by its part in the row. */
export function eventDay(event: string, table: Table, part: Part): EventDay | undefined {
  const words = wordsOf(event);
  const ofRows = words.filter((word) => namesRows(table, word));
  const scored = daysOf(table)
    .map((column) => ({ column, score: Math.max(0, ...words.map((word) => worth(word, column))) }))
    .filter(({ score }) => score >= 0.7)
    .toSorted((a, b) => b.score - a.score || Number(isPlannedDay(a.column)) - Number(isPlannedDay(b.column)));
  const [best, second] = scored;
  const clear =
    best && (!second || best.score - second.score > AS_GOOD || moreSaid(words, best.column, second.column));
  const found = clear ? best : best ? undefined : byPart(words, ofRows, table, part);
  if (!found) return undefined;
  const unsaid = words.filter((word) => !isExplained(word, found.column, ofRows, part));
  return { ...found, unsaid };
}

/** "Promised date" and "promise": the one that has more of the words, or is planned no more than it is said to be. */
function moreSaid(words: readonly string[], a: Column, b: Column): boolean {
  const sum = (column: Column): number => words.reduce((all, word) => all + worth(word, column), 0);
  return (
    sum(a) > sum(b) + AS_GOOD ||
    (isPlannedDay(b) && !isPlannedDay(a) && !words.some((word) => PLANNED.test(word)))
  );
}

function byPart(
  words: readonly string[],
  ofRows: readonly string[],
  table: Table,
  part: Part,
): { column: Column; score: number } | undefined {
  const role = part === 'begin' ? words.some(isBeginning) : words.some(isEnding);
  const named = ofRows.length > 0;
  const ends = (): Column | undefined => (role ? lastDay(table) : only(actual(table)));
  const column = role || named ? (part === 'begin' ? firstDay(table) : ends()) : undefined;
  return column && { column, score: role ? 0.6 : 0.65 };
}

const isExplained = (word: string, column: Column, ofRows: readonly string[], part: Part): boolean =>
  worth(word, column) > 0 || ofRows.includes(word) || (part === 'begin' ? isBeginning(word) : isEnding(word));

/** The tables that each row refers to, once. */
export function parentsOf(table: Table, model: Model): Table[] {
  const names = table.foreignKeys.map((key) => key.table);
  return [...new Set(names)].flatMap((name) =>
    name !== table.name && names.filter((each) => each === name).length === 1
      ? (model.byName.get(name) ?? [])
      : [],
  );
}
