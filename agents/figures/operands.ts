import type { Row, Table } from './evidence.ts';
import { type Place, rowsInReach } from './reach.ts';
import type { Found, Token } from './types.ts';
import { numberOf } from './values.ts';

/** A number of the text that is already borne out. */
export interface Known {
  token: Token;
  value: number;
  found: Found;
}

/** What a number can be computed from. */
export interface Derivation {
  place: Place;
  /** The tables that the statement cites. */
  tables: readonly Table[];
  /** Verified numbers of the same statement, then of the ones around it. */
  known: readonly Known[];
  today: Date;
}

export interface Operand {
  value: number;
  what: string;
  from: Origin;
  row?: Row;
}

/** Which source a number comes from. */
export type Origin = Pick<Found, 'sourceId'> & Partial<Pick<Found, 'n' | 'callId'>>;

export function columnsOfNumbers(table: Table): string[] {
  return table.columns.filter((column) =>
    table.rows.some(({ cells }) => typeof numberOf(cells[column]) === 'number'),
  );
}

export function valuesOf(table: Table, column: string, rows: readonly Row[] = table.rows): number[] {
  return rows.flatMap(({ cells }) => numberOf(cells[column]) ?? []);
}

export function sum(values: readonly number[]): number {
  // Hundredths add up to hundredths: the dust of binary fractions is swept off.
  return Number(values.reduce((total, value) => total + value, 0).toPrecision(14));
}

/** Rows of a table that the statement names. */
export function namedRows(place: Place, table: Table): Row[] {
  const reach = rowsInReach(place, table.rows);
  return reach ? table.rows.filter((row) => reach.rows.has(row)) : [];
}

export function originOf({ sourceId, n, callId }: Origin): Origin {
  return { sourceId, ...(n === undefined ? {} : { n }), ...(callId === undefined ? {} : { callId }) };
}

export function foundIn(origin: Origin, found: Pick<Found, 'label' | 'operation'> & Partial<Found>): Found {
  return { ...originOf(origin), ...found };
}

/** What is known of a statement's other numbers, without the number itself. */
export function operandsOf({ known, place }: Derivation): Operand[] {
  return known
    .filter(({ token }) => token !== place.token)
    .map(({ value, found }) => ({ value, what: found.label, from: found }));
}

/** Of these the ones that can be added to the number or taken from it: no degrees and percentages at once. */
export function operandsAlike({ known, place, ...rest }: Derivation): Operand[] {
  const { kind, unit } = place.token;
  const alike = known.filter(
    ({ token }) =>
      (token.kind === 'percent') === (kind === 'percent') &&
      (!token.unit || !unit || token.unit === unit || kind === 'percent'),
  );
  return operandsOf({ ...rest, place, known: alike });
}

/** Rows whose names stand in a text, in whatever order. */
export function mentioned(text: string, table: Table): Row[] {
  const lower = text.toLowerCase();
  return table.rows.filter(({ labels }) => labels.some((label) => lower.includes(label.toLowerCase())));
}

export function namesOf(rows: readonly Row[]): string {
  const names = rows.flatMap(({ labels }) => labels[0] ?? []);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

export function operandsIn(rows: readonly Row[], column: string): Operand[] {
  return rows.flatMap((row) => {
    const value = numberOf(row.cells[column]);
    return value === undefined
      ? []
      : [{ value, what: row.labels[0] ?? `row ${row.index}`, from: row.table, row }];
  });
}

export function operandsInRow(row: Row): Operand[] {
  return columnsOfNumbers(row.table).flatMap((column) => {
    const value = numberOf(row.cells[column]);
    return value === undefined ? [] : [{ value, what: column, from: row.table }];
  });
}

/** Two different operands that give the number together. */
export function pairOf(
  operands: readonly Operand[],
  fits: (a: number, b: number) => boolean,
): [Operand, Operand] | undefined {
  for (const [index, a] of operands.entries()) {
    for (const [other, b] of operands.entries()) if (other !== index && fits(a.value, b.value)) return [a, b];
  }
  return undefined;
}

export function fromPair([a, b]: [Operand, Operand], operation: Found['operation'], sign: string): Found {
  return foundIn(a.from, { label: `${a.what} ${sign} ${b.what}`, operation });
}
