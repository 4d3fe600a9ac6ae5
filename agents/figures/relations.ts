import type { ReadPassage } from './passages.ts';
import type { Place } from './reach.ts';
import { isRival } from './same.ts';
import type { Token } from './types.ts';
import { contentWords, type PlacedWord, stemOf } from './words.ts';

/** Points for a word by how many words it is away from the number. */
const POINTS = [3, 3, 2, 2, 1, 1];

/** Points for words that the number of the answer and that of the passage have around them, nearer ones counting more. */
export function relation(place: Place, passage: ReadPassage, token: Token): number {
  const { statement } = place;
  const line = lineAround(passage.text, token.offset);
  const here = { text: statement.raw, start: statement.start, token: place.token, tokens: place.tokens };
  const there = { ...line, token, tokens: passage.tokens };
  const isOneOfSeveral = place.tokens.some((one) => one !== place.token && isRival(place.token, one));
  const [own, other] = [wordsByDistance(here), wordsByDistance(there)];
  const shared = [...own].flatMap(([word, mine]) => {
    const its = other.get(word);
    return its ? [pointsFor(word, [mine, its], isOneOfSeveral)] : [];
  });
  const foreign = [...other].filter(
    ([word, { inClause }]) => inClause && !own.has(word) && hasUnitOf(word, own.keys()),
  );
  return shared.reduce(
    (sum, points) => sum + points,
    limitPoints(here, there) - OTHER_NUMBER * foreign.length,
  );
}

function limitPoints(here: Spot, there: Spot): number {
  const [limit, other] = [limitBefore(here), limitBefore(there)];
  if (limit === '' || other === '') return 0;
  return limit === other ? LIMIT_POINTS : -LIMIT_POINTS;
}

/** Where several numbers are told apart, a word that goes with another one of them says little. */
function pointsFor(word: string, [own, other]: [Nearness, Nearness], isOneOfSeveral: boolean): number {
  if (isOneOfSeveral && own.inClause !== other.inClause) return 1;
  // A number beside is a surer sign than a word.
  const inClause = other.inClause && (own.inClause || word.startsWith('#'));
  return (
    1 + Math.min(POINTS[own.distance] ?? 0, POINTS[other.distance] ?? 0) + (inClause ? CLAUSE_POINTS : 0)
  );
}

/** A number in its sentence, and the other numbers of the text. */
interface Spot {
  text: string;
  start: number;
  token: Token;
  tokens: readonly Token[];
}

const CLAUSE_POINTS = 3;
const OTHER_NUMBER = 4;

/** The passage has another number there in a unit in which the answer has one, too: `60 minutes` for `120 minutes`. */
function hasUnitOf(word: string, words: Iterable<string>): boolean {
  const unit = /^#[\d.]+([^\d.]+)$/.exec(word)?.[1];
  return unit !== undefined && [...words].some((other) => other.startsWith('#') && other.endsWith(unit));
}
const LIMIT_POINTS = 2;
const LIMIT =
  /\b(after|within|up to|at least|at most|more than|less than|under|over|above|below|before|until|from|to|every|per)\s+(?:the\s+)?(?:first\s+)?\D{0,4}$/i;

/** The word before a number that makes a limit of it: `up to 3 days` is another rule than `after 3 days`. */
function limitBefore({ text, token, start }: Spot): string {
  const at = token.offset - start;
  const word = LIMIT.exec(text.slice(Math.max(0, at - 30), at))?.[1]?.toLowerCase() ?? '';
  if (/^(?:after|at least|more than|over|above|from)$/.test(word)) return 'least';
  return /^(?:within|up to|at most|less than|under|below|before|until|to)$/.test(word) ? 'most' : word;
}

/** `extended` and `extension` are one word. */
const BEGINNING = 5;

interface Nearness {
  distance: number;
  inClause: boolean;
}

/** Each content word, and each other number, with the least number of words between it and the number. */
function wordsByDistance(spot: Spot): Map<string, Nearness> {
  const { text, token, start } = spot;
  const at = token.offset - start;
  const clause = clauseAround(text, at);
  const words = [...contentWords(text), ...numbersBeside(spot)]
    .sort((a, b) => a.start - b.start)
    .filter((word) => word.end <= at || word.start >= at + token.text.length)
    // Its own unit is compared as such.
    .filter((word) => word.start < at || !token.unit || word.stem !== stemOf(token.unit));
  const behind = words.findIndex((word) => word.start >= at);
  const middle = behind < 0 ? words.length : behind;
  const found = new Map<string, Nearness>();
  for (const [index, word] of words.entries()) {
    const distance = index < middle ? middle - 1 - index : index - middle;
    const key = word.stem.startsWith('#') ? word.stem : word.stem.slice(0, BEGINNING);
    const known = found.get(key);
    found.set(key, {
      distance: Math.min(distance, known?.distance ?? distance),
      inClause:
        (known?.inClause ?? false) ||
        (word.start >= clause.from && word.end <= clause.to && isNearest(spot, word)),
    });
  }
  return found;
}

/** Of several numbers that could stand for each other a word goes with the nearest one. */
function isNearest({ token, tokens, start }: Spot, word: PlacedWord): boolean {
  const distanceTo = (one: Token): number => {
    const from = one.offset - start;
    return word.start >= from ? word.start - from - one.text.length : from - word.end;
  };
  const own = distanceTo(token);
  return !tokens.some(
    (other) => other !== token && isRival(token, other) && distanceTo(other) + CLOSER < own,
  );
}

/** So many characters nearer another number must be. */
const CLOSER = 4;

/** A number counts like a word: `from 120 minutes on 50 %`. */
function numbersBeside({ text, token, tokens, start }: Spot): PlacedWord[] {
  return tokens.flatMap((other) => {
    const from = other.offset - start;
    const value = other.readings[0]?.value;
    if (other === token || value === undefined || from < 0 || from >= text.length) return [];
    return [{ stem: `#${value}${other.unit ?? ''}`, start: from, end: from + other.text.length }];
  });
}

const CLAUSE_END = /[;:(),](?=\s|$)|(?<=\s)[(–—]|\b(?:and|but|or|while|whereas)\b/gi;

function clauseAround(text: string, at: number): { from: number; to: number } {
  const ends = [...text.matchAll(CLAUSE_END)].map((match) => match.index);
  const before = ends.filter((end) => end < at);
  // What stands in brackets belongs to the words before them.
  if (text[before.at(-1) ?? -1] === '(') before.pop();
  return { from: before.at(-1) ?? 0, to: ends.find((end) => end > at) ?? text.length };
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
