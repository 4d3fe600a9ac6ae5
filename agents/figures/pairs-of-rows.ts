import type { Row, Table } from './evidence.ts';
import type { Fits } from './groups.ts';
import { isId } from './ids.ts';
import { isMean } from './means.ts';
import { columnsOfNumbers, foundIn, namesOf, type Operand, operandsIn, pairOf, sum } from './operands.ts';
import { type Place, rowsInReach } from './reach.ts';
import type { Found, Token } from './types.ts';
import { numberOf } from './values.ts';

const MOST_ROWS = 4;
const SPREAD = /\b(?:gap|range|spread|difference|between|apart|swing)\b/i;

/** How far the rows are apart that the clause names under one name, or the greatest and the least of all. */
export function betweenRows(place: Place, table: Table, fits: Fits): Found | undefined {
  const reach = rowsInReach(place, table.rows);
  const isNear = reach?.from === 'clause' && reach.rows.size <= MOST_ROWS && isChange(place);
  const rows = isNear ? [...reach.rows] : [];
  for (const column of columnsOfNumbers(table).filter((name) => !isId(name))) {
    const pair = pairOf(operandsIn(rows, column), (a, b) => b !== 0 && fits(apart(place.token, a, b)));
    const ends =
      pair ??
      (SPREAD.test(place.statement.masked) ? endsOf(table, column, fits) : undefined) ??
      wayOf(place, table, { column, fits });
    if (!ends) continue;
    const label = `${column} of ${ends[0].what} and of ${ends[1].what}: ${table.title}`;
    return foundIn(table, { label, operation: 'difference', column });
  }
  return undefined;
}

/** `Q1 by 61`, `+3.1 %`, `12 more`. */
function isChange({ statement, token }: Place): boolean {
  const at = token.offset - statement.start;
  const [before, after] = [statement.masked.slice(0, at), statement.masked.slice(at + token.text.length)];
  return (
    statement.kind === 'row' ||
    /^[-−+]/.test(token.text) ||
    /(?:\b(?:by|of|another|up|down)\s+|[+−-])[\s*(]*(?:[$€£¥]|[A-Z]{3}\s)?$/i.test(before) ||
    /^[\s*)]*(?:\p{L}+\s+)?(?:more|fewer|less|higher|lower|above|below|up|down)\b/iu.test(after)
  );
}

function apart({ kind }: Token, a: number, b: number): number {
  return kind === 'percent' ? (Math.abs(a - b) / Math.abs(b)) * 100 : Math.abs(a - b);
}

function endsOf(table: Table, column: string, fits: Fits): [Operand, Operand] | undefined {
  const sorted = operandsIn(table.rows, column).sort((a, b) => b.value - a.value);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last && fits(first.value - last.value) ? [first, last] : undefined;
}

const MARK = /\b(?:passed|crossed|topped|broke|reached|hit|exceeded|surpassed)\s+(?:the\s+)?\W*$/i;

/** `Passed the 500,000 mark in May`: the row that is named is the first one above it. */
export function passedIn(place: Place, table: Table): Found | undefined {
  const { statement, token } = place;
  const limit = token.readings[0]?.value;
  if (limit === undefined || !MARK.test(statement.masked.slice(0, token.offset - statement.start)))
    return undefined;
  for (const row of rowsInReach(place, table.rows)?.rows ?? []) {
    const before = table.rows[row.index - 1];
    const column = columnsOfNumbers(table).find((name) => {
      const [value, last] = [numberOf(row.cells[name]), before && numberOf(before.cells[name])];
      return value !== undefined && last !== undefined && value >= limit && last < limit;
    });
    if (column)
      return foundIn(table, { label: `limit of ${column}: ${table.title}`, operation: 'question', column });
  }
  return undefined;
}

const WAY =
  /\b(?:chang\w*|grew|grow\w*|increas\w*|ros[e]|up|more|overall|over|since|decreas\w*|fell|declin\w*)\b/i;

/** From the first period to the last, all the way or on average for each. */
function wayOf(
  { statement, token }: Place,
  table: Table,
  { column, fits }: { column: string; fits: Fits },
): [Operand, Operand] | undefined {
  const values = operandsIn(table.rows, column);
  const [first, last] = [values[0], values.at(-1)];
  if (!table.period || !first || !last || values.length < 3 || !WAY.test(statement.masked)) return undefined;
  const way = apart(token, last.value, first.value);
  const isMean = /\baverage|\bper\b|\beach\b/i.test(statement.masked);
  return fits(way) || (isMean && fits(way / (values.length - 1))) ? [first, last] : undefined;
}

const PRODUCT =
  /[×*]|\b(?:est\w*|revenue|turnover|value|worth|multipl\w*|total|sales|cost\w*|bring\w*|earn\w*)\b/i;
const PER = /\b(?:per|each|every|average\w*|avg|mean|spend\w*|basket|purchase|visit)\b/i;

/** So many at such a price, or one column for each of another, of the row that is spoken of. */
export function withinRow(place: Place, table: Table, fits: Fits): Found | undefined {
  const reach = rowsInReach(place, table.rows);
  const rows = reach && reach.rows.size <= MOST_ROWS ? [...reach.rows] : [];
  const said = `${place.statement.masked} ${place.statement.header.join(' ')} ${place.statement.lead?.masked ?? ''}`;
  const columns = columnsOfNumbers(table).filter((name) => !isId(name));
  const others = columns.filter((name) => !isMean(table, name));
  const isMade = PRODUCT.test(said) || /\d[.,]\d/.test(place.token.text);
  for (const row of rows) {
    const made = isMade ? madeOf(place.token, row, fits) : undefined;
    if (made) return foundOf(row, `${made[0]} × ${made[1]}`, 'product');
    const pair = PER.test(said) && place.token.kind !== 'percent' ? ratioOf(row, others, fits) : undefined;
    if (pair) return foundOf(row, `${pair[0]} per ${pair[1]}`, 'average');
  }
  return undefined;
}

/** A number and a price of a row whose product it is, or whose share in all such products. */
function madeOf({ kind }: Token, row: Row, fits: Fits): [string, string] | undefined {
  const { table } = row;
  const columns = columnsOfNumbers(table).filter((name) => !isId(name));
  for (const mean of columns.filter((name) => isMean(table, name))) {
    const scale = (name: string): number => (kind === 'percent' ? 100 / productsOf(table, mean, name) : 1);
    const other = columns.find(
      (name) => !isMean(table, name) && fits(productOf(row, mean, name) * scale(name)),
    );
    if (other) return [other, mean];
  }
  return undefined;
}

function productOf({ cells }: Row, a: string, b: string): number {
  return (numberOf(cells[a]) ?? Number.NaN) * (numberOf(cells[b]) ?? Number.NaN);
}

function productsOf({ rows }: Table, a: string, b: string): number {
  return sum(rows.map((row) => productOf(row, a, b)));
}

function ratioOf({ cells }: Row, columns: readonly string[], fits: Fits): [string, string] | undefined {
  for (const a of columns) {
    for (const b of columns.filter((other) => other !== a)) {
      if (fits((numberOf(cells[a]) ?? Number.NaN) / (numberOf(cells[b]) ?? Number.NaN))) return [a, b];
    }
  }
  return undefined;
}

function foundOf(row: Row, what: string, operation: Found['operation']): Found {
  const label = `${what} of ${namesOf([row])}: ${row.table.title}`;
  return foundIn(row.table, { label, operation, row: row.index });
}
