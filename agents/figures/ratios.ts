import type { Row, Table } from './evidence.ts';
import { isValueOf, isWithin } from './extract.ts';
import { isMean } from './means.ts';
import { mentionsIn } from './mentions.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  namedRows,
  namesOf,
  type Operand,
  operandsIn,
  operandsInRow,
  operandsOf,
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { isNamed, rowsInReach } from './reach.ts';
import type { Found, Token } from './types.ts';

const MEAN = /\b(?:average\w*|avg|mean|per|each|typical\w*|every|durchschnitt\w*|promedio)\b/i;
const MOST_NAMED = 4;

/** How many times as much one thing is as another: of two rows, or of two numbers of the text. */
export function multipleFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const fits = (a: number, b: number): boolean => b !== 0 && isAboutRatio(place.token, a / b);
  const ofRows = tables
    .map((table) => multipleIn(derivation, table, fits))
    .find((pair) => pair !== undefined);
  if (ofRows) return fromPair(ofRows, 'share', 'in relation to');
  if (tables.some((table) => ownNamed(derivation, table).length > 1)) return undefined;
  const pair = pairOf(operandsOf(derivation), fits);
  return pair && fromPair(pair, 'share', 'in relation to');
}

type Fits = (a: number, b: number) => boolean;

/** Two rows by one column; where only one is named also two values of it. */
function multipleIn(derivation: Derivation, table: Table, fits: Fits): [Operand, Operand] | undefined {
  const named = allNamed(derivation, table);
  for (const column of named.length <= MOST_NAMED ? columnsOfNumbers(table) : []) {
    const pair =
      pairOf(operandsIn(named, column), fits) ??
      withUnnamed(table, ownNamed(derivation, table), { column, fits });
    if (pair) return pair;
  }
  const [only, ...more] = named;
  return only && more.length === 0 ? pairOf(operandsInRow(only), fits) : undefined;
}

export function ownNamed({ place }: Pick<Derivation, 'place'>, table: Table): Row[] {
  const here = new Set(mentionsIn(place.statement.raw, table.rows, place).flatMap(({ rows }) => [...rows]));
  return table.rows.filter((row) => here.has(row));
}

const FEW = 12;

/** Where one of the two goes by a name of the text's own, it can be any other row. */
function withUnnamed(
  table: Table,
  [row, ...more]: readonly Row[],
  { column, fits }: { column: string; fits: (a: number, b: number) => boolean },
): [Operand, Operand] | undefined {
  if (!row || more.length > 0 || table.rows.length > FEW) return undefined;
  const [own] = operandsIn([row], column);
  const others = operandsIn(
    table.rows.filter((other) => other !== row),
    column,
  );
  for (const other of others) {
    if (own && (fits(own.value, other.value) || fits(other.value, own.value))) return [own, other];
  }
  return undefined;
}

/** The rows that a statement names, and where it names fewer than two also those of the one before. */
export function allNamed({ place }: Derivation, table: Table): Row[] {
  const { statement } = place;
  const here = new Set(ownNamed({ place }, table));
  if (here.size < 2 && statement.lead) {
    for (const { rows } of mentionsIn(statement.lead.raw, table.rows)) for (const row of rows) here.add(row);
  }
  return table.rows.filter((row) => here.has(row));
}

const ROUND = 0.06;

/** A multiple in whole numbers is a rounded one; a bound leaves room on its side. */
function isAboutRatio(token: Token, exact: number): boolean {
  if (token.bounds) return isWithin(token, exact);
  if (isValueOf(token, exact)) return true;
  const value = token.readings[0]?.value ?? 0;
  return Number.isInteger(value) && Math.abs(exact - value) <= ROUND * value;
}

/** So much of one thing for each of another: of a named row, also across results, or of the whole. */
export function perFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const { statement, token } = place;
  const speaksOfMean =
    MEAN.test(statement.masked) || (isExact(token) && MEAN.test(statement.lead?.masked ?? ''));
  if (!speaksOfMean) return undefined;
  const fits = (a: number, b: number): boolean =>
    b !== 0 && (isValueOf(token, a / b) || isWithin(token, a / b));
  if (
    /^\W*\p{L}+(?:-\p{L}+)?\s+(?:for|per|to)\s+(?:each|every)\b/iu.test(behind(derivation)) ||
    /\bfor (?:each|every)\b/i.test(statement.masked)
  )
    return multipleFor(derivation);
  const isOfAll =
    /\b(?:across|overall|all)\b/i.test(statement.masked) &&
    !tables.some((table) => isNamed(place, table.rows));
  const named = isOfAll ? [] : tables.flatMap((table) => namedRows(place, table).slice(0, MOST_NAMED));
  for (const row of named) {
    const same = named.filter(({ labels }) => labels[0] === row.labels[0]);
    const pair = pairOf(same.flatMap(operandsInRow), fits);
    if (!pair) continue;
    const label = `${pair[0].what} per ${pair[1].what} of ${namesOf([row])}: ${row.table.title}`;
    return foundIn(row.table, { label, operation: 'average', row: row.index });
  }
  const isOfRow = tables.some((table) => rowsInReach(place, table.rows)?.from === 'clause');
  const ofAll = isOfRow || (named.length > 0 && !isExact(token)) ? undefined : pairOf(totalsOf(tables), fits);
  return ofAll && fromPair(ofAll, 'average', 'per');
}

function behind({ place: { statement, token } }: Derivation): string {
  return statement.masked.slice(token.offset - statement.start + token.text.length);
}

/** Digits enough that no two sums give them by chance. */
function isExact({ readings, text }: Token): boolean {
  return (readings[0]?.value ?? 0) >= 100 || /\d[.,]\d/.test(text);
}

function totalsOf(tables: readonly Table[]): Operand[] {
  return tables
    .filter(({ complete }) => complete)
    .flatMap((table) =>
      columnsOfNumbers(table)
        .filter((column) => !isMean(table, column))
        .map((column) => ({
          value: sum(valuesOf(table, column)),
          what: `sum of ${column}`,
          from: table,
        })),
    );
}
