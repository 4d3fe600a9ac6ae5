import type { Cell } from './cells.ts';
import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { computedColumn, type FormulaReply, type Laid } from './formulas.ts';
import { isId } from './ids.ts';
import type { Statement } from './statements.ts';
import type { Token, Unverified } from './types.ts';
import { states, statesIn } from './values.ts';
import { plain } from './words.ts';

/** What a table of the answer says of one of its numbers: the value that it is, or the one that it should be. */
export type GridReply = { cell: Cell } | FormulaReply | { listed: true };

/** A row of a table in the answer: its cells as text and with their numbers. */
interface GridRow {
  cells: { text: string; tokens: Token[] }[];
}

/** A column of the answer's table beside the column of the result that it repeats. */
interface Key {
  at: number;
  column: string;
  rows: (Row[] | undefined)[];
}

/** So many of a table's rows must be found in a result before it counts as a copy of it. */
const LEAST_SHARE = 0.6;

/** Lays a table of the answer over the results that it repeats, row on row and column on column. */
export function gridReplies(
  lines: readonly Statement[],
  tokensOf: (line: Statement) => Token[],
  tables: readonly Table[],
): Map<Token, GridReply> {
  const grid = lines.map((line) => gridRow(line, tokensOf(line)));
  const replies = new Map<Token, GridReply>();
  const laid: Laid[] = [];
  for (const table of tables) {
    const key = keyOf(grid, table);
    if (!key) continue;
    const bound = grid.map((line, index) => best(line, key.rows[index] ?? []));
    laid.push({ table, bound });
    for (const [token, reply] of layOver(grid, key, bound)) {
      const known = replies.get(token);
      if (!known || ('wrong' in known && 'cell' in reply)) replies.set(token, reply);
    }
  }
  for (const [token, reply] of computed(grid, laid, replies)) replies.set(token, reply);
  for (const [token, reply] of ranks(grid)) if (!replies.has(token)) replies.set(token, reply);
  return replies;
}

/** Columns that are a result of no query, but of a computation with some. */
function computed(
  grid: readonly GridRow[],
  laid: readonly Laid[],
  replies: ReadonlyMap<Token, GridReply>,
): [Token, FormulaReply][] {
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  const isSummary = grid.map(({ cells }) => SUMMARY.test(cells[0]?.text ?? ''));
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const lot = grid.map(({ cells }) => cells[at]?.tokens ?? []);
    const isKnown = lot.some((tokens) => tokens.some((token) => replies.has(token)));
    if (isKnown || lot.some((tokens) => tokens.length > 1)) return [];
    return computedColumn({ tokens: lot.map(([token]) => token), isSummary }, laid);
  });
}

const LEAST_RANKS = 3;

/** A first column that only numbers the rows. */
function ranks(grid: readonly GridRow[]): [Token, GridReply][] {
  const firsts = grid.flatMap(({ cells }, index) => {
    const [token, ...more] = cells[0]?.tokens ?? [];
    return token && more.length === 0 ? [{ token, isRank: isValueOf(token, index + 1) }] : [];
  });
  const { length } = firsts.filter(({ isRank }) => isRank);
  if (length < LEAST_RANKS || length < LEAST_SHARE * grid.length) return [];
  return firsts.map(({ token, isRank }) => [
    token,
    isRank ? { listed: true } : { wrong: 'the rows are numbered otherwise' },
  ]);
}

function gridRow({ raw, start, cells }: Statement, tokens: readonly Token[]): GridRow {
  return {
    cells: cells.map((cell) => ({
      text: plain(raw.slice(cell.start, cell.end)),
      tokens: tokens.filter(({ offset }) => offset - start >= cell.start && offset - start < cell.end),
    })),
  };
}

function layOver(
  grid: readonly GridRow[],
  key: Key,
  bound: readonly (Row | undefined)[],
): [Token, GridReply][] {
  const twice = key.rows.every((rows) => (rows?.length ?? 0) <= 1) ? repeated(bound) : new Set<Row>();
  const width = Math.max(...grid.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) =>
    at === key.at ? key.column : columnAt(grid, bound, at),
  );
  return grid.flatMap((line, index) => {
    const row = bound[index];
    if (!row) return noSuchRow(line, key.at);
    return line.cells.flatMap(({ tokens }, at) => {
      const column = columns[at];
      if (column === undefined) return [];
      return tokens.map((token): [Token, GridReply] => {
        if (at === key.at && twice.has(row)) return [token, { wrong: 'the table has this row twice' }];
        const fits = statesIn(token, row, column) || isInText(token, row.cells[column]);
        return [
          token,
          fits ? { cell: { row, column } } : { wrong: `the data says ${row.cells[column]} there` },
        ];
      });
    });
  });
}

/** Words in a column that repeats one of the result: another value of that column is another row's. */
export function wrongWords(lines: readonly Statement[], tables: readonly Table[]): Unverified[] {
  const grid = lines.map((line) => gridRow(line, []));
  return tables.flatMap((table) => {
    const key = keyOf(grid, table);
    if (!key?.rows.every((rows) => (rows?.length ?? 0) <= 1)) return [];
    return table.columns
      .filter((column) => column !== key.column)
      .flatMap((column) => wrongIn({ lines, grid, key }, table, column));
  });
}

interface LaidGrid {
  lines: readonly Statement[];
  grid: readonly GridRow[];
  key: Key;
}

