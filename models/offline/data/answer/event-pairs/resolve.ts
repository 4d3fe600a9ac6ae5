import { isBeginning, isEnding } from '../../language/event-families.ts';
import { singular } from '../../language/singular.ts';
import {
  type EventDay,
  eventDay,
  firstDay,
  type Part,
  parentsOf,
  wordsOf,
  worth,
} from '../../link/event-days.ts';
import type { Column, Model, Table } from '../../schema/model.ts';

/** Two days of one row, or of a row and one that it refers to. */
export interface DayPair {
  table: Table;
  begin: Column;
  end: Column;
  score: number;
  /** Words of either event that nothing accounts for: they may say which rows are meant. */
  unsaid: readonly string[];
}

const CLEARLY = 0.05;
/** What only stands for the rows says nothing of what happened to them. */
const ROWS_ALONE = 0.65;

const isSaid = (question: string, words: readonly string[]): boolean => {
  const said = new Set((question.toLowerCase().match(/[\p{L}-]+/gu) ?? []).map(singular));
  return words.length > 0 && words.every((word) => said.has(singular(word)));
};

/** "A medication error" is a kind of incident. */
const isKind = (question: string, columns: readonly Column[]): boolean =>
  columns.some(
    ({ kind, values = [], codes, reference, primary }) =>
      kind === 'text' &&
      !reference &&
      !primary &&
      [...values, ...codes.values()].some(
        (value) =>
          value.length > 3 && value.includes(' ') && isSaid(question, value.toLowerCase().split(/[\s_]+/)),
      ),
  );

/** How far a question speaks of the rows of a table. */
export function spokenOfRows(question: string, { words, columns, comment = '' }: Table): number {
  if (isSaid(question, words)) return 0.5;
  if (isSaid(question, words.slice(-1))) return 0.4;
  if (isKind(question, columns)) return 0.3;
  const told =
    comment
      .split(/[.;:(,]/)[0]
      ?.toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];
  return told.some((word) => isSaid(question, [word])) ? 0.2 : 0;
}

/** The days of the begin and the end, in the one table of whose rows both can be said. */
export function pairOfDays(
  model: Model,
  { begin, end, question }: { begin?: string | undefined; end: string; question: string },
): DayPair | undefined {
  const found = model.tables
    .flatMap((table) => {
      if (table.validity) return [];
      const pair = pairIn(model, table, begin, end);
      const spoken = spokenOfRows(question, table);
      return pair && (begin !== undefined || spoken > 0) ? [{ ...pair, score: pair.score + spoken }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = found;
  return best && (!second || best.score - second.score > CLEARLY) ? best : undefined;
}

function pairIn(model: Model, table: Table, begin: string | undefined, end: string): DayPair | undefined {
  const own = (event: string, part: Part): EventDay | undefined => eventDay(event, table, part);
  const first = begin === undefined ? firstDay(table) : undefined;
  const from: EventDay | undefined =
    begin === undefined ? first && { column: first, score: 0.3, unsaid: [] } : own(begin, 'begin');
  const to = own(end, 'end');
  const [a, b] = [orParents(model, table, begin ?? '', from), orParents(model, table, end, to)];
  if (!a || !b || (!from && !to) || a.column === b.column) return undefined;
  const unsaid = [...a.unsaid, ...b.unsaid];
  return { table, begin: a.column, end: b.column, score: a.score + b.score - 0.15 * unsaid.length, unsaid };
}

/** What only stands for the rows may as well stand for those that they refer to. */
const orParents = (
  model: Model,
  table: Table,
  event: string,
  own: EventDay | undefined,
): EventDay | undefined => (own && own.score !== ROWS_ALONE ? own : (inParent(model, table, event) ?? own));

/** "The showing" that a ticket is for: its only day. */
function inParent(model: Model, table: Table, event: string): EventDay | undefined {
  const words = wordsOf(event);
  const [only, more] = parentsOf(table, model).flatMap((parent) => {
    const named = words.some((word) => parent.words.some((each) => singular(each) === singular(word)));
    const day = named ? (firstDay(parent) ?? eventDay(event, parent, 'begin')?.column) : undefined;
    return day ? [{ column: day, score: 0.5, unsaid: [] }] : [];
  });
  return more ? undefined : only;
}

/** A clause of which some words say what happened: who or what did it stands before them, what it was done to behind. */
export interface ClausePair extends DayPair {
  subject: string;
  object: string;
}

const LONGEST_EVENT = 3;
interface Told {
  clause: string;
  event?: string;
  /** The other event comes first. */
  first: boolean;
  question: string;
}

/** The pair of a clause and another event, or of the first day of the row and a clause. */
export function pairOfClause(model: Model, told: Told): ClausePair | undefined {
  const found = model.tables
    .flatMap((table) => (table.validity ? [] : clausePairsIn(model, table, told)))
    .toSorted((a, b) => b.score - a.score);
  const [best] = found;
  const second = found.find(({ begin, end }) => begin !== best?.begin || end !== best?.end);
  return best && (!second || best.score - second.score > CLEARLY) ? best : undefined;
}

function clausePairsIn(model: Model, table: Table, { clause, event, first, question }: Told): ClausePair[] {
  const spoken = spokenOfRows(question, table);
  const known = event === undefined ? firstDay(table) : undefined;
  const other: EventDay | undefined =
    event === undefined
      ? known && { column: known, score: 0.3, unsaid: [] }
      : orParents(model, table, event, eventDay(event, table, first ? 'begin' : 'end'));
  if (!other || other.unsaid.length > 0 || (event === undefined && spoken === 0)) return [];
  return eventsIn(clause, table, first ? 'end' : 'begin').flatMap(({ day, subject, object, length }) => {
    if (day.column === other.column) return [];
    const [begin, end] = first ? [other.column, day.column] : [day.column, other.column];
    const score = day.score + other.score + spoken + 0.01 * length;
    return [{ table, begin, end, score, unsaid: [], subject, object }];
  });
}

interface EventInClause {
  day: EventDay;
  subject: string;
  object: string;
  length: number;
}

const tellsEvent = (word: string, column: Column): boolean =>
  worth(word, column) > 0 || isBeginning(word) || isEnding(word);

/** Each stretch of a clause that names a day of the table. */
export function eventsIn(clause: string, table: Table, part: Part): EventInClause[] {
  const words = clause.trim().split(/\s+/);
  return words.flatMap((_word, at) =>
    Array.from({ length: Math.min(LONGEST_EVENT, words.length - at) }, (_each, more) => more + 1).flatMap(
      (length) => {
        const said = words.slice(at, at + length).join(' ');
        const day = eventDay(said, table, part);
        if (!day || day.score === ROWS_ALONE || !wordsOf(said).every((word) => tellsEvent(word, day.column)))
          return [];
        return [
          { day, length, subject: words.slice(0, at).join(' '), object: words.slice(at + length).join(' ') },
        ];
      },
    ),
  );
}
