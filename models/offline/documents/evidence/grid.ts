import { type BaggedUnit, bagOf } from '../passages.ts';
import { holdsTimes, timesOf } from '../question/calendar.ts';
import { quantitiesOfCell } from '../question/measures.ts';
import { contains, type Quantity } from '../question/quantities.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { caseValue, comparable } from './case-fit.ts';
import { says } from './match.ts';

type Cell = NonNullable<BaggedUnit['cells']>[number];

const cellsOf = (row: BaggedUnit): Cell[] => row.cells ?? [];

/** The ranges that a row of case names gives, each cut off where the next one begins: "up to 100", "up to 500". */
function ladder(steps: readonly (Quantity | undefined)[]): (Quantity | undefined)[] {
  const known = steps.filter((q) => q !== undefined);
  return steps.map((q) => {
    if (!q) return undefined;
    const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
    if (q.low === NEGATIVE_INFINITY) {
      const below = Math.max(...known.filter((k) => k.high < q.high).map((k) => k.high), NEGATIVE_INFINITY);
      return { ...q, low: below, open: { ...q.open, low: Number.isFinite(below) } };
    }
    if (q.high !== POSITIVE_INFINITY && !q.exact) return q;
    const above = Math.min(...known.filter((k) => k.low > q.low).map((k) => k.low), POSITIVE_INFINITY);
    return { ...q, high: above, open: { ...q.open, high: Number.isFinite(above) }, exact: false };
  });
}

const ABOVE_THAT = /^(?:above|beyond|over|more)(?: that)?$|\b(?:above|beyond|over) that\b/i;

/** The cases that hold on the day or at the time that is asked about. */
function heldByTime(question: DocumentQuestion, cells: readonly Cell[]): Set<number> | undefined {
  const verdicts = cells.map(({ value }) => holdsTimes(timesOf(value), question.times));
  const tellsApart =
    verdicts.some((verdict) => verdict === true) || verdicts.filter((v) => v === false).length > 1;
  return tellsApart ? new Set(verdicts.flatMap((verdict, i) => (verdict ? [i] : []))) : undefined;
}

/** Numbers that rise from row to row are the steps of a ladder; others are values like any. */
function areCases(given: readonly Quantity[], cells: readonly Cell[]): boolean {
  if (given.length < 2 || given.length < cells.length - 1) return false;
  return given.some((q) => !q.exact) || given.every((q, i) => i === 0 || q.low > (given[i - 1]?.low ?? 0));
}

/** The cases in which a number that is asked about lies. */
function heldByNumber(asked: Quantity, cells: readonly Cell[]): Set<number> | undefined {
  const steps = cells.map((cell) => quantitiesOfCell(cell).find((q) => comparable(q, asked)));
  const given = steps.filter((q) => q !== undefined);
  if (!areCases(given, cells)) return undefined;
  const value = caseValue(asked);
  const exact = steps.findIndex((q) => q?.exact && q.low === value);
  if (exact >= 0) return new Set([exact]);
  const held = ladder(steps).flatMap((q, i) => (q && contains(q, value) ? [i] : []));
  if (held.length > 0) return new Set(held);
  const last = cells.findIndex(({ value: name }) => ABOVE_THAT.test(name));
  return new Set(last >= 0 && given.every((q) => value > q.high) ? [last] : []);
}

/** Of the cases that a column or a head row names, those that hold one that is asked about; undefined where it names none. */
function heldBy(question: DocumentQuestion, cells: readonly Cell[]): Set<number> | undefined {
  const byTime = heldByTime(question, cells);
  if (byTime) return byTime;
  for (const asked of question.quantities) {
    const held = heldByNumber(asked, cells);
    if (held) return held;
  }
  return undefined;
}

/** What a table says of the case that is asked about. */
export interface Chosen {
  rows: readonly BaggedUnit[];
  /** Places of the columns that tell it beside the first one; undefined: all of them. */
  columns?: readonly number[];
  /** The table tells cases apart of which none is the one that is asked about. */
  misses: boolean;
}

/** The rows of the table that a row is of. */
export function tableOf({ passage, block }: BaggedUnit): BaggedUnit[] {
  return passage.units.filter((u) => u.kind === 'row' && u.block === block);
}

/** Columns whose heads tell cases apart by a word that is asked about, each with the words that speak for it. */
function namedColumns(question: DocumentQuestion, heads: readonly string[]): Term[][] {
  const bags = heads.map(bagOf);
  const terms = question.terms.filter((term) => {
    const sayers = bags.filter((bag) => says(bag, term) >= SURELY).length;
    return sayers > 0 && sayers < heads.length;
  });
  return bags.map((bag) => terms.filter((term) => says(bag, term) >= SURELY));
}

