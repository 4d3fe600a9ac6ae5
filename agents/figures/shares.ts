import { changeFor, changeOf, pointsFor } from './changes.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isMean } from './means.ts';
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
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { periodOf, rowsOf } from './periods.ts';
import { allNamed } from './ratios.ts';
import { rowsInReach } from './reach.ts';
import type { Found } from './types.ts';
import { stemOf } from './words.ts';

const MOST_NAMED = 12;

type Fits = (a: number, b: number) => boolean;

/** A percentage: of the whole column, of another value of the row, or of two numbers that the text gives. */
export function shareFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const { token } = place;
  if (/point/i.test(token.text)) return pointsFor(derivation);
  const isShare: Fits = (a, b) => b !== 0 && isValueOf(token, (a / b) * 100);
  const told = partOfWhole(place);
  if (told) return isShare(...told) ? ofTold(derivation, told) : undefined;
  const change = changeOf(place);
  const changed = change && changeFor(derivation, change);
  if (changed || change?.isStated) return changed;
  const isOfRow = tables.some((table) => rowsInReach(place, table.rows)?.from === 'clause');
  const operands = [...nearOperands(derivation, isOfRow), ...singleValues(tables)];
  return (
    ofTables(derivation, isShare) ??
    ofWhole(operands, tables, isShare) ??
    ofPair(pairOf(operands, isShare)) ??
    (isOfRow ? undefined : ofPair(totalsPair(tables, isShare))) ??
    ofPair(ofOtherRow(derivation, isShare))
  );
}

function ofPair(pair: [Operand, Operand] | undefined): Found | undefined {
  return pair && fromPair(pair, 'share', 'in % of');
}

function ofTold(derivation: Derivation, [part, whole]: [number, number]): Found | undefined {
  return ofPair([operandOf(derivation, part), operandOf(derivation, whole)]);
}

/** A share of a row, within it or in its column, or of a period. */
function ofTables({ place, tables }: Derivation, isShare: Fits): Found | undefined {
  for (const table of tables) {
    const isOfAll = OVERALL.test(place.statement.masked) && rowsInReach(place, table.rows)?.from === 'around';
    const named = isOfAll ? [] : namedRows(place, table).slice(0, MOST_NAMED);
    const found =
      ofColumn(table, named, { isShare, place }) ??
      ofRow(table, named, isShare) ??
      ofPeriod(place, table, isShare);
    if (found) return found;
  }
  return undefined;
}

