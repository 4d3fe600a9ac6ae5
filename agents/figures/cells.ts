import { dateOf, sameDate } from './dates.ts';
import { numberOf, type Row, type Table } from './evidence.ts';
import { isAbout, isValueOf } from './extract.ts';
import { isNamed, type Place, rowsInReach } from './reach.ts';
import type { Token } from './types.ts';
import { contentWords, nameStems, stemsOf } from './words.ts';

/** A value of a row that a number can be. */
export interface Cell {
  row: Row;
  column: string;
  /** It is the least or the greatest of its column, and the text says so. */
  extreme?: 'min' | 'max';
}

/** Tables with more rows than this need a row's name beside the number. */
const MAX_UNNAMED = 20;
const GREATEST =
  /\b(?:most|highest|largest|biggest|greatest|longest|latest|newest|youngest|maximum|max|top|best|peak|busiest|oldest|dearest)\b|\b(?:rang\w+|between|from)\b[^.;]*\b(?:to|and)\b/i;
const LEAST =
  /\b(?:least|lowest|smallest|fewest|shortest|earliest|oldest|youngest|first|minimum|min|bottom|cheapest|worst)\b|\b(?:rang\w+|between|from)\b[^.;]*\b(?:to|and)\b/i;

export interface Sought {
  place: Place;
  /** Whether the statement cites what is searched; otherwise a row must be named or the words must fit. */
  cited: boolean;
}

/** The value of a row that a number states, found in one lot of tables that belong together. */
export function cellFor({ place, cited }: Sought, tables: readonly Table[]): Cell | undefined {
  for (const rows of lotsOf(tables)) {
    const cell = cellIn({ place, cited }, rows);
    if (cell) return cell;
  }
  return undefined;
}

/** Whether the number stands somewhere in these tables, wherever that is. */
export function occursIn(token: Token, tables: readonly Table[]): boolean {
  return tables.some(({ rows }) => rows.some((row) => columnsWith(token, row).length > 0));
}

/**
 * Rows that can be mistaken for each other: those of one table, and the single results of queries that differ only in
 * the value of a condition.
 */
function lotsOf(tables: readonly Table[]): Row[][] {
  const lots = new Map<string, Row[]>();
  for (const [index, table] of tables.entries()) {
    const alike = [
      ...table.subject,
      '|',
      ...table.columns,
      '|',
      ...table.filters.map(({ column }) => column),
    ];
    const key = table.rows.length === 1 ? alike.join(' ') : String(index);
    lots.set(key, [...(lots.get(key) ?? []), ...table.rows]);
  }
  return [...lots.values()];
}

function cellIn({ place, cited }: Sought, rows: readonly Row[]): Cell | undefined {
  const hits = rows.flatMap((row) => columnsWith(place.token, row).map((column): Cell => ({ row, column })));
  const fitting = hits.filter((cell) => isRightColumn(place, cell));
  if (fitting.length === 0) return undefined;
  if (!cited && !wordsFit(place, fitting)) return undefined;
  const extreme = fitting.map((cell) => withExtreme(place, cell)).find((cell) => cell.extreme);
  const reach = rowsInReach(place, rows);
  if (reach) return fitting.find(({ row }) => reach.has(row)) ?? extreme;
  const mayBeUnnamed = rows.length <= (cited ? MAX_UNNAMED : 1);
  return extreme ?? (mayBeUnnamed ? fitting[0] : undefined);
}

function columnsWith(token: Token, { cells }: Row): string[] {
  return Object.entries(cells).flatMap(([column, value]) => (states(token, value) ? [column] : []));
}

/** Whether a number or a date of a text is the value. */
export function states(token: Token, value: unknown): boolean {
  const date = dateOf(value);
  if (date) return token.dates.some((said) => sameDate(said, date));
  const number = numberOf(value);
  if (number === undefined) return false;
  if (isValueOf(token, number) || isAbout(token, number)) return true;
  return token.kind === 'percent' && Math.abs(number) <= 1 && isValueOf(token, number * 100);
}

