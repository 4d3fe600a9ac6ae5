import { DIFFERENCE } from './differences.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
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
import type { Found } from './types.ts';

const MOST_NAMED = 12;

type Fits = (a: number, b: number) => boolean;

/** A percentage: of the whole column, of another value of the row, or of two numbers that the text gives. */
export function shareFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const isShare: Fits = (a, b) => b !== 0 && isValueOf(place.token, (a / b) * 100);
  const changes = DIFFERENCE.test(place.statement.masked);
  const isChange: Fits = (a, b) => changes && b !== 0 && isValueOf(place.token, (Math.abs(a - b) / b) * 100);
  const fits: Fits = (a, b) => isShare(a, b) || isChange(a, b);
  for (const table of tables) {
    const named = namedRows(place, table).slice(0, MOST_NAMED);
    const found = ofColumn(table, named, isShare) ?? ofRow(table, named, fits);
    if (found) return found;
  }
  const operands = [...operandsOf(derivation), ...singleValues(tables)];
  const part = ofWhole(operands, tables, isShare);
  if (part) return part;
  const pair = pairOf(operands, fits);
  return pair && fromPair(pair, 'share', 'in % of');
}

function ofColumn(table: Table, named: readonly Row[], isShare: Fits): Found | undefined {
  if (!table.complete) return undefined;
  for (const column of columnsOfNumbers(table)) {
    const whole = sum(valuesOf(table, column));
    const part = operandsIn(named, column).find(({ value }) => isShare(value, whole));
    if (!part) continue;
    const label = `share of ${part.what} in the sum of ${column}: ${table.title}`;
    return foundIn(table, {
      label,
      operation: 'share',
      column,
      ...(part.row ? { row: part.row.index } : {}),
    });
  }
  return undefined;
}

/** A number of the text as a part of a whole column: what two rows have together, of all. */
function ofWhole(operands: readonly Operand[], tables: readonly Table[], isShare: Fits): Found | undefined {
  for (const table of tables.filter(({ complete, rows }) => complete && rows.length > 1)) {
    for (const column of columnsOfNumbers(table)) {
      const whole = sum(valuesOf(table, column));
      const part = operands.find(({ value }) => isShare(value, whole));
      if (part)
        return foundIn(table, {
          label: `${part.what} in % of the sum of ${column}`,
          operation: 'share',
          column,
        });
    }
  }
  return undefined;
}

function ofRow(table: Table, named: readonly Row[], fits: Fits): Found | undefined {
  for (const row of named) {
    const pair = pairOf(operandsInRow(row), fits);
    if (!pair) continue;
    const label = `${pair[0].what} in % of ${pair[1].what}: ${namesOf([row])}`;
    return foundIn(table, { label, operation: 'share', row: row.index });
  }
  return undefined;
}

/** Results of queries that gave one number. */
function singleValues(tables: readonly Table[]): Operand[] {
  return tables.flatMap((table) => {
    const [row] = table.rows;
    if (!row || table.rows.length > 1) return [];
    return operandsInRow(row).map(({ value }) => ({ value, what: table.title, from: table }));
  });
}