/** `620 of our 1,500 bikes (41.3 %)`: the two numbers right before the share leave no other meaning. */
function partOfWhole({ statement, token, tokens }: Derivation['place']): [number, number] | undefined {
  const before = tokens.filter((one) => one.offset < token.offset && one.kind === 'number' && !one.soft);
  const [part, whole] = before.slice(-2);
  if (!part || !whole) return undefined;
  const text = (from: number, to: number): string =>
    statement.masked.slice(from - statement.start, to - statement.start);
  const isOf = /^\W*(?:out )?of(?:\s+(?:our|the|all|its))?\W*$/i.test(
    text(part.offset + part.text.length, whole.offset),
  );
  const isBeside = /^[^.,;:()\d]{0,30}(?:\(\W*$|,?\s(?:i\.e\.,?|or|that is)\W*$)/i.test(
    text(whole.offset + whole.text.length, token.offset),
  );
  const [a, b] = [part.readings[0]?.value, whole.readings[0]?.value];
  return isOf && isBeside && a !== undefined && b !== undefined ? [a, b] : undefined;
}

function operandOf({ known, tables }: Derivation, value: number): Operand {
  const own = known.find((one) => one.value === value);
  return {
    value,
    what: own?.found.label ?? String(value),
    from: own?.found ?? tables[0] ?? { sourceId: 'question' },
  };
}

/** `less than a quarter of what the Centre has`: one row in another one. */
function ofOtherRow(derivation: Derivation, isShare: Fits): [Operand, Operand] | undefined {
  if (!derivation.place.token.fraction) return undefined;
  for (const table of derivation.tables) {
    const named = allNamed(derivation, table).slice(0, MOST_NAMED);
    for (const column of columnsOfNumbers(table)) {
      const pair = pairOf(operandsIn(named, column), isShare);
      if (pair) return pair;
    }
  }
  return undefined;
}

const OVERALL = /\b(?:overall|in total|altogether|all|total|on the whole)\b/i;

/** A share of one column's sum in another's, where there is no name to go by: 1,254 of 17,920 appointments. */
function totalsPair(tables: readonly Table[], isShare: Fits): [Operand, Operand] | undefined {
  for (const table of tables.filter(({ complete, rows }) => complete && rows.length > 1)) {
    const totals = columnsOfNumbers(table).map((column) => ({
      value: sum(valuesOf(table, column)),
      what: `sum of ${column}`,
      from: table,
    }));
    const pair = pairOf(totals, isShare);
    if (pair) return pair;
  }
  return undefined;
}

/** Of what rows have only the nearest number before the share counts, else the nearest behind it. */
function nearOperands(derivation: Derivation, isOfRow: boolean): Operand[] {
  const { place, known } = derivation;
  const others = known.filter(
    ({ token, found }) =>
      token !== place.token &&
      token.kind !== 'percent' &&
      // Words for small numbers in a document are no parts and no wholes.
      !(found.operation === 'document' && /^\p{L}/u.test(token.text)),
  );
  const ofRows = others.filter(({ found }) => found.row !== undefined && found.operation !== 'document');
  const inside = ofRows.filter(({ token }) => place.tokens.includes(token));
  const nearest =
    inside.findLast(({ token }) => token.offset < place.token.offset) ??
    inside.find(({ token }) => token.offset > place.token.offset);
  const clause = inside.filter(
    ({ token }) => nearest && Math.abs(token.offset - nearest.token.offset) < NEAR,
  );
  const outside = inside.length === 0 && !isOfRow ? ofRows : [];
  return others
    .filter((one) => !ofRows.includes(one) || clause.includes(one) || outside.includes(one))
    .map(({ value, found }) => ({ value, what: found.label, from: found }));
}

const NEAR = 40;

function ofPeriod(place: Derivation['place'], table: Table, isShare: Fits): Found | undefined {
  const period = periodOf(place);
  const rows = period && table.complete ? rowsOf(period, table) : [];
  if (rows.length < 2) return undefined;
  const column = columnsOfNumbers(table).find((name) =>
    isShare(sum(valuesOf(table, name, rows)), sum(valuesOf(table, name))),
  );
  if (!column) return undefined;
  const label = `share of ${namesOf(rows)} in the sum of ${column}: ${table.title}`;
  return foundIn(table, { label, operation: 'share', column });
}

function ofColumn(
  table: Table,
  named: readonly Row[],
  { isShare, place }: { isShare: Fits; place: Derivation['place'] },
): Found | undefined {
  if (!table.complete) return undefined;
  const columns = columnsOfNumbers(table);
  const called = columns.filter((column) => isCalled(place, table, column));
  for (const column of called.length > 0 ? called : columns) {
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

const WHOLE = /^[\s*]*of\s+(?:the\s+|our\s+|all\s+|its\s+)*(?:total\s+|overall\s+)?(\p{L}+)/iu;

/** `35 % of total revenue`: the column is named whose whole is meant. */
function isCalled({ statement, token }: Derivation['place'], table: Table, column: string): boolean {
  const word = WHOLE.exec(statement.masked.slice(token.offset - statement.start + token.text.length))?.[1];
  return word !== undefined && (table.measures.get(column)?.words.has(stemOf(word.toLowerCase())) ?? false);
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
    const parts = operandsInRow(row).filter(({ what }) => !isMean(table, what));
    const pair = pairOf(parts, fits);
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
