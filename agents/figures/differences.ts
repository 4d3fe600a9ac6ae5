import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  namesOf,
  type Operand,
  operandsIn,
  operandsInRow,
  operandsAlike,
  pairOf,
} from './operands.ts';
import { allNamed } from './ratios.ts';
import type { Found } from './types.ts';

export const DIFFERENCE =
  /\b(?:more|fewer|less|difference|differ\w*|gap|higher|lower|older|younger|longer|shorter|larger|smaller|bigger|increase\w*|decrease\w*|rose|rise|fell|fall|growth|grew|drop\w*|ahead|behind|apart|chang\w*|remain\w*|left|over|under|above|below|surplus|deficit|shortfall|short|lead\w*|exceed\w*|beyond|minus|net|up|down|rest|others?|mehr|weniger|más|menos|diferencia|differenz)\b|\d\s*[−-]\s+\d/i;
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
  const pair = pairOf(operandsAlike(derivation), (a, b) => isValueOf(place.token, a - b));
  return pair && fromPair(pair, 'difference', '−');
}

/** The rows that are compared: those that the text names, or the only two. */
function fewNamed(derivation: Derivation, table: Table): Row[] {
  const named = allNamed(derivation, table);
  if (named.length === 0 && table.rows.length === 2) return table.rows;
  return named.length > MOST_COMPARED ? [] : named;
}

/** A sum and a number of rows have no difference worth telling. */
function alikeInRow(row: Row): Operand[] {
  const functions = new Set([...row.table.measures.values()].flatMap(({ fn }) => fn?.split('_')[0] ?? []));
  return functions.size > 1 ? [] : operandsInRow(row);
}
