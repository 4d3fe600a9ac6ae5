import { isOfOtherColumn, isRightColumn } from './columns.ts';
import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isNamed, type Place, type Reach, rowsInReach } from './reach.ts';
import type { Token } from './types.ts';
import { numberOf, statesIn } from './values.ts';
import { contentWords } from './words.ts';

/** A value of a row that a number can be. */
export interface Cell {
  row: Row;
  column: string;
  /** It is the least or the greatest of its column, and the text says so. */
  extreme?: 'min' | 'max';
  /** The row's name is in the same clause. */
  named?: boolean;
}

/** Tables with more rows than this need a row's name beside the number. */
const MAX_UNNAMED = 20;
const GREATEST =
  /\b(?:most|highest|largest|biggest|greatest|longest|latest|newest|youngest|maximum|max|top|best|peak|busiest|oldest|dearest)\b|\b(?:rang\w+|between|from)\b[^.;]*\b(?:to|and)\b/i;
const LEAST =
  /\b(?:least|lowest|smallest|fewest|shortest|earliest|oldest|youngest|first|minimum|min|bottom|cheapest|worst)\b|\b(?:rang\w+|between|from)\b[^.;]*\b(?:to|and)\b/i;

const TOTAL = /\b(?:in total|total of|together|altogether|in all|combined|sum|insgesamt|zusammen)\b/i;

export interface Sought {
  place: Place;
  /** Whether the statement cites what is searched; otherwise a row must be named or the words must fit. */
  cited: boolean;
  /** No table is cited: a row's name is enough. */
  byName?: boolean;
}

/** The value of a row that a number states, found in one lot of tables that belong together. */
export function cellFor(sought: Sought, tables: readonly Table[]): Cell | undefined {
  for (const rows of lotsOf(tables)) {
    const cell = cellIn(sought, rows);
    if (cell) return cell;
  }
  return undefined;
}

/** Whether the number is a value of the row that is spoken of, but of another column than its noun says. */
export function isMiscalled(place: Place, tables: readonly Table[]): boolean {
  return tables.some((table) => {
    const reach = rowsInReach(place, table.rows);
    if (!reach || reach.from === 'around') return false;
    const hits = [...reach.rows].flatMap((row) =>
      columnsWith(place.token, row).map((column) => ({ row, column })),
    );
    return hits.length > 0 && hits.every(({ row, column }) => isOfOtherColumn(place, row, column));
  });
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

function cellIn({ place, cited, byName = false }: Sought, rows: readonly Row[]): Cell | undefined {
  const hits = rows.flatMap((row) => columnsWith(place.token, row).map((column): Cell => ({ row, column })));
  const fitting = hits.filter(({ row, column }) => isRightColumn(place, row, column));
  if (fitting.length === 0) return undefined;
  if (!cited && !wordsFit(place, fitting, byName)) return undefined;
  const extreme = fitting.map((cell) => withExtreme(place, cell)).find((cell) => cell.extreme);
  const reach = rowsInReach(place, rows);
  if (!reach)
    return extreme ?? unnamedCell(place, rows, cited ? fitting : fitting.slice(0, rows.length === 1 ? 1 : 0));
  const cell = fitting.find(({ row }) => reach.rows.has(row));
  if (cell && !isTotal(place, rows, reach)) return { ...cell, named: reach.from === 'clause' };
  // A row that the sentence names is not the greatest one because the sentence says so.
  return reach.from === 'around' ? extreme : undefined;
}

/** `Together that makes 423` is none of the parts, and no part at all of a long list whose rows have names. */
function unnamedCell(place: Place, rows: readonly Row[], [first]: readonly Cell[]): Cell | undefined {
  const isOfAll = rows.length > 1 && (TOTAL.test(place.statement.masked) || speaksOfAll(place, rows));
  return isOfAll || rows.length > MAX_UNNAMED ? undefined : first;
}

/** A total is of no row that only the sentence before it names, or that the number is not right beside. */
function isTotal(place: Place, rows: readonly Row[], { from }: Reach): boolean {
  if (rows.length < 2 || from === 'clause') return false;
  return from === 'around' ? TOTAL.test(place.statement.masked) : isCalledTotal(place);
}

/** `total revenue 8,450`: the word stands right before the number and what is measured. */
function isCalledTotal({ statement, token }: Place): boolean {
  return /\b(?:total|overall|combined)\s+(?:\p{L}+\s+){0,2}(?:of\s+|was\s+|is\s+|:\s*)?\W*$/iu.test(
    statement.masked.slice(0, token.offset - statement.start),
  );
}

/** `the two halls hosted 228`: so many as there are rows, by what they are. */
function speaksOfAll({ statement, token, tokens }: Place, rows: readonly Row[]): boolean {
  const entity = rows[0]?.table.entity ?? new Set<string>();
  return tokens.some((one) => {
    if (one === token || one.offset > token.offset || !isValueOf(one, rows.length)) return false;
    const at = one.offset - statement.start + one.text.length;
    const [next] = contentWords(statement.masked.slice(at, at + 30));
    return next !== undefined && entity.has(next.stem);
  });
}

function columnsWith(token: Token, row: Row): string[] {
  return Object.keys(row.cells).filter((column) => statesIn(token, row, column));
}

/** For what is not cited: something of the query's table or column must be spoken of. */
function wordsFit(place: Place, cells: readonly Cell[], byName: boolean): boolean {
  const spoken = new Set(
    contentWords(`${place.statement.raw} ${place.statement.heading} ${place.statement.lead?.raw ?? ''}`).map(
      ({ stem }) => stem,
    ),
  );
  const { table } = cells[0]?.row ?? {};
  if (!table) return false;
  if (byName && cells.some(({ row }) => isNamed(place, [row]))) return true;
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
