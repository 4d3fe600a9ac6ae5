import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  namesOf,
  type Operand,
  operandsAlike,
  operandsIn,
  operandsInRow,
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { allNamed, ownNamed } from './ratios.ts';
import type { Found } from './types.ts';
import { numberOf } from './values.ts';

export const DIFFERENCE =
  /\b(?:more|fewer|less|difference|differ\w*|gap|higher|lower|older|younger|longer|shorter|larger|smaller|bigger|increase\w*|decrease\w*|rose|rise|fell|fall|growth|grew|drop\w*|ahead|behind|apart|chang\w*|remain\w*|left|leav\w*|backlog|outstanding|unsold|vacant|empty|free|spare|missing|not|still|over|under|above|below|surplus|deficit|shortfall|short|lead\w*|exceed\w*|beyond|minus|net|up|down|rest|others?|mehr|weniger|más|menos|diferencia|differenz)\b|\d\s*[−-]\s+\d/i;
/** Of many rows some two differ by almost any number. */
const MOST_COMPARED = 4;

/** How far two rows, two columns of a row, or two numbers of the text are apart. */
export function differenceFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  if (!DIFFERENCE.test(`${place.statement.masked} ${place.statement.header.join(' ')}`)) return undefined;
  for (const table of tables) {
    const named = fewNamed(derivation, table);
    for (const column of columnsOfNumbers(table)) {
      const pair = pairOf(operandsIn(named, column), (a, b) => isValueOf(place.token, a - b));
      if (pair)
        return foundIn(table, {
          label: `difference of ${column}: ${pair[0].what} − ${pair[1].what}`,
          operation: 'difference',
          column,
        });
    }
    for (const row of named) {
      const pair = pairOf(alikeInRow(row), (a, b) => isValueOf(place.token, a - b));
      if (pair) {
        return foundIn(table, {
          label: `difference of ${pair[0].what} and ${pair[1].what}: ${namesOf([row])}`,
          operation: 'difference',
          row: row.index,
        });
      }
    }
  }
  const isTold = tables.some((table) => ownNamed(derivation, table).length > 1);
  const known = isTold
    ? derivation.known.filter(({ token }) => place.tokens.includes(token))
    : derivation.known;
  const pair = pairOf(operandsAlike({ ...derivation, known }), (a, b) => isValueOf(place.token, a - b));
  return pair ? fromPair(pair, 'difference', '−') : ofTotals(derivation);
}

/** The rows that are compared: those that the text names, or the only two. */
function fewNamed(derivation: Derivation, table: Table): Row[] {
  const named = allNamed(derivation, table);
  if (named.length === 0 && table.rows.length === 2) return table.rows;
  return named.length > MOST_COMPARED ? [] : named;
}

/** A sum and a number of rows have no difference worth telling, unless the one is a part of the other. */
function alikeInRow(row: Row): Operand[] {
  const { table } = row;
  const functions = new Set([...table.measures.values()].flatMap(({ fn }) => fn?.split('_')[0] ?? []));
  if (functions.size < 2) return operandsInRow(row);
  return operandsInRow(row).filter((one, _index, all) =>
    all.some((other) => isPartOf(table, one.what, other.what)),
  );
}

/** Whether one column is never more than another one, in whole numbers, either way. */
function isPartOf(table: Table, one: string, other: string): boolean {
  if (one === other) return false;
  const pairs = table.rows.map(({ cells }) => [numberOf(cells[one]), numberOf(cells[other])] as const);
  const isWhole = pairs.every(([a, b]) => Number.isInteger(a) && Number.isInteger(b));
  const never = (test: (a: number, b: number) => boolean): boolean =>
    pairs.every(([a, b]) => a !== undefined && b !== undefined && test(a, b));
  return isWhole && pairs.length > 1 && (never((a, b) => a <= b) || never((a, b) => a >= b));
}

/** What a whole column leaves of another one: a total backlog. */
function ofTotals({ place, tables }: Derivation): Found | undefined {
  if (!/\b(?:total|overall|in all|altogether|all)\b/i.test(place.statement.masked)) return undefined;
  for (const table of tables.filter(({ complete, rows }) => complete && rows.length > 1)) {
    const totals = columnsOfNumbers(table).map((column) => ({
      value: sum(valuesOf(table, column)),
      what: column,
      from: table,
    }));
    const pair = pairOf(totals, (a, b) => a > b && isValueOf(place.token, a - b));
    if (pair && isPartOf(table, pair[0].what, pair[1].what))
      return { ...fromPair(pair, 'difference', '−'), exact: pair[0].value - pair[1].value };
  }
  return undefined;
}
