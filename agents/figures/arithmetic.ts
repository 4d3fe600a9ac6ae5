import { ageFor } from './ages.ts';
import { isOfOtherColumn, wordsBeside } from './columns.ts';
import { differenceFor } from './differences.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  type Known,
  mentioned,
  namedRows,
  namesOf,
  type Operand,
  operandsAlike,
  operandsInRow,
  operandsOf,
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { periodOf, rowsOf } from './periods.ts';
import { multipleFor, perFor } from './ratios.ts';
import { rowsInReach } from './reach.ts';
import { shareFor } from './shares.ts';
import type { Found } from './types.ts';
import { isTimeUnit, scaleBetween } from './units.ts';

const TOTAL =
  /\b(?:total\w*|in all|altogether|overall|combined|together|sum|across|aggregate\w*|out of|of|in sum|insgesamt|gesamt\w*|summe|suma)\b/i;
const MEAN = /\b(?:average\w*|avg|mean|on average|per|each|typical\w*|durchschnitt\w*|promedio)\b/i;
const AGE = /\b(?:days?|weeks?|months?|years?)\b/i;
const RATIO = /\b(?:times|x|\w*fold|ratio|factor|per|each|twice|doubled?)\b|\d\s*[:/]\s*\d/i;
const PRODUCT = /[×·]|\d\s+[*x]\s+\d|\b(?:times|multipl\w+|each|per|would|charged at|at a rate of)\b/i;

const TOGETHER =
  /\+|\b(?:together|combined|altogether|in all|total\w*|sum|both|zusammen|insgesamt|juntos)\b/i;

/** A number that is computed: total, mean, difference, share, ratio or product of what the text or its rows give. */
export function arithmeticFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const text = place.statement.masked;
  if (place.token.kind === 'percent') return shareFor(derivation);
  if (place.token.kind !== 'number') return undefined;
  if (place.token.times) return multipleFor(derivation);
  for (const table of tables) {
    const found = totalFor(derivation, table) ?? (MEAN.test(text) ? meanFor(derivation, table) : undefined);
    if (found) return found;
  }
  if (AGE.test(text)) {
    const age = ageFor(derivation);
    if (age) return age;
  }
  return (
    conversionFor(derivation) ?? perFor(derivation) ?? differenceFor(derivation) ?? compositeFor(derivation)
  );
}

const LARGE = 100;

/** The sum of a column, of all rows or of those that the statement names. */
function totalFor(derivation: Derivation, table: Table): Found | undefined {
  const { place } = derivation;
  const [row, ...more] = table.rows;
  if (!row || more.length === 0) return undefined;
  const parts = partsOf(place, table);
  for (const column of columnsOfNumbers(table).filter((name) => !isOfOtherColumn(place, row, name))) {
    const lots = mayBeWhole(place, table, column) ? [table.rows, ...parts] : parts;
    const lot = lots.find((rows) => isValueOf(place.token, sum(valuesOf(table, column, rows))));
    if (!lot) continue;
    const whose = lot === table.rows ? '' : ` of ${namesOf(lot)}`;
    const exact = sum(valuesOf(table, column, lot));
    return foundIn(table, {
      label: `sum of ${column}${whose}: ${table.title}`,
      operation: 'sum',
      column,
      exact,
    });
  }
  return undefined;
}

/** The rows of a period, and those that are named together. */
function partsOf(place: Derivation['place'], table: Table): (readonly Row[])[] {
  const period = periodOf(place);
  const inPeriod = period ? rowsOf(period, table) : [];
  const named = TOGETHER.test(place.statement.masked) ? mentioned(place.statement.raw, table) : [];
  return [inPeriod, named].filter((rows) => rows.length > 1);
}

/** Whether a number can be the sum of a whole column: its words say so, or no row is named that it could be of. */
function mayBeWhole(place: Derivation['place'], table: Table, column: string): boolean {
  const isOfRow = rowsInReach(place, table.rows)?.from === 'clause' && !saysTotalHere(place);
  if (!table.complete || isOfRow) return false;
  const saysTotal = TOTAL.test(place.statement.masked) || TOTAL.test(place.statement.heading);
  // `Revenue: 301,551` says no word of a total and can be nothing else where no row is named.
  const speaksOfAll =
    mentioned(clauseUpTo(place), table).length === 0 &&
    place.token.readings.some(({ value }) => value >= LARGE);
  if (saysTotal || speaksOfAll) return true;
  const beside = wordsBeside(place);
  const isCount = table.measures.get(column)?.fn?.startsWith('count') ?? false;
  return isCount && [...table.subject].some((word) => beside.has(word));
}

const TOTAL_HERE =
  /\b(?:total\w*|in all|altogether|overall|combined|together|sum|out of|of|insgesamt|gesamt\w*)\b/i;

