import { stem } from '../../../text/stem.ts';
import { isGenericStem } from '../../../text/words.ts';
import { stopWords } from '../../language/words.ts';
import { type Entry, isOwnName, type Target } from '../entry.ts';
import type { Lexicon } from '../lexicon.ts';
import { idOf } from '../mention.ts';
import { headOf, isTitled } from './value-phrases.ts';

/** A name, as the schema says it, with what it names. */
export interface Named {
  said: string;
  targets: Target[];
}

export interface Vocabulary {
  /** What the schema names by one word, or two that dictionaries know as one. */
  names: ReadonlyMap<string, Named>;
  /** Values of several words, by the one that carries them: repair → "in repair". */
  carried: ReadonlyMap<string, Named>;
  /** What words were found to be related to. */
  related: Map<string, [string, number][]>;
}

/** So surely a phrase must name something before another word may stand for it. */
const SURE = 0.66;
export const SHORTEST = 3;

const vocabularies = new WeakMap<Lexicon, Vocabulary>();

/** The names of a schema by their stems, so that other words can be compared with them. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const known = vocabularies.get(lexicon);
  if (known) return known;
  const sure = lexicon.entries.filter(
    ({ target }) => target.score >= SURE && !(target.kind === 'value' && target.loose) && !isOwnName(target),
  );
  const carried = new Map(toldIn(sure));
  for (const each of carriedBy(sure, lexicon.codeTables)) add(carried, each);
  const names = new Map<string, Named>();
  for (const { words, target } of sure) {
    if (words.length > 2) continue;
    const said = words.map(({ word }) => word);
    add(names, { key: said.map(stem).join('_'), said: said.join(' '), target });
  }
  const made: Vocabulary = { names, carried, related: new Map() };
  vocabularies.set(lexicon, made);
  return made;
}

interface Said {
  key: string;
  said: string;
  target: Target;
}

function add(to: Map<string, Named>, { key, said, target }: Said): void {
  const before = to.get(key);
  if (!before) to.set(key, { said, targets: [target] });
  else if (!before.targets.some((each) => idOf(each) === idOf(target))) before.targets.push(target);
}

function carriedBy(entries: readonly Entry[], codeTables: ReadonlySet<string>): Said[] {
  return entries.flatMap(({ words, target }) => {
    if (words.length === 1 || target.kind !== 'value') return [];
    const said = words.map(({ word }) => word);
    return said
      .filter(
        (word) =>
          !stopWords.has(word) &&
          word.length >= SHORTEST &&
          (codeTables.has(target.column.table) || mayCarry(word, said, target)),
      )
      .map((word) => ({ key: stem(word), said: said.join(' '), target }));
  });
}

/** Of a value that is spelled out, only what it is at bottom: "Polar Screens" are not whatever is polar. */
function mayCarry(
  word: string,
  said: readonly string[],
  { values, column }: Target & { kind: 'value' },
): boolean {
  if (values.every((value) => column.codes.has(value))) return true;
  const alone = said.every((each) => each === word || stopWords.has(each));
  return alone || values.every((value) => !isTitled(value) && headOf(value) === word);
}

/** What the comment of a yes-no column speaks of: "May get our newsletter". A word that two comments share tells none. */
function toldIn(entries: readonly Entry[]): [string, Named][] {
  const flags = new Map(
    entries.flatMap(({ target }) =>
      target.kind === 'flag' && target.truth ? [[idOf(target), target] as const] : [],
    ),
  );
  const told = new Map<string, Named[]>();
  for (const target of flags.values()) {
    const clause = target.column.comment?.split(/[.;:(]/)[0]?.trim() ?? '';
    for (const key of DENIED.test(clause) ? [] : tellingStems(clause))
      told.set(key, [...(told.get(key) ?? []), { said: clause, targets: [target] }]);
  }
  return [...told].flatMap(([key, [only, more]]) => (only && !more ? [[key, only] as [string, Named]] : []));
}

function tellingStems(clause: string): Set<string> {
  const words = clause.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !stopWords.has(word))
      .map(stem)
      .filter((each) => !isGenericStem(each)),
  );
}

const DENIED = /\b(?:not|never|no|without|empty|unless|except|false)\b/i;