const SURELY = 0.6;

/** The columns that say what is asked: by the case that they are for, else by the words of their heads. */
function columnsFor(
  question: DocumentQuestion,
  rows: readonly BaggedUnit[],
): { columns?: number[]; misses: boolean } {
  const heads = cellsOf(rows[0] as BaggedUnit).map(({ head }) => head);
  const behind = heads.slice(1);
  if (behind.length < 2) return { misses: false };
  const held = heldBy(
    question,
    behind.map((head) => ({ head: '', value: head })),
  );
  if (held?.size === 0) return { misses: true };
  const named = namedColumns(question, behind);
  const covering = behind.some((head) => OTHERWISE.test(head)) ? [] : competing(covered(named), rows);
  const inBoth = held ? covering.filter((i) => held.has(i)) : covering;
  const chosen = inBoth.length > 0 ? inBoth : held ? [...held] : covering;
  return { misses: false, ...(chosen.length > 0 ? { columns: chosen.map((i) => i + 1) } : {}) };
}

/** "Afterwards", "else": what the words of the other heads are not, these may be. */
const OTHERWISE = /\b(?:after\p{L}*|later|then|else|others?|otherwise|before|now|new|old|rest)\b/iu;

/** What a cell tells: money, a time, a number, words. */
function kindOf(value: string): string {
  const [quantity] = quantitiesOfCell({ head: '', value });
  return quantity ? quantity.kind : /\d/.test(value) ? 'number' : 'words';
}

/** Columns that tell the same kind of thing as one that is left out: else no one takes them for each other. */
function competing(columns: readonly number[], rows: readonly BaggedUnit[]): number[] {
  const kinds = (column: number): string[] =>
    rows.map((row) => kindOf(cellsOf(row)[column + 1]?.value ?? ''));
  const width = cellsOf(rows[0] as BaggedUnit).length - 1;
  const left = Array.from({ length: width }, (_, i) => i).filter((i) => !columns.includes(i));
  const alike = (a: number, b: number): boolean => {
    const [first, second] = [kinds(a), kinds(b)];
    return 2 * first.filter((kind, i) => kind === second[i]).length > first.length;
  };
  return left.every((i) => columns.some((column) => alike(i, column))) ? [...columns] : [];
}

/** As few columns as say all words that any of them says. */
function covered(named: readonly (readonly Term[])[]): number[] {
  const chosen: number[] = [];
  const open = new Set(named.flat());
  while (open.size > 0) {
    const gains = named.map((terms) =>
      terms.filter((t) => open.has(t)).reduce((sum, t) => sum + Math.max(t.weight, 0.05), 0),
    );
    const most = Math.max(...gains);
    const best = gains.flatMap((gain, i) => (gain === most ? [i] : []));
    chosen.push(...best);
    for (const i of best) for (const term of named[i] ?? []) open.delete(term);
  }
  return chosen;
}

/** Where a table tells cases apart, the rows and columns of the one that is asked about. */
export function chooseIn(question: DocumentQuestion, rows: readonly BaggedUnit[]): Chosen {
  if (rows.length < 2) return { rows, misses: false };
  const keys = rows.map((row) => cellsOf(row)[0] ?? { head: '', value: '' });
  const held = heldBy(question, keys);
  const { columns, misses } = columnsFor(question, rows);
  const chosen = held && held.size > 0 ? rows.filter((_, i) => held.has(i)) : rows;
  return { rows: chosen, ...(columns ? { columns } : {}), misses: misses || held?.size === 0 };
}

/** The columns of a row that tell what is asked. */
export function columnsOf(question: DocumentQuestion, row: BaggedUnit): readonly number[] | undefined {
  const { columns } = chooseIn(question, tableOf(row));
  // "Take it: up to 5 degrees; Send it back: above 6 degrees": the row itself tells cases apart.
  const cells = cellsOf(row).slice(1);
  const ranges = cells.filter((cell) =>
    question.quantities.some((asked) => quantitiesOfCell(cell).some((q) => !q.exact && comparable(q, asked))),
  );
  if (ranges.length < 2 || ranges.length < cells.length) return columns;
  const held = heldBy(question, cells);
  return held?.size === 1 ? [...held].map((i) => i + 1) : columns;
}

/** A row, cut down to its first cell and the columns that are asked for. */
export function cut(row: BaggedUnit, columns: readonly number[]): BaggedUnit {
  const cells = cellsOf(row).filter((_, i) => i === 0 || columns.includes(i));
  const text = cells
    .filter(({ value }) => value !== '')
    .map(({ head, value }) => (head ? `${head}: ${value}` : value))
    .join('; ');
  return { ...row, cells, text };
}
