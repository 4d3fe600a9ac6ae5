import type { Passage } from './evidence.ts';
import { tokensIn } from './extract.ts';
import { foundIn } from './operands.ts';
import type { Place } from './reach.ts';
import { relation } from './relations.ts';
import { isRival, isSame } from './same.ts';
import type { Found, Token } from './types.ts';
import { plain } from './words.ts';

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
export function passageFor(place: Place, passages: readonly ReadPassage[], cited: boolean | 'only'): Reply {
  if (passages.length === 0) return undefined;
  const literal = literally(place, passages);
  if (literal) return literal;
  const scored = passages.flatMap((passage) =>
    passage.tokens
      .filter((token) => isSame(place.token, token) || isRival(place.token, token))
      .map((token) => ({
        passage,
        token,
        score: relation(place, passage, token) - (isMoneyOnlyThere(place.token, token) ? OTHER_KIND : 0),
        same: isSame(place.token, token),
      })),
  );
  const own = scored.filter(({ same }) => same).sort((a, b) => b.score - a.score)[0];
  if (!own) return undefined;
  const rival = scored
    .filter(({ same, token, passage, score }) => !same && !isTaken(place, own, { passage, token, score }))
    .sort((a, b) => b.score - a.score)[0];
  const found = { found: foundAt(own.passage, own.token) };
  if (own.score < (cited ? RELATED : CLOSELY_RELATED)) {
    const isOnly = cited && (cited === 'only' || hasUnit(place.token)) && own.score >= (rival?.score ?? 0);
    return isOnly ? found : undefined;
  }
  if (rival && rival.score > own.score + MARGIN)
    return { wrong: `the document says ${rival.token.text} there`, literal: false };
  return found;
}

const OTHER_KIND = 4;

/** An amount of money is seldom told without its currency. */
function isMoneyOnlyThere(said: Token, there: Token): boolean {
  return said.kind === 'number' && !said.unit && /^[A-Z]{3}$/.test(there.unit ?? '');
}

function hasUnit({ kind, unit }: Token): boolean {
  return kind !== 'number' || unit !== undefined;
}

interface Scored {
  passage: ReadPassage;
  token: Token;
  score: number;
}

/** Whether another number of the sentence states this one of the passage, and the two would not do better the other way round. */
function isTaken(place: Place, own: Scored, rival: Scored): boolean {
  return place.tokens.some((other) => {
    if (other === place.token || !isSame(other, rival.token)) return false;
    const there = { ...place, token: other };
    const asTold = own.score + relation(there, rival.passage, rival.token);
    return asTold >= rival.score + relation(there, own.passage, own.token);
  });
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
