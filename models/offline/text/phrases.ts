import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutInflection } from './inflection.ts';
import { words } from './words.ts';

/** One of several expressions that stand for the same in records and handbooks. */
export interface Phrase {
  text: string;
  /** Its words without inflection. */
  words: readonly string[];
  /** Words of grammar were left out, and may stand between the others. */
  open: boolean;
}

/** Where a phrase was found in a text. */
export interface PhraseMatch {
  phrase: Phrase;
  /** Names what it stands for: the same for all expressions of a group. */
  meaning: number;
  start: number;
  end: number;
  /** Other expressions for the same, and those for the opposite. */
  same: readonly Phrase[];
  opposite: readonly Phrase[];
}

interface Group {
  meaning: number;
  same: readonly Phrase[];
  opposite: readonly Phrase[];
}

interface Place {
  phrase: Phrase;
  group: Group;
}

/** Words that name nothing, wherever they stand. */
const ARTICLES =
  'a an the our their his her its your my this that these those it them him us me they he she we you i';
/** Words that may stand between the words of a phrase without changing it. */
const HELPERS =
  'do does did is are was were be been being am has have had having got get gets getting gotten simply just actually ' +
  'really then ever already finally eventually properly fully later so to of with for';
const SKIPPED = { closed: new Set(ARTICLES.split(' ')), open: new Set(`${ARTICLES} ${HELPERS}`.split(' ')) };
const FOLDER = join(import.meta.dirname, 'phrases');
let index: ReadonlyMap<string, readonly Place[]> | undefined;

/** The expressions of the phrase lexicon that occur in a text, in order of their places; they may overlap. */
export function phrasesIn(text: string): PhraseMatch[] {
  return [...matchesIn(tellingIn(text, false), false), ...matchesIn(tellingIn(text, true), true)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

function matchesIn(said: readonly TellingWord[], open: boolean): PhraseMatch[] {
  return said.flatMap((first, at) =>
    (phraseIndex().get(first.base) ?? []).flatMap(({ phrase, group }) => {
      const last = said[at + phrase.words.length - 1];
      const fits =
        phrase.open === open && last && phrase.words.every((base, i) => said[at + i]?.base === base);
      return fits ? [{ phrase, start: first.start, end: last.end, ...others(group, phrase) }] : [];
    }),
  );
}

function others({ meaning, same, opposite }: Group, phrase: Phrase): Group {
  return { meaning, same: same.filter((each) => each !== phrase), opposite };
}

export interface TellingWord {
  lower: string;
  base: string;
  start: number;
  end: number;
}

/** The words of a text that tell something; an open reading leaves out helping verbs and adverbs, too. */
export function tellingIn(text: string, open: boolean): TellingWord[] {
  const skipped = open ? SKIPPED.open : SKIPPED.closed;
  return words(text.replaceAll(/n['’]t\b/g, ' not'))
    .filter(({ lower }) => !skipped.has(lower))
    .map(({ lower, start, end }) => ({ lower, base: withoutInflection(lower), start, end }));
}

function phraseIndex(): ReadonlyMap<string, readonly Place[]> {
  index ??= indexOf(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')));
  return index;
}

function indexOf(files: readonly string[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  let meaning = 0;
  for (const name of files)
    for (const line of readFileSync(join(FOLDER, name), 'utf8').split('\n')) {
      meaning += 2;
      for (const place of placesIn(line, meaning)) {
        const [first = ''] = place.phrase.words;
        found.set(first, [...(found.get(first) ?? []), place]);
      }
    }
  return found;
}

function placesIn(line: string, meaning: number): Place[] {
  if (line.startsWith('#')) return [];
  const [same = [], opposite = []] = line.split(' ~ ').map(phrasesOf);
  return [
    ...same.map((phrase) => ({ phrase, group: { meaning, same, opposite } })),
    ...opposite.map((phrase) => ({
      phrase,
      group: { meaning: meaning + 1, same: opposite, opposite: same },
    })),
  ];
}

function phrasesOf(side: string): Phrase[] {
  return side
    .split(',')
    .map((text) => phraseOf(text.trim()))
    .filter(({ words: own }) => own.length > 0);
}

/** Of "has to pay us" more than "pay" must be said. */
function phraseOf(text: string): Phrase {
  const open = tellingIn(text, true);
  const isOpen = open.length > 1;
  return { text, words: (isOpen ? open : tellingIn(text, false)).map(({ base }) => base), open: isOpen };
}