function wrongIn({ lines, grid, key }: LaidGrid, table: Table, column: string): Unverified[] {
  const known = new Set(table.rows.map(({ cells }) => plain(String(cells[column]))));
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const told = grid.flatMap(({ cells }, index) => {
      const [row] = key.rows[index] ?? [];
      const [cell, value] = [cells[at]?.text, row?.cells[column]];
      return at === key.at || !cell || typeof value !== 'string' || dateOf(value)
        ? []
        : [{ index, cell, isRight: cell === plain(value), value }];
    });
    const right = told.filter(({ isRight }) => isRight).length;
    if (right < LEAST_LINES || right < LEAST_SHARE * told.length) return [];
    return told
      .filter(({ isRight, cell }) => !isRight && known.has(cell))
      .flatMap(({ index, value }) => {
        const [line, span] = [lines[index], lines[index]?.cells[at]];
        if (!line || !span) return [];
        const raw = line.raw.slice(span.start, span.end);
        const offset = line.start + span.start + (raw.length - raw.trimStart().length);
        return [{ text: raw.trim(), offset, reason: `the data says ${value} there` }];
      });
  });
}

const LEAST_LINES = 2;

/** A line of the table that is none of the result, and not its sum either. */
function noSuchRow({ cells }: GridRow, at: number): [Token, GridReply][] {
  const cell = cells[at];
  if (!cell || SUMMARY.test(cell.text) || SUMMARY.test(cells[0]?.text ?? '')) return [];
  return cell.tokens.map((token) => [token, { wrong: 'the data has no such row' }]);
}

const SUMMARY =
  /\b(?:total|full[- ]year|overall|combined|sum|all|others?|rest|average|mean|gesamt|summe|suma|remaining)\b|[Σ∑]/i;

/** A name with a number in it. */
function isInText(token: Token, value: unknown): boolean {
  return typeof value === 'string' && value.toLowerCase().includes(token.text.toLowerCase());
}

/** The column by which rows are told apart: names rather than numbers, and the one that fits most rows. */
function keyOf(grid: readonly GridRow[], table: Table): Key | undefined {
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  const keys = Array.from({ length: width }, (_, at) => at).flatMap((at) =>
    table.columns.map((column) => keyAt(grid, table, { at, column })),
  );
  const worth = ({ rows }: Key): number =>
    rows.reduce((sum, found) => sum + (found ? 1 / found.length : 0), 0) / grid.length;
  const ranked = keys.map((key) => ({ key, worth: worth(key) })).sort((a, b) => b.worth - a.worth);
  const [top] = ranked;
  return top && top.worth >= LEAST_SHARE ? top.key : undefined;
}

function keyAt(grid: readonly GridRow[], table: Table, { at, column }: { at: number; column: string }): Key {
  const byText = Map.groupBy(table.rows, ({ cells }) => plain(String(cells[column])));
  const byName = Map.groupBy(table.rows, ({ labels }) => plain(labels[0] ?? ''));
  const rows = grid.map(({ cells }) => {
    const cell = cells[at];
    if (!cell) return undefined;
    const [token] = cell.tokens;
    const named =
      byText.get(cell.text) ??
      (isPeriod(table, column) ? byName.get(cell.text) : undefined) ??
      byText.get(String(token?.readings[0]?.value));
    if (named) return named;
    const stated = token ? table.rows.filter((row) => states(token, row.cells[column])) : [];
    return stated.length > 0 ? stated : undefined;
  });
  return { at, column, rows };
}

/** A column of dates whose rows go by the names of months. */
function isPeriod({ rows }: Table, column: string): boolean {
  return rows.some(({ cells, labels }) => labels.length > 0 && dateOf(cells[column]) !== undefined);
}

/** Of rows with the same key the one that the rest of the line fits best. */
function best(line: GridRow, rows: readonly Row[]): Row | undefined {
  if (rows.length < 2) return rows[0];
  const points = ({ cells }: Row): number => {
    const values = Object.values(cells);
    return line.cells
      .flatMap(({ tokens }) => tokens)
      .filter((token) => values.some((value) => states(token, value))).length;
  };
  return rows.map((row) => ({ row, points: points(row) })).reduce((a, b) => (b.points > a.points ? b : a))
    .row;
}

function repeated(bound: readonly (Row | undefined)[]): Set<Row> {
  const seen = new Set<Row>();
  return new Set(
    bound.flatMap((row) => {
      if (!row) return [];
      if (seen.has(row)) return [row];
      seen.add(row);
      return [];
    }),
  );
}

/** The column of the result that a column of the answer repeats in most of its rows. */
function columnAt(
  grid: readonly GridRow[],
  bound: readonly (Row | undefined)[],
  at: number,
): string | undefined {
  const filled = grid.filter(
    ({ cells }, index) => bound[index] && (cells[at]?.tokens.length ?? 0) > 0,
  ).length;
  const names = new Set(bound.flatMap((row) => Object.keys(row?.cells ?? {})));
  const counted = [...names].map((column) => ({
    column,
    count: grid.filter(({ cells }, index) =>
      cells[at]?.tokens.some((token) => {
        const row = bound[index];
        return row !== undefined && statesIn(token, row, column);
      }),
    ).length,
  }));
  const top = counted.reduce((a, b) => (b.count > a.count ? b : a), { column: '', count: 0 });
  // By its small numbers an id meets other columns by chance.
  const least = isId(top.column) ? filled : (filled + 1) / 2;
  return top.count > 0 && top.count >= least ? top.column : undefined;
}
