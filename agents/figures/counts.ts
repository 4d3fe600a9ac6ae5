import { wordsBehind, wordsBeside } from './columns.ts';
import type { Row, Table } from './evidence.ts';
import { isValueOf } from './extract.ts';
import { isLimit } from './given.ts';
import { isId } from './ids.ts';
import { columnsOfNumbers, type Derivation, foundIn } from './operands.ts';
import { isNamed, type Place, rowsInReach } from './reach.ts';
import type { Found, Token } from './types.ts';
import { numberOf } from './values.ts';
import { placesOf, stemsOf } from './words.ts';

const ROW_WORDS = stemsOf(
  'rows entries records items results groups cases matches kinds types values names units teams',
);

/** A number of rows, and the limit that the text itself sets for them: `2 have fewer than 85`. */
export interface Counted {
  found: Found;
  limit?: Token | undefined;
}

/** A number of rows: all of them, those with some value, or those that meet a condition that the text states. */
export function countFor({ place, tables }: Pick<Derivation, 'place' | 'tables'>): Counted | undefined {
  if (place.token.kind !== 'number' || isOrdinal(place.token)) return undefined;
  const { unit } = place.token;
  for (const table of tables) {
    if (unit && unit !== table.period && !table.entity.has(unit)) continue;
    const found = allRows(place, table) ?? rowsWithValue(place, table);
    const counted = found ? { found } : rowsMeeting(place, table);
    if (counted) return counted;
  }
  return undefined;
}

function allRows(place: Place, table: Table): Found | undefined {
  if (!isListed(place, table) || !isValueOf(place.token, table.rows.length)) return undefined;
  const reach = rowsInReach(place, table.rows);
  const beside = reach?.from === 'clause' ? wordsBehind(place) : wordsBeside(place);
  const named = [...table.entity, ...ROW_WORDS].some((word) => beside.has(word));
  const isOfThem = /\bof (?:the|these|those|our)\s+\W*$/i.test(textBefore(place));
  if (!named && !isOfThem && isNamed(place, table.rows)) return undefined;
  return foundIn(table, { label: `count of rows: ${table.title}`, operation: 'count' });
}

/** `second` has a place and counts nothing. */
function isOrdinal({ text, soft }: Token): boolean {
  return soft === true && /(?:st|nd|rd|th|second|third)$/i.test(text);
}

function textBefore({ statement, token }: Place): string {
  return statement.masked.slice(0, token.offset - statement.start);
}

const SHOWN = /\b(?:first|top|shown|listed|following|these|largest|highest|most)\b/i;

/** All rows are there, or the text speaks of those that are; the one row of a total is none to be counted. */
function isListed({ statement }: Place, { complete, grouped, measures }: Table): boolean {
  const isTotal = !grouped && [...measures.values()].some(({ fn }) => fn !== undefined);
  return !isTotal && (complete || SHOWN.test(statement.masked));
}

/** `5 are on hold`: so many rows have the value that the text names. */
function rowsWithValue(place: Place, table: Table): Found | undefined {
  if (!table.complete || table.rows.length < 2) return undefined;
  const { statement } = place;
  const lower =
    `${statement.raw} ${statement.lead?.kind === 'sentence' ? statement.lead.raw : ''}`.toLowerCase();
  for (const column of table.columns) {
    for (const [value, rows] of Map.groupBy(table.rows, ({ cells }) => cells[column])) {
      if (rows.length < 2 || !isWord(value) || !isValueOf(place.token, rows.length)) continue;
      const spellings = [String(value), String(value).replaceAll(/[_-]/g, ' ')];
      if (!spellings.some((spelling) => placesOf(spelling, lower).length > 0)) continue;
      const label = `count of rows where ${column} is ${value}: ${table.title}`;
      return foundIn(table, { label, operation: 'count', column });
    }
  }
  return undefined;
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'boolean';
}

type Test = (value: number, limit: number) => boolean;

