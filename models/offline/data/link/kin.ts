import { kinOf } from '../../text/kinship.ts';
import { type Relation, wordRelations } from '../../text/lexicon/relations.ts';
import { wordVectors } from '../../text/lexicon/vectors.ts';
import { stem } from '../../text/stem.ts';
import type { Token } from '../language/tokens.ts';
import { stopWords } from '../language/words.ts';
import type { Leftover } from '../plan/read/frame.ts';
import type { Model } from '../schema/model.ts';
import type { Target } from './entry.ts';
import type { Item } from './items.ts';
import type { Lexicon } from './lexicon.ts';
import { idOf, type Mention } from './mention.ts';
import { genericPrefixes } from './phrases/column-phrases.ts';
import { type Named, SHORTEST, type Vocabulary, vocabularyOf } from './phrases/vocabulary.ts';
import { spokenOf } from './spoken-of.ts';

export type Kinship =
  | { kind: 'none' }
  /** Two names that the word may stand for equally well. */
  | { kind: 'unclear'; reason: string }
  | { kind: 'found'; mentions: Mention[]; read: string[] };

/** A word of a value that no other name has stands for it by itself. */
const PART_OF_VALUE = 0.8;
const SAME_WORD = 0.9;
/** How far ahead of the next one the best reading must be. */
const AHEAD = 0.08;
/** A word that stands for another never counts as much as the word itself. */
const BY_KIN = 0.75;
/** What is only more special, or the same in a rare sense, counts too little where a wrong figure would follow. */
const SAME_MEANING = 0.7;
const WHOLLY_SAID = 0.9;
/** "Married" is joined in a sense, and nobody who joined. */
const USED_ALIKE = 0.25;

/** What is read of a question so far. */
interface Asked {
  tokens: readonly Token[];
  items: readonly Item[];
  leftovers: readonly Leftover[];
  lexicon: Lexicon;
}

/**
 * The kinds of things that the schema only calls otherwise: "families" for households. They come before the names of
 * rows, for no part of a name is meant by such a word.
 */
export function kindMentions(asked: Asked): Kinship {
  return mentionsOf(asked, ({ named, worth }) => named.targets[0]?.kind === 'table' && worth >= SAME_MEANING);
}

/** The schema's names that words of a question stand for which it doesn't know. */
export function kinMentions(asked: Asked, model: Model): Kinship {
  const near = spokenOf(model, asked.items);
  return mentionsOf(asked, ({ named: { targets } }) =>
    targets.some(
      (target) => target.kind === 'table' || target.kind === 'column' || near.has(target.column.table),
    ),
  );
}

function mentionsOf(
  { tokens, leftovers, lexicon }: Asked,
  isWanted: (reading: Possible) => boolean,
): Kinship {
  const vocabulary = vocabularyOf(lexicon);
  const mentions: Mention[] = [];
  const read: string[] = [];
  for (const { start, end, quote } of leftovers) {
    const token = tokens[start];
    if (!token || end !== start + 1 || quote !== undefined || !isPlainWord(token, start)) continue;
    const [best, second] = readingsOf(tokens, start, vocabulary).filter(isWanted);
    if (!best) continue;
    const surface = tokens
      .slice(start, best.end)
      .map(({ text }) => text)
      .join(' ');
    if (second && best.worth - second.worth < AHEAD && !isSame(best.named, second.named))
      return {
        kind: 'unclear',
        reason: `"${surface}" could be "${best.named.said}" or "${second.named.said}": please say which`,
      };
    const targets = best.named.targets.map((target) => ({ ...target, score: target.score * BY_KIN }));
    mentions.push({ start, end: best.end, surface, targets, relation: false });
    read.push(`"${surface}" as "${best.named.said}"`);
  }
  return mentions.length > 0 ? { kind: 'found', mentions, read } : { kind: 'none' };
}

/** Two ways to say one thing. */
const isSame = (a: Named, b: Named): boolean =>
  a.targets.some((target) => b.targets.some((other) => idOf(target) === idOf(other)));