/** Whether the total is spoken of between the nearest separators around the number. */
function saysTotalHere({ statement, token }: Derivation['place']): boolean {
  const at = token.offset - statement.start;
  const before =
    statement.masked
      .slice(0, at)
      .split(/[,;:(]\s*|\s[–—]\s/)
      .at(-1) ?? '';
  const [after = ''] = statement.masked.slice(at + token.text.length).split(/[,;:)]\s*|\s[–—]\s/);
  return (
    /\b(?:out )?of(?: the| all| our)?\s*\W*$/i.test(before) ||
    TOTAL_HERE.test(`${before.replace(/^\s*of which/i, '')} ${after}`)
  );
}

/** The words before the number and those behind it, as far as the next comma or colon: `148 people: 70 nurses, …`. */
function clauseUpTo({ statement, token }: Derivation['place']): string {
  const end = token.offset - statement.start + token.text.length;
  const stop = statement.raw.slice(end).search(/[,:;]\s/);
  return stop < 0 ? statement.raw : statement.raw.slice(0, end + stop);
}

/** The mean of a column over all of its rows. */
function meanFor({ place }: Derivation, table: Table): Found | undefined {
  if (!table.complete || table.rows.length < 2) return undefined;
  for (const column of columnsOfNumbers(table)) {
    const values = valuesOf(table, column);
    if (!isValueOf(place.token, sum(values) / values.length)) continue;
    return foundIn(table, { label: `average of ${column}: ${table.title}`, operation: 'average', column });
  }
  return undefined;
}

/** Ratio and product of numbers that the text gives. */
function compositeFor(derivation: Derivation): Found | undefined {
  const { place } = derivation;
  const text = place.statement.masked;
  const isPer = /\b(?:per|each)\b/i.test(text);
  const operands = operandsOf(isPer ? { ...derivation, known: inReach(derivation) } : derivation);
  // Hours divided by something are no days.
  const ratio =
    RATIO.test(text) && !isTimeUnit(place.token.unit)
      ? pairOf(operands, (a, b) => b !== 0 && isValueOf(place.token, a / b))
      : undefined;
  if (ratio) return fromPair(ratio, 'share', 'per');
  const product = PRODUCT.test(text) ? productOf(ofOneUnit(derivation)) : undefined;
  if (product) return fromPair(product, 'product', '×');
  const total =
    TOGETHER.test(text) && !namesSeveral(derivation)
      ? pairOf(operandsAlike(derivation), (a, b) => isValueOf(place.token, a + b))
      : undefined;
  return total ? fromPair(total, 'sum', '+') : durationFor(derivation);
}

/** A length of time is so many times a length in the same unit. */
function ofOneUnit(derivation: Derivation): Derivation {
  const { unit } = derivation.place.token;
  if (!isTimeUnit(unit)) return derivation;
  const known = derivation.known.filter(({ token }) => !token.unit || token.unit === unit);
  return { ...derivation, known };
}

/** Where the clause names a row, numbers of other rows have no part in its ratio. */
export function inReach({ place, tables, known }: Derivation): readonly Known[] {
  const named = tables.flatMap((table) => {
    const reach = rowsInReach(place, table.rows);
    return reach?.from === 'clause' ? [...reach.rows] : [];
  });
  if (named.length === 0) return known;
  return known.filter(
    ({ found }) =>
      found.row === undefined ||
      named.some((row) => row.index === found.row && row.table.callId === found.callId),
  );
}

/** `14 days and 7 more, so 21 days at most`: lengths of time out of a document add up. */
function durationFor(derivation: Derivation): Found | undefined {
  const { token, statement } = derivation.place;
  if (!token.unit || !/\b(?:so|thus|therefore|hence|at most|maximum|up to)\b/i.test(statement.masked))
    return undefined;
  const known = derivation.known.filter(
    (one) => one.token.unit === token.unit && one.found.operation === 'document',
  );
  const pair = pairOf(operandsOf({ ...derivation, known }), (a, b) => isValueOf(token, a + b));
  return pair && fromPair(pair, 'sum', '+');
}

/** Of a row that the sentence names one factor is its own. */
function productOf(derivation: Derivation): [Operand, Operand] | undefined {
  const { place, tables } = derivation;
  const operands = operandsOf(derivation);
  const fits = (a: number, b: number): boolean => isValueOf(place.token, a * b);
  const rows = tables.flatMap((table) =>
    mentioned(place.statement.raw, table).length > 0 ? namedRows(place, table) : [],
  );
  if (rows.length === 0) return pairOf(operands, fits);
  for (const own of rows.flatMap(operandsInRow)) {
    const other = operands.find(({ value }) => value !== own.value && fits(own.value, value));
    if (other) return [own, other];
  }
  return undefined;
}

/** Where the sentence names the rows that are added up, no other numbers will do. */
function namesSeveral({ place, tables }: Derivation): boolean {
  return tables.some((table) => mentioned(place.statement.raw, table).length > 1);
}

/** `two days (48 hours)`: the same length of time in another unit. */
function conversionFor({ place, known }: Derivation): Found | undefined {
  const { token } = place;
  const same = known.find((other) => {
    const scale = scaleBetween(other.token.unit ?? '', token.unit ?? '');
    return scale !== undefined && scale !== 1 && isValueOf(token, other.value * scale);
  });
  return same && { ...same.found, label: `${same.token.text} ${same.token.unit}s: ${same.found.label}` };
}
