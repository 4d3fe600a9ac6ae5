import { dateOf } from './dates.ts';
import type { Row } from './evidence.ts';
import { isId, isIntroduced } from './ids.ts';
import type { Place } from './reach.ts';
import type { Token } from './types.ts';
import { numberOf, states } from './values.ts';
import { contentWords, stemOf, stemsOf } from './words.ts';

const BESIDE_POINTS = 3;
/** Columns of amounts of money by their name. */
const MONEY = /price|usd|eur|gbp|amount|cost|fee|revenue|budget|salary|paid|value|spend|mrr/i;

/** Whether the words around a number allow it to be the value of this column rather than of another one of the row. */
export function isRightColumn(place: Place, row: Row, column: string): boolean {
  if (isId(column) && !mayBeId(place) && !isIntroduced(place.statement, place.token, row.table.subject))
    return false;
  return !countsRows(place, row, column) && columnFit(place, row, column) >= 0;
}

/** `5 teams` are so many rows where the rows are teams, and no value of one. */
function countsRows({ statement, token }: Place, { table }: Row, column: string): boolean {
  if (!table.grouped || table.rows.length < 2 || statement.kind === 'row') return false;
  const behind = CALLED.exec(statement.masked.slice(token.offset - statement.start + token.text.length))?.[1];
  const stem = behind && stemOf(behind.toLowerCase());
  return stem !== undefined && table.entity.has(stem) && !table.measures.get(column)?.words.has(stem);
}

/**
 * How well the words around a number go with a column, in comparison with the row's other columns that the statement
 * does not give. The first telling word behind the number counts most: what is counted follows its number.
 */
export function columnFit(place: Place, row: Row, column: string): number {
  const all = Object.entries(row.cells).filter(
    ([other, value]) =>
      other !== column &&
      !isId(other) &&
      numberOf(value) !== undefined &&
      !(isMoney(place.token) && (isCount(row, other) || (MONEY.test(column) && !MONEY.test(other)))),
  );
  const wordsOf = (name: string): ReadonlySet<string> => row.table.measures.get(name)?.words ?? new Set();
  if (isOfOtherColumn(place, row, column)) return -BESIDE_POINTS;
  const rivals = all.filter(
    ([, value]) => place.statement.kind === 'row' || !place.tokens.some((token) => states(token, value)),
  );
  if (rivals.length === 0) return 0;
  const own = wordsOf(column);
  const ofRivals = rivals.map(([name]) => wordsOf(name));
  const lead = (words: ReadonlySet<string>): number =>
    common(words, own) - Math.max(...ofRivals.map((rival) => common(words, rival)));
  const { before, after } = wordsAround(place);
  // `helicopter use: 102 missions` counts missions in either column: what the table is about tells nothing.
  const isGeneral = isToldBefore(place, own, ofRivals);
  const counts = (word: string): boolean => !(isGeneral && row.table.subject.has(word));
  const telling = after.find(
    (word) => own.has(word) !== ofRivals.some((rival) => rival.has(word)) && counts(word),
  );
  const beside = telling === undefined ? 0 : own.has(telling) ? BESIDE_POINTS : -BESIDE_POINTS;
  return (
    beside + BESIDE_POINTS * lead(headerOf(place)) + (beside > 0 ? 0 : lead(new Set(before.filter(counts))))
  );
}

/** Whether the noun at the number is that of another column of the row. */
export function isOfOtherColumn(place: Place, row: Row, column: string): boolean {
  if (place.statement.kind === 'row') return false;
  if (place.token.kind === 'date') return isOtherDate(place, row, column);
  const others = Object.entries(row.cells).filter(
    ([other, value]) =>
      other !== column &&
      !isId(other) &&
      numberOf(value) !== undefined &&
      !(isMoney(place.token) && (isCount(row, other) || (MONEY.test(column) && !MONEY.test(other)))),
  );
  const wordsOf = (name: string): ReadonlySet<string> => row.table.measures.get(name)?.words ?? new Set();
  return isCalledOther(
    place,
    wordsOf(column),
    others.map(([name]) => wordsOf(name)),
  );
}