/** What the words right beside the number say it measures; what the rest of the clause says where they are silent. */
function isRightColumn(place: Place, { row, column }: Cell): boolean {
  const { table } = row;
  if (isId(column) && !mayBeId(place)) return false;
  const rivals = Object.entries(row.cells).filter(
    ([other, value]) =>
      other !== column &&
      !isId(other) &&
      numberOf(value) !== undefined &&
      !place.tokens.some((token) => states(token, value)),
  );
  if (rivals.length === 0) return true;
  const score = (words: ReadonlySet<string>, name: string): number =>
    [...(table.measures.get(name)?.words ?? [])].filter((word) => words.has(word)).length;
  const { before, after } = wordsAround(place);
  for (const words of [headerOf(place), new Set(after), new Set(before)]) {
    const own = score(words, column);
    const best = Math.max(...rivals.map(([other]) => score(words, other)));
    if (own > 0 || best > 0) return own >= best;
  }
  return true;
}

function isId(column: string): boolean {
  return nameStems(column).at(-1) === 'id';
}

function mayBeId({ statement, token }: Place): boolean {
  if (statement.kind === 'row' || /\b(?:id|ids|number|no|nr)\b|#/i.test(statement.masked)) return true;
  return /^\s*(?:[-*+]\s*)?[*\s]*$/.test(statement.masked.slice(0, token.offset - statement.start));
}

function headerOf({ statement, token }: Place): Set<string> {
  const at = token.offset - statement.start;
  const index = statement.cells.findIndex(({ start, end }) => at >= start && at < end);
  return stemsOf(statement.header[index] ?? '');
}

const WORDS_AFTER = 3;
const WORDS_BESIDE = 3;

/** The content words before the number, back to the number before it, and the few behind it; no further than the clause. */
function wordsAround({ statement, token, tokens }: Place): { before: string[]; after: string[] } {
  const text = statement.masked;
  const from = token.offset - statement.start;
  const to = from + token.text.length;
  const others = tokens.filter(
    (other) => other !== token && !other.soft && other.readings.length > 0 && other.kind !== 'year',
  );
  const left = Math.max(
    text.slice(0, from).search(/[;:,.(][^;:,.(]*$/) + 1,
    ...others
      .map(({ offset, text: { length } }) => offset - statement.start + length)
      .filter((end) => end <= from),
  );
  const stop = text.slice(to).search(/[;:,.)](?:\s|$)/);
  const right = Math.min(
    stop < 0 ? text.length : to + stop,
    ...others.map(({ offset }) => offset - statement.start).filter((start) => start >= to),
  );
  const stems = (part: string): string[] => contentWords(part).map(({ stem }) => stem);
  return { before: stems(text.slice(left, from)), after: stems(text.slice(to, right)).slice(0, WORDS_AFTER) };
}

/** The nearest content words on either side of the number. */
export function wordsBeside(place: Place): Set<string> {
  const { before, after } = wordsAround(place);
  return new Set([...before.slice(-WORDS_BESIDE), ...after]);
}

/** For what is not cited: something of the query's table or column must be spoken of. */
function wordsFit(place: Place, cells: readonly Cell[]): boolean {
  const spoken = new Set(
    contentWords(`${place.statement.raw} ${place.statement.heading} ${place.statement.lead?.raw ?? ''}`).map(
      ({ stem }) => stem,
    ),
  );
  const { table } = cells[0]?.row ?? {};
  if (!table) return false;
  const isOneOfMany = table.rows.length === 1 && table.rows[0]?.labels.length !== 0;
  if (isOneOfMany && !isNamed(place, table.rows)) return false;
  return [...table.subject, ...table.entity].some((word) => spoken.has(word));
}

function withExtreme(place: Place, cell: Cell): Cell {
  const { rows } = cell.row.table;
  if (rows.length < 2) return cell;
  const at = place.token.offset - place.statement.start;
  const near = place.statement.raw.slice(Math.max(0, at - 60), at + place.token.text.length + 40);
  const values = rows.map((row) => comparable(row.cells[cell.column])).filter((value) => value !== undefined);
  const own = comparable(cell.row.cells[cell.column]);
  if (own === undefined) return cell;
  if (LEAST.test(near) && values.every((value) => value >= own)) return { ...cell, extreme: 'min' };
  return GREATEST.test(near) && values.every((value) => value <= own) ? { ...cell, extreme: 'max' } : cell;
}

function comparable(value: unknown): number | undefined {
  return numberOf(value) ?? (dateOf(value) ? Date.parse(String(value)) : undefined);
}