const CONDITIONS: { words: RegExp; name: string; holds: Test }[] = [
  {
    words: /\b(?:more than|over|above|exceed\w*|greater than|beyond|higher than)\b|>/i,
    name: '>',
    holds: (v, k) => v > k,
  },
  { words: /\b(?:at least|or more|no fewer than|minimum)\b|≥/i, name: '≥', holds: (v, k) => v >= k },
  {
    words: /\b(?:fewer than|less than|under|below|lower than|short of)\b|</i,
    name: '<',
    holds: (v, k) => v < k,
  },
  { words: /\b(?:at most|or less|or fewer|up to|no more than)\b|≤/i, name: '≤', holds: (v, k) => v <= k },
  {
    words: /\b(?:differ\w*|disagree\w*|mismatch\w*|unequal|not match|deviat\w*|inconsisten\w*)\b|≠/i,
    name: '≠',
    holds: (v, k) => v !== k,
  },
  {
    words: /\b(?:exactly|only|just|equal\w*|match\w*|agree\w*|with|have|has)\b|=/i,
    name: '=',
    holds: (v, k) => v === k,
  },
];
const NONE = /\b(?:no|without|zero|none|empty|nothing|not any|missing)\b/i;

/** `8 departments without staff`, `3 have more than 5`, `2 differ from their record`. */
function rowsMeeting(place: Place, table: Table): Counted | undefined {
  if (!table.complete || table.rows.length < 2) return undefined;
  const met = emptyOnes(place, table) ?? comparedOnes(place, table);
  if (!met) return undefined;
  const { condition, column, limit } = met;
  const label = `count of rows where ${condition}: ${table.title}`;
  return { found: foundIn(table, { label, operation: 'count', column }), limit };
}

type Met = { condition: string; column: string; limit?: Token } | undefined;

function isCount(place: Place, table: Table, holds: (row: Row) => boolean): boolean {
  const { length } = table.rows.filter(holds);
  return length > 0 && isValueOf(place.token, length);
}

function emptyOnes(place: Place, table: Table): Met {
  if (!NONE.test(place.statement.masked)) return undefined;
  const column = table.columns.find((name) => isCount(place, table, ({ cells }) => !cells[name]));
  return column === undefined ? undefined : { condition: `${column} is empty or 0`, column };
}

/** Compared with a number that the statement names, or one column with another. */
function comparedOnes(place: Place, table: Table): Met {
  const limits = place.tokens
    .filter((token) => token !== place.token && isLimit(place.statement, token))
    .flatMap((token) => token.readings.map(({ value }) => ({ token, value })));
  const columns = columnsOfNumbers(table).filter((column) => !isId(column));
  for (const { name, holds } of conditionsIn(place)) {
    for (const column of columns) {
      const meets = (row: Row, limit: unknown): boolean => test(holds, row.cells[column], limit);
      const limit = limits.find(
        ({ token, value }) =>
          (name !== '=' || token.kind !== 'percent') && isCount(place, table, (row) => meets(row, value)),
      );
      if (limit && name !== '≠') {
        return { condition: `${column} ${name} ${limit.value}`, column, limit: limit.token };
      }
      const others = name === '=' ? [] : columns.filter((other) => other !== column);
      const other = others.find((o) => isCount(place, table, (row) => meets(row, row.cells[o])));
      if (other !== undefined) return { condition: `${column} ${name} ${other}`, column };
    }
  }
  return undefined;
}

/** What is said in passing, like `one of them` or `first`, meets no condition that is only an `is` or a `has`. */
function conditionsIn({ statement, token }: Place): typeof CONDITIONS {
  return CONDITIONS.filter(
    ({ words, name }) => words.test(statement.masked) && !(token.soft && name === '='),
  );
}

function test(holds: Test, value: unknown, limit: unknown): boolean {
  const [v, k] = [numberOf(value), numberOf(limit)];
  return v !== undefined && k !== undefined && holds(v, k);
}