function isPlainWord({ text, lower, capital }: Token, at: number): boolean {
  return (
    (!capital || at === 0) && lower.length >= SHORTEST && /^\p{L}+$/u.test(text) && !stopWords.has(lower)
  );
}

interface Possible {
  named: Named;
  worth: number;
  end: number;
}

function readingsOf(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Possible[] {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token) return [];
  // "Firemen" are known by one of them.
  const own = stem(token.lower.replace(/men$/, 'man'));
  const pair = next && `${own}_${stem(next.lower)}`;
  // "Set out" has a meaning of its own, which "set" has not.
  const phrasal = pair !== undefined && wordRelations().indexOf(pair) !== undefined;
  const carried = phrasal ? undefined : vocabulary.carried.get(own);
  const direct: Possible[] =
    carried && carried.targets.length === 1 && !(token.verb && carried.targets.some(isOfPeople))
      ? [
          {
            named: carried,
            worth: carried.said.split(' ').length === 2 ? SAME_WORD : PART_OF_VALUE,
            end: at + 1,
          },
        ]
      : [];
  const asked = phrasal ? pair : own;
  const kin = kinOfWord(asked, vocabulary).flatMap(([key, worth]): Possible[] => {
    const named = vocabulary.names.get(key);
    const targets = named?.targets.filter((target) => fits(token, named, target)) ?? [];
    return named && targets.length > 0 && worth >= SAME_MEANING && standsFor(asked, key)
      ? [{ named: { ...named, targets }, worth, end: at + (phrasal ? 2 : 1) }]
      : [];
  });
  return [...direct, ...kin].toSorted((a, b) => b.worth - a.worth);
}

/** Who assisted need be no assistant. */
const isOfPeople = (target: Target): boolean => target.kind === 'value' && target.person === true;

/** The names that a word is related to; looked up once for each word of a schema's questions. */
export function kinOfWord(asked: string, { names, related }: Vocabulary): [string, number][] {
  const known = related.get(asked);
  if (known) return known;
  const found = [...kinOf(asked, names.keys())];
  if (related.size >= MOST_REMEMBERED) related.clear();
  related.set(asked, found);
  return found;
}

const MOST_REMEMBERED = 2_000;

/** A verb says what became of a row, or when: it names no table, and no figure. */
function fits(token: Token, { said }: Named, target: Target): boolean {
  // What the rows of another table are called is a name: "profit" is no department "Product".
  if (target.kind === 'value') return target.score >= WHOLLY_SAID && !target.column.reference;
  if (target.kind === 'flag') return saysAll(said, target.column.words);
  if (target.kind === 'column' && target.column.kind !== 'date' && isDeed(said)) return token.verb;
  return !token.verb || (target.kind === 'column' && target.column.kind === 'date');
}

/** What was made for a play is no fabric. */
const isDeed = (said: string): boolean => /^(?:made|sold|sent|[a-z]{3,}ed)\b/.test(said);

/** "Lost" alone is not what the yes-no column about lost baggage is called. */
export const saysAll = (said: string, words: readonly string[]): boolean =>
  words.every((word) => genericPrefixes.has(word) || word === 'flag' || said.split(' ').includes(word));

/** What is more general holds more than what was asked for: a kitchen is a room, but not each room is a kitchen. */
function standsFor(asked: string, said: string): boolean {
  const relations = wordRelations();
  const [a, b] = [relations.indexOf(asked), relations.indexOf(said)];
  if (a === undefined || b === undefined) return false;
  const { stems, similarity } = wordVectors();
  const alike = Math.max(a, b) < stems.length ? similarity(a, b) : USED_ALIKE;
  return relations
    .of(a)
    .to(b, false)
    .some(
      ({ kind }: Relation) =>
        kind === 'root' || ((kind === 'same' || kind === 'special') && alike >= USED_ALIKE),
    );
}
