import type { Row, Table } from './evidence.ts';
import { isValueOf, isWithin } from './extract.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  fromPair,
  namedRows,
  namesOf,
  operandsIn,
  operandsInRow,
  operandsOf,
  pairOf,
} from './operands.ts';
import { allNamed } from './ratios.ts';
import { type Place, rowsInReach } from './reach.ts';
import type { Found } from './types.ts';

const RISE =
  'increas\\w*|r[io]se[sn]?|rising|grew|grow\\w*|gain\\w*|climb\\w*|jump\\w*|soar\\w*|surg\\w*|(?<!(?:make|made|makes|making|adds?|added) )up|expand\\w*|plus';
const FALL =
  'decreas\\w*|f[ae]ll\\w*|drop\\w*|declin\\w*|reduc\\w*|shrank|shr[iu]nk\\w*|plung\\w*|plummet\\w*|slid\\w*|down|minus';
const BEFORE = new RegExp(`\\b(?:(?<rise>${RISE})|(?<fall>${FALL})|chang\\w*)\\b[^.;%]{0,40}$`, 'i');
const AFTER = new RegExp(
  `^[\\s*)]*(?:(?<rise>more|higher|above|larger|longer|over|${RISE})|(?<fall>less|fewer|lower|below|smaller|shorter|${FALL}))\\b`,
  'i',
);

const STATED = new RegExp(
  `\\b(?:${RISE}|${FALL})\\s+(?:\\w+\\s+){0,2}(?:(?:by|of|another)\\W+(?:(?:about|around|roughly|nearly|almost|some)\\s+)?|(?:of|by)\\s+\\S+\\s+(?:\\w+\\s+)?(?:or\\s+|\\())$|\\((?:up|down)\\s+$`,
  'i',
);

export interface Change {
  direction: 'rise' | 'fall' | undefined;
  /** The words leave no doubt that it is a change rather than a share. */
  isStated: boolean;
}

/** Whether the words around a percentage make it a change, and which way. */
export function changeOf({ statement, token }: Place): Change | undefined {
  const at = token.offset - statement.start;
  const after = AFTER.exec(statement.masked.slice(at + token.text.length));
  if (/\+\s?$/.test(statement.masked.slice(0, at))) return { direction: 'rise', isStated: true };
  if (/^[-−]/.test(token.text)) return { direction: 'fall', isStated: true };
  const before = after ? undefined : BEFORE.exec(statement.masked.slice(0, at));
  const groups = (after ?? before)?.groups;
  if (!groups) return undefined;
  const direction = groups['rise'] ? 'rise' : groups['fall'] ? 'fall' : undefined;
  const isStated = after !== null || STATED.test(statement.masked.slice(0, at));
  return {
    direction,
    isStated: isStated && !/^\W*of\b/i.test(statement.masked.slice(at + token.text.length)),
  };
}

/** A change in percent from one row, column or number of the text to another. */
export function changeFor(derivation: Derivation, { direction }: Change): Found | undefined {
  const { place, tables } = derivation;
  const { token } = place;
  const fits = (a: number, b: number): boolean => {
    if (b === 0 || (direction === 'rise' && a < b) || (direction === 'fall' && a > b)) return false;
    const exact = ((a - b) / Math.abs(b)) * 100;
    return isValueOf(token, exact) || isWithin(token, Math.abs(exact));
  };
  for (const table of tables) {
    const rows = compared(derivation, table);
    for (const column of columnsOfNumbers(table)) {
      const pair = pairOf(operandsIn(rows, column), fits);
      if (!pair) continue;
      const label = `change of ${column}: ${pair[1].what} to ${pair[0].what}`;
      return foundIn(table, { label, operation: 'share', column });
    }
    for (const row of namedRows(place, table).slice(0, MOST_COMPARED)) {
      const pair = pairOf(operandsInRow(row), fits);
      if (!pair) continue;
      const label = `change from ${pair[1].what} to ${pair[0].what}: ${namesOf([row])}`;
      return foundIn(table, { label, operation: 'share', row: row.index });
    }
  }
  if (tables.some((table) => besideOf(derivation, table).length > 0)) return undefined;
  const pair = pairOf(operandsOf(derivation), fits);
  return pair && fromPair(pair, 'share', 'changed in % from');
}

/** `98,410 in April (up 38 %)`: a period that is named alone, and the one before it. */
function besideOf({ place }: Derivation, table: Table): Row[] {
  const reach = table.period ? rowsInReach(place, table.rows) : undefined;
  if (reach?.rows.size !== 1 || reach.from !== 'clause' || SPAN.test(place.statement.masked)) return [];
  const [row] = reach.rows;
  const last = row && table.rows[row.index - 1];
  return row && last ? [row, last] : [];
}

const MOST_COMPARED = 5;
const SPAN = /\b(?:between|from|since|compared|than|against|over)\b/i;

/** The rows that are named; a period that stands alone is compared with the one before it. */
function compared(derivation: Derivation, table: Table): Row[] {
  const beside = besideOf(derivation, table);
  if (beside.length > 0) return beside;
  const named = allNamed(derivation, table);
  if (named.length === 0 && table.rows.length === 2) return table.rows;
  if (named.length > MOST_COMPARED) return [];
  if (!table.period) return named;
  const before = named.flatMap(({ index }) => table.rows[index - 1] ?? []);
  return [...new Set([...named, ...before])];
}

/** How many points two percentages are apart. */
export function pointsFor(derivation: Derivation): Found | undefined {
  const { place, tables } = derivation;
  const fits = (a: number, b: number): boolean => isValueOf(place.token, a - b);
  for (const table of tables) {
    const rows = compared(derivation, table);
    for (const column of columnsOfNumbers(table)) {
      const pair = pairOf(operandsIn(rows, column), fits);
      if (pair) return fromPair(pair, 'difference', '−');
    }
  }
  const pair = pairOf(operandsOf(derivation), fits);
  return pair && fromPair(pair, 'difference', '−');
}
