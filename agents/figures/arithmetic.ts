import { ageFor } from './ages.ts';
import { wordsBeside } from './columns.ts';
import { differenceFor } from './differences.ts';
import type { Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  mentioned,
  namesOf,
  operandsOf,
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { shareFor } from './shares.ts';
import type { Found } from './types.ts';

const TOTAL =
  /\b(?:total\w*|in all|altogether|overall|combined|together|sum|across|aggregate\w*|out of|of|in sum|insgesamt|gesamt\w*|summe|suma)\b/i;
const MEAN = /\b(?:average\w*|avg|mean|on average|per|each|typical\w*|durchschnitt\w*|promedio)\b/i;
const AGE = /\b(?:days?|weeks?|months?|years?)\b/i;
const RATIO = /\b(?:times|x|\w*fold|ratio|per|each|twice|double)\b|\d\s*[:/]\s*\d/i;
const PRODUCT = /[×·]|\d\s+[*x]\s+\d|\b(?:times|multipl\w+|each|per)\b/i;

const TOGETHER = /\+|\b(?:together|combined|altogether|in all|in total|sum|both|zusammen|juntos)\b/i;

/** A number that is computed: total, mean, difference, share, ratio or product of what the text or its rows give. */
export function arithmeticFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const text = place.statement.masked;
  if (place.token.kind === 'percent') return shareFor(derivation);
  if (place.token.kind !== 'number') return undefined;
  for (const table of tables) {
    const found = totalFor(derivation, table) ?? (MEAN.test(text) ? meanFor(derivation, table) : undefined);
    if (found) return found;
  }
  if (AGE.test(text)) {
    const age = ageFor(derivation);
    if (age) return age;
  }
  return differenceFor(derivation) ?? compositeFor(derivation);
}

/** The sum of a column, of all rows or of those that the statement names. */
function totalFor({ place }: Derivation, table: Table): Found | undefined {
  if (table.rows.length < 2) return undefined;
  const beside = wordsBeside(place);
  const saysTotal = TOTAL.test(place.statement.masked) || TOTAL.test(place.statement.heading);
  const countsRows = [...table.subject].some((word) => beside.has(word));
  const named = saysTotal ? mentioned(place.statement.raw, table) : [];
  const isSum = (values: readonly number[]): boolean => isValueOf(place.token, sum(values));
  for (const column of columnsOfNumbers(table)) {
    const isCount = table.measures.get(column)?.fn?.startsWith('count') ?? false;
    const mayBeWhole = table.complete && (saysTotal || (isCount && countsRows));
    if (mayBeWhole && isSum(valuesOf(table, column))) {
      return foundIn(table, { label: `sum of ${column}: ${table.title}`, operation: 'sum', column });
    }
    if (named.length > 1 && isSum(valuesOf(table, column, named))) {
      const label = `sum of ${column} of ${namesOf(named)}: ${table.title}`;
      return foundIn(table, { label, operation: 'sum', column });
    }
  }
  return undefined;
}

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
  const operands = operandsOf(derivation);
  const ratio = RATIO.test(text)
    ? pairOf(operands, (a, b) => b !== 0 && isValueOf(place.token, a / b))
    : undefined;
  if (ratio) return fromPair(ratio, 'share', 'per');
  const product = PRODUCT.test(text) ? pairOf(operands, (a, b) => isValueOf(place.token, a * b)) : undefined;
  if (product) return fromPair(product, 'product', '×');
  const total = TOGETHER.test(text) ? pairOf(operands, (a, b) => isValueOf(place.token, a + b)) : undefined;
  return total && fromPair(total, 'sum', '+');
}
