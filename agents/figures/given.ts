import type { Citation } from '@parley/a2a/findings';
import { wordsBeside } from './columns.ts';
import { calendarDate, dateOf, sameDate } from './dates.ts';
import type { Filter, Table } from './evidence.ts';
import { isValueOf, tokensIn } from './extract.ts';
import { foundIn } from './operands.ts';
import type { Place } from './reach.ts';
import { isSame } from './same.ts';
import type { Statement } from './statements.ts';
import type { Found, Token } from './types.ts';
import { contentWords, nameStems } from './words.ts';

export const QUESTION_SOURCE = 'question';

const DISTINCTIVE = 100;

/** A number that the asker brought along: `top 5`, `in 2025`, `above 600,000`. */
export function questionFor(place: Place, questionTokens: readonly Token[]): Found | undefined {
  const asked = questionTokens.find(
    (token) => isSame(place.token, token) && !isMoreExact(place.token, token) && isSaidAlike(place, token),
  );
  return (
    asked && { label: `${asked.text} of the question`, operation: 'question', sourceId: QUESTION_SOURCE }
  );
}

/** `April 2025` is not what was asked for with `2025`. */
function isMoreExact({ dates }: Token, asked: Token): boolean {
  return dates.length > 0 && !dates.some((said) => asked.dates.some((date) => sameDate(said, date)));
}

/** Small numbers are everywhere: one is the asker's only with the asker's words beside it. */
function isSaidAlike({ token, statement, question }: Place, asked: Token): boolean {
  if (token.kind !== 'number' && token.kind !== 'percent') return true;
  if (isDistinctive(token) && isCompared(statement, token)) return true;
  const here = neighbours(statement.raw, token.offset - statement.start, token.text.length);
  const there = neighbours(question, asked.offset, asked.text.length);
  return [...here].some((word) => there.has(word));
}

function neighbours(text: string, at: number, length: number): Set<string> {
  const before = contentWords(text.slice(0, at)).slice(-2);
  const after = contentWords(text.slice(at + length)).slice(0, 2);
  return new Set([...before, ...after].map(({ stem }) => stem));
}

const COMPARISON =
  /(?:\b(?:above|below|over|under|than|least|most|exceed\w*|since|after|before|between|and|from|to|until|till|is|in|exactly|only|up|older|within|per|top|first|last|limit|=)|\b(?:threshold|limit|target|mark|minimum|maximum|ceiling|cap|goal) of|[<>≤≥=])[\s(*~]*(?:[$€£¥]|USD|EUR|GBP)?\s*$/i;

/** A number that the query itself names: the condition that its rows meet. */
export function conditionFor(place: Place, tables: readonly Table[]): Found | undefined {
  const { token, statement } = place;
  if (token.kind === 'number' && !isCompared(statement, token)) return undefined;
  const beside = wordsBeside(place);
  for (const table of tables) {
    const filter = table.filters.find(
      ({ column, values }) =>
        (token.kind !== 'number' ||
          isDistinctive(token) ||
          nameStems(column).some((word) => beside.has(word))) &&
        values.some((value) => isGiven(token, value)),
    );
    if (filter) return asCondition(table, filter);
    if (table.conditions.some((value) => isValueOf(token, value))) {
      return foundIn(table, { label: `condition of the query: ${table.title}`, operation: 'question' });
    }
  }
  return undefined;
}

function isDistinctive({ readings }: Token): boolean {
  return readings.some(({ value }) => Math.abs(value) >= DISTINCTIVE);
}

/** Whether the words before a number make it a limit or a condition. */
export function isCompared({ masked, start }: Statement, { offset, text }: Token): boolean {
  const at = offset - start;
  return COMPARISON.test(masked.slice(0, at)) || COMPARED_AFTER.test(masked.slice(at + text.length));
}

/** Whether the words at a number make it one that others are above or below, or exactly at. */
export function isLimit({ masked, start }: Statement, { offset, text }: Token): boolean {
  const at = offset - start;
  return LIMIT.test(masked.slice(0, at)) || COMPARED_AFTER.test(masked.slice(at + text.length));
}

const LIMIT =
  /(?:\b(?:above|below|over|under|than|at least|at most|exceed\w*|up to|exactly|only|just|older|reach\w*|of|with|has|have|=)|[<>≤≥=])[\s(*~]*(?:[$€£¥]|USD|EUR|GBP)?\s*$/i;

const COMPARED_AFTER =
  /^[\s*]*(?:\p{L}+\s+)?(?:or (?:more|less|fewer|above|below|over|older|longer|higher|lower|better)|and (?:above|over|more|below))\b/iu;

function asCondition(table: Table, { column, op, values }: Filter): Found {
  const label = `condition of the query: ${column} ${op} ${values.join(', ')}`;
  return foundIn(table, { label, operation: 'question', column });
}

function isGiven(token: Token, value: string | number | boolean): boolean {
  const date = dateOf(value);
  if (date) return token.dates.some((said) => sameDate(said, date));
  if (typeof value === 'boolean') return false;
  const number = Number(value);
  return !Number.isNaN(number) && isValueOf(token, number);
}

/** The date of the run, or the one on which a cited document was last changed. */
export function knownDate({ token }: Place, sources: readonly Citation[], today: Date): Found | undefined {
  const isIt = (value: string): boolean => {
    const date = dateOf(value);
    return date !== undefined && token.dates.some((said) => sameDate(said, date));
  };
  const source = sources.find(({ updated }) => updated !== undefined && isIt(updated));
  if (source) {
    const { id, n, title } = source;
    return { label: `last change of ${title}`, operation: 'document', sourceId: id, n };
  }
  const now = calendarDate(today);
  const isToday = token.kind === 'date' && token.dates.some((said) => sameDate(said, now));
  return isToday
    ? { label: 'date of the answer', operation: 'question', sourceId: QUESTION_SOURCE }
    : undefined;
}

/** A number that is part of a name: of a source, or of something that a row tells of. */
export function inName(place: Place, names: readonly { text: string; found: Found }[]): Found | undefined {
  const at = place.token.offset - place.statement.start;
  const lower = place.statement.raw.toLowerCase();
  for (const { text, found } of names) {
    const name = text.toLowerCase();
    for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + 1)) {
      if (start <= at && at + place.token.text.length <= start + name.length) return found;
    }
  }
  return undefined;
}

/** Whether the line of a source tells what is known of it. */
export function isOfSource(token: Token, source: Citation | undefined): boolean {
  if (!source) return false;
  const known = `${source.title} ${source.updated ?? ''} ${JSON.stringify(source.arguments ?? {})} ${source.rows ?? ''} ${source.documentId ?? ''}`;
  return known.includes(token.text) || tokensIn(known).some((other) => isSame(token, other));
}