/** `reported on 8 February` is not the day on which it was finished. */
function isOtherDate({ statement, token, tokens }: Place, row: Row, column: string): boolean {
  const at = token.offset - statement.start;
  const last = tokens.findLast((other) => other.kind === 'date' && other.offset < token.offset);
  const from = last ? last.offset - statement.start + last.text.length : 0;
  const said = contentWords(statement.masked.slice(Math.max(from, at - DATE_REACH), at)).map(
    ({ stem }) => stem,
  );
  const has = (name: string): boolean =>
    said.some((word) => word.length > 2 && row.table.measures.get(name)?.words.has(word));
  const others = Object.keys(row.cells).filter((name) => name !== column && dateOf(row.cells[name]));
  return !has(column) && others.some(has);
}

const DATE_REACH = 30;

const CALLED = /^[\s*]*(?:\p{L}+-)?(\p{L}+)|$/u;
const CAPTION =
  /(\p{L}+)\s+(?:of|is|was|at|stands at|:)\s*[\s*~]*(?:about|only|just|some|around)?\s*[$€£]?$/iu;

/** `24 passengers and 199 cars`: the noun at the number itself is that of another column. */
function isCalledOther(
  { statement, token }: Place,
  own: ReadonlySet<string>,
  others: readonly ReadonlySet<string>[],
): boolean {
  const at = token.offset - statement.start;
  const behind = CALLED.exec(statement.masked.slice(at + token.text.length))?.[1];
  if (isToldBefore({ statement, token }, own, others)) return false;
  const caption = CAPTION.exec(statement.masked.slice(0, at))?.[1];
  // `38,420 sold at €3.60`: what stands before a price is what it is paid for.
  const isPrice = isMoney(token) && /\bat\W*$/i.test(statement.masked.slice(0, at));
  return [behind, isPrice ? undefined : caption].some((word) => {
    const stem = word && stemOf(word.toLowerCase());
    return stem !== undefined && !own.has(stem) && others.some((words) => words.has(stem));
  });
}

/** Whether the sentence up to the number has a word that only this column has. */
function isToldBefore(
  { statement, token }: Pick<Place, 'statement' | 'token'>,
  own: ReadonlySet<string>,
  others: readonly ReadonlySet<string>[],
): boolean {
  const before = contentWords(statement.masked.slice(0, token.offset - statement.start));
  return before.some(({ stem }) => own.has(stem) && !others.some((words) => words.has(stem)));
}

function isMoney({ unit }: Token): boolean {
  return /^[A-Z]{3}$/.test(unit ?? '');
}

function isCount({ table }: Row, column: string): boolean {
  return table.measures.get(column)?.fn?.startsWith('count') ?? false;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}

function mayBeId({ statement, token }: Place): boolean {
  if (statement.kind === 'row' || /\b(?:id|ids|number|no|nr)\b|#/i.test(statement.masked)) return true;
  return /^\s*(?:[-*+]\s*)?[*\s]*$/.test(statement.masked.slice(0, token.offset - statement.start));
}

function headerOf({ statement, token }: Place): Set<string> {
  const at = token.offset - statement.start;
  const index = statement.cells.findIndex(({ start, end }) => at >= start && at < end);
  return stemsOf(statement.header[index] ?? '');
}

const WORDS_AFTER = 3;
const WORDS_BESIDE = 3;

/** The content words before the number, back to the number before it, and the few behind it; no further than the clause. */
function wordsAround({ statement, token, tokens }: Place): { before: string[]; after: string[] } {
  const text = statement.masked;
  const from = token.offset - statement.start;
  const to = from + token.text.length;
  const others = tokens.filter(
    (other) => other !== token && !other.soft && other.readings.length > 0 && other.kind !== 'year',
  );
  const left = Math.max(
    text.slice(0, from).search(/[;:,.(][^;:,.(]*$/) + 1,
    ...others
      .map(({ offset, text: { length } }) => offset - statement.start + length)
      .filter((end) => end <= from),
  );
  const stop = text.slice(to).search(/[;:,.)](?:\s|$)/);
  const right = Math.min(
    stop < 0 ? text.length : to + stop,
    ...others.map(({ offset }) => offset - statement.start).filter((start) => start >= to),
  );
  const stems = (part: string): string[] => contentWords(part).map(({ stem }) => stem);
  return { before: stems(text.slice(left, from)), after: stems(text.slice(to, right)).slice(0, WORDS_AFTER) };
}

/** The content words right behind the number. */
export function wordsBehind(place: Place): Set<string> {
  return new Set(wordsAround(place).after);
}

/** The nearest content words on either side of the number. */
export function wordsBeside(place: Place): Set<string> {
  const { before, after } = wordsAround(place);
  return new Set([...before.slice(-WORDS_BESIDE), ...after]);
}
