import { columnsOf, type Row } from '../run/rows.ts';

export interface Point {
  label: string;
  value: number;
}

/** Rows as a picture: what is measured, over what. */
export interface Chart {
  kind: 'bar' | 'line';
  label: string;
  measure: string;
  points: Point[];
}

/** How it is drawn; the reader may choose among those that make sense. */
export type Look = Chart['kind'] | 'share';

export interface Chartable {
  kind: Chart['kind'];
  label: string;
  measures: string[];
}

export const MOST_POINTS = 40;
const FEWEST_POINTS = 2;
const DATE = /^\d{4}(?:-\d\d){0,2}(?:T.*)?$/;
const TIME_COLUMN = /(?:^|_)(?:year|month|quarter|week|day|date)$/i;
const IDENTIFIER = /(?:^|_)id$/i;

/** What of these rows can be drawn: a column of names or dates, and columns of numbers. Undefined when nothing can. */
export function chartable(rows: readonly Row[]): Chartable | undefined {
  if (rows.length < FEWEST_POINTS) return undefined;
  const columns = columnsOf(rows).filter((column) => !IDENTIFIER.test(column));
  const isNumeric = (column: string) =>
    rows.every((row) => row[column] === null || typeof row[column] === 'number') &&
    rows.some((row) => typeof row[column] === 'number');
  const label =
    columns.find((column) => TIME_COLUMN.test(column)) ?? columns.find((column) => !isNumeric(column));
  if (label === undefined || !isDistinct(rows, label)) return undefined;
  const measures = columns.filter((column) => column !== label && isNumeric(column));
  if (measures.length === 0) return undefined;
  const isTime = rows.every((row) => DATE.test(String(row[label])));
  return { kind: isTime ? 'line' : 'bar', label, measures };
}

function isDistinct(rows: readonly Row[], column: string): boolean {
  return new Set(rows.map((row) => row[column])).size === rows.length;
}

/** One measure of the rows, ready to be drawn: over time in its order, otherwise as the query ordered it. */
export function chartOf(rows: readonly Row[], { kind, label }: Chartable, measure: string): Chart {
  const points = rows
    .filter((row) => typeof row[measure] === 'number')
    .map((row) => ({ label: String(row[label] ?? '–'), value: row[measure] as number }));
  const ordered = kind === 'line' ? points.toSorted((a, b) => a.label.localeCompare(b.label)) : points;
  return { kind, label, measure, points: ordered.slice(0, MOST_POINTS) };
}

const MOST_SHARES = 24;

/** Lines are for time; shares are for parts of a whole, which are never negative. */
export function looksOf({ kind, points }: Chart): Look[] {
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const areShares =
    kind === 'bar' &&
    total > 0 &&
    points.length >= FEWEST_POINTS &&
    points.length <= MOST_SHARES &&
    points.every(({ value }) => value >= 0);
  if (kind === 'line') return ['line', 'bar'];
  return areShares ? ['bar', 'share'] : ['bar'];
}

/** Round numbers from the least to the most value, zero among them. */
export function ticksOf(values: readonly number[], wanted = 4): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [0, 1];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
