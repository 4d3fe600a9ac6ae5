import { sameDate } from './dates.ts';
import type { Passage } from './evidence.ts';
import { isValueOf, tokensIn } from './extract.ts';
import { foundIn } from './operands.ts';
import type { Place } from './reach.ts';
import type { Found, Token } from './types.ts';
import { contentWords, plain } from './words.ts';

/** A passage with its numbers, ready for comparison. */
export interface ReadPassage extends Passage {
  tokens: Token[];
  /** Its text in plain form with a `#` for each number. */
  pattern: string;
}

export function readPassages(passages: readonly Passage[]): ReadPassage[] {
  const seen = new Set<string>();
  return passages.flatMap((passage) => {
    const key = `${passage.documentId} ${passage.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const text = withTablesInWords(passage.text);
    const tokens = tokensIn(text);
    return [{ ...passage, text, tokens, pattern: patternOf(text, tokens, 0) }];
  });
}

const ROW = /^\s*\|(.*)\|\s*$/;

/** Each row of a table once more as `column: value; column: value`, which is how texts retell it. */
function withTablesInWords(text: string): string {
  let header: string[] | undefined;
  const told: string[] = [];
  for (const line of text.split('\n')) {
    const inside = ROW.exec(line)?.[1];
    const cells = inside?.split('|').map((cell) => cell.trim());
    if (!cells) header = undefined;
    else if (!header) header = cells;
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      told.push(cells.map((cell, index) => `${header?.[index] ?? ''}: ${cell}`).join('; '));
    }
  }
  return told.length > 0 ? [text, ...told].join('\n\n') : text;
}

/** The text with its numbers taken out, so that two versions that differ in a number alone are the same. */
function patternOf(text: string, tokens: readonly Token[], start: number): string {
  let pattern = '';
  let at = 0;
  for (const { offset, text: written } of tokens) {
    pattern += `${text.slice(at, offset - start).replaceAll('#', ' ')}\u0000`;
    at = offset - start + written.length;
  }
  return plain(pattern + text.slice(at).replaceAll('#', ' ')).replaceAll('\u0000', '#');
}

/** What documents say of a number; `literal` where they have the very sentence with another one. */
export type Reply = { found: Found } | { wrong: string; literal: boolean } | undefined;

/** The fewest points by which a passage counts as speaking of the same thing. */
const RELATED = 3;
const CLOSELY_RELATED = 8;

/** The passage that states a number, if the cited documents state it about the same thing. */
export function passageFor(place: Place, passages: readonly ReadPassage[], cited: boolean): Reply {
  if (passages.length === 0) return undefined;
  const literal = literally(place, passages);
  if (literal) return literal;
  const occurrences = passages.flatMap((passage) =>
    passage.tokens.filter((token) => isRival(place.token, token)).map((token) => ({ passage, token })),
  );
  const scored = occurrences.map((one) => ({
    ...one,
    score: relation(place, one.passage, one.token),
    same: isSame(place.token, one.token),
  }));
  const own = scored.filter(({ same }) => same).sort((a, b) => b.score - a.score)[0];
  if (!own || own.score < (cited ? RELATED : CLOSELY_RELATED)) return undefined;
  const rival = scored
    .filter(({ same, token }) => !same && !place.tokens.some((other) => isSame(other, token)))
    .sort((a, b) => b.score - a.score)[0];
  if (rival && rival.score > own.score + MARGIN)
    return { wrong: `the document says ${rival.token.text} there`, literal: false };
  return { found: foundAt(own.passage, own.token) };
}

/** How much better another number of the document must fit before the stated one is doubted. */
const MARGIN = 1;

function foundAt(passage: Passage, token: Token): Found {
  const { sourceId, n, title, documentId } = passage;
  return foundIn(
    { sourceId, n },
    { label: `"${token.text}" in ${title || documentId}`, operation: 'document' },
  );
}

/** So many words make it the same sentence; with one more its number can't be another one. */
const LITERAL_WORDS = 3;
const SEPARATORS = [/\s[—–]\s/g, /:\s/g, /(?:;|\s[—–])\s/g, /(?:[:;]|\s[—–])\s/g];

/** The sentence as the document has it: then its number settles the matter, be it the same or another. */
function literally(place: Place, passages: readonly ReadPassage[]): Reply {
  let wrong: Reply;
  for (const piece of piecesOf(place)) {
    for (const passage of passages) {
      const tokens = aligned(passage, piece);
      const same = tokens.find((token) => isSame(place.token, token));
      if (same) return { found: foundAt(passage, same) };
      const [other] = piece.settles ? tokens : [];
      if (other) wrong ??= { wrong: `the document says ${other.text} there`, literal: true };
    }
  }
  return wrong;
}

/** The numbers that stand in a passage where the piece has its own. */
function aligned({ pattern, tokens }: ReadPassage, piece: Piece): Token[] {
  const found: Token[] = [];
  for (let at = pattern.indexOf(piece.pattern); at >= 0; at = pattern.indexOf(piece.pattern, at + 1)) {
    const before = pattern.slice(0, at).split('#').length - 1;
    const token = tokens[before + piece.index];
    if (token) found.push(token);
  }
  return found;
}

/** A part of a statement with its numbers taken out. */
interface Piece {
  pattern: string;
  /** Which of its numbers is meant. */
  index: number;
  /** It has words enough that the document's number there must be its own. */
  settles: boolean;
}

/** The statement and its parts, as long as they have words enough to be found by. */
function piecesOf({ statement, token, tokens }: Place): Piece[] {
  const raw = statement.raw;
  const at = token.offset - statement.start;
  const body = { from: /^\s*(?:[-*+]|\d+[.)])?\s*/.exec(raw)?.[0].length ?? 0, to: raw.length };
  const spans = [body, ...SEPARATORS.flatMap((separator) => spansBetween(raw, separator))];
  return spans
    .filter(({ from, to }) => from <= at && at < to)
    .flatMap(({ from, to }) => {
      const inside = tokens.filter(
        ({ offset }) => offset - statement.start >= from && offset - statement.start < to,
      );
      const pattern = patternOf(raw.slice(from, to), inside, statement.start + from).replace(
        /[\s.,;:!?]+$/,
        '',
      );
      const words = pattern.match(/\p{L}+/gu)?.length ?? 0;
      const settles = words > LITERAL_WORDS;
      return words >= LITERAL_WORDS ? [{ pattern, index: inside.indexOf(token), settles }] : [];
    });
}

function spansBetween(text: string, separator: RegExp): { from: number; to: number }[] {
  const cuts = [...text.matchAll(separator)];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  return starts.map((from, index) => ({ from, to: cuts[index]?.index ?? text.length }));
}

/** Numbers that could stand in the place of one another: of one kind, and of one unit or both of time. */
function isRival(a: Token, b: Token): boolean {
  const isDuration = ({ unit }: Token): boolean => unit !== undefined && /^[a-z]/.test(unit);
  return isComparable(a, b) || (isDuration(a) && isDuration(b));
}

/** Whether two numbers could be the same one: of one kind, in one unit. */
function isComparable(a: Token, b: Token): boolean {
  if ((a.kind === 'year') !== (b.kind === 'year') && (a.kind === 'number' || b.kind === 'number'))
    return false;
  if (a.kind === 'percent' || b.kind === 'percent') return a.kind === b.kind;
  if (a.kind === 'date' || a.kind === 'time') return a.kind === b.kind || b.kind === 'year';
  if (b.kind === 'date' || b.kind === 'time') return a.kind === 'year' && b.kind === 'date';
  return !a.unit || !b.unit || a.unit === b.unit;
}

export function isSame(a: Token, b: Token): boolean {
  if (!isComparable(a, b)) return false;
  if (a.kind === 'time' || b.kind === 'time') return clock(a.text) === clock(b.text);
  if (a.dates.some((one) => b.dates.some((other) => sameDate(one, other) || sameDate(other, one))))
    return true;
  if (a.kind === 'date' || b.kind === 'date') return false;
  return b.readings.some(({ value }) => isValueOf(a, value));
}

/** Minutes of the day: `1 am` is 01:00. */
function clock(text: string): number {
  const [, hour = '', minute = '0', half] = /(\d+)(?::(\d\d))?[:\d]*\s*([ap])?/i.exec(text) ?? [];
  const noon = half?.toLowerCase() === 'p' ? 12 : 0;
  return ((half ? Number(hour) % 12 : Number(hour)) + noon) * 60 + Number(minute);
}

/** Points for a word by how many words it is away from the number. */
const POINTS = [3, 3, 2, 2, 1, 1];

/** Points for words that the number of the answer and that of the passage have around them, nearer ones counting more. */
function relation(place: Place, passage: ReadPassage, token: Token): number {
  const here = wordsByDistance(place.statement.raw, place.token, place.statement.start);
  const line = lineAround(passage.text, token.offset);
  const there = wordsByDistance(line.text, token, line.start);
  const sameLimit = limitBefore(place.statement.raw, place.token, place.statement.start);
  let points = sameLimit !== '' && sameLimit === limitBefore(line.text, token, line.start) ? LIMIT_POINTS : 0;
  for (const [word, distance] of here) {
    const other = there.get(word);
    if (other !== undefined) points += 1 + Math.min(POINTS[distance] ?? 0, POINTS[other] ?? 0);
  }
  return points;
}

const LIMIT_POINTS = 2;
const LIMIT =
  /\b(after|within|up to|at least|at most|more than|less than|under|over|above|below|before|until|from|to|every|per)\s+(?:the\s+)?(?:first\s+)?\D{0,4}$/i;

/** The word before a number that makes a limit of it: `up to 3 days` is another rule than `after 3 days`. */
function limitBefore(text: string, token: Token, offset: number): string {
  const at = token.offset - offset;
  return LIMIT.exec(text.slice(Math.max(0, at - 30), at))?.[1]?.toLowerCase() ?? '';
}

/** Each content word with the least number of words between it and a number. */
function wordsByDistance(text: string, token: Token, offset: number): Map<string, number> {
  const at = token.offset - offset;
  const words = contentWords(text).filter(({ start }) => start < at || start >= at + token.text.length);
  const behind = words.findIndex(({ start }) => start >= at);
  const middle = behind < 0 ? words.length : behind;
  const distances = new Map<string, number>();
  for (const [index, { stem }] of words.entries()) {
    const distance = index < middle ? middle - 1 - index : index - middle;
    distances.set(stem, Math.min(distance, distances.get(stem) ?? distance));
  }
  return distances;
}

/** Where a sentence, an item or a row ends; a line that is only wrapped goes on. */
const LINE_END = /\n\s*\n|\n(?=\s*(?:[-*+|#]|\d+[.)]))|(?<=\|\s*)\n|[.!?]\s+(?=[\p{Lu}\p{N}"“(])/gu;

/** The sentence of a passage that a place is in; for a row of a table with the names of its columns before it. */
function lineAround(text: string, at: number): { text: string; start: number } {
  const ends = [...text.matchAll(LINE_END)].map((match) => match.index + match[0].length);
  const start = ends.findLast((end) => end <= at) ?? 0;
  const end = ends.find((other) => other > at) ?? text.length;
  return { text: text.slice(start, end), start };
}
