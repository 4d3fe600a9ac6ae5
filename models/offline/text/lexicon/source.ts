import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stem } from '../stem.ts';

const FILES = ['noun', 'verb', 'adj', 'adv'] as const;
type PartOfSpeech = (typeof FILES)[number];
const LETTER: Readonly<Record<string, PartOfSpeech>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };

interface Pointer {
  symbol: string;
  target: string;
  /** Of which word to which word of the other; 0 for the whole synset. */
  from: number;
  to: number;
}

interface Synset {
  words: string[];
  pointers: Pointer[];
}

const MORE_GENERAL = new Set(['@', '@i', '&']);
const OPPOSITE = new Set(['!']);
const SAME_ROOT = new Set(['+', '\\']);

function linesOf(folder: string, name: string): string[] {
  const text = readFileSync(join(folder, name), 'latin1');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
}

/** offset file-number type word-count (word lex-id)… pointer-count (symbol offset type source-target)… | gloss */
function synsetOf(line: string): Synset {
  const fields = line.slice(0, line.indexOf(' | ')).split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').replace(/\(.*\)$/, ''));
  const at = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[at]) }, (_, i) => {
    const [symbol = '', offset = '', type = '', ends = '0000'] = fields.slice(at + 1 + 4 * i);
    return {
      symbol,
      target: `${LETTER[type]}:${offset}`,
      from: Number.parseInt(ends.slice(0, 2), 16),
      to: Number.parseInt(ends.slice(2), 16),
    };
  });
  return { words, pointers };
}

function synsetsOf(folder: string): Map<string, Synset> {
  return new Map(
    FILES.flatMap((file) =>
      linesOf(folder, `data.${file}`).map((line): [string, Synset] => [
        `${file}:${line.slice(0, 8)}`,
        synsetOf(line),
      ]),
    ),
  );
}

/** The stems of all single words that have a sense. */
export function dictionaryStems(folder: string): string[] {
  return FILES.flatMap((file) => linesOf(folder, `index.${file}`))
    .map((line) => line.slice(0, line.indexOf(' ')))
    .filter((word) => /^[a-z]+$/.test(word))
    .map(stem);
}

/** Two words that mean one thing ("turn_away", "motor_home"), as their stems; names are left out. */
export function collocations(folder: string, known: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const { words } of synsetsOf(folder).values()) {
    for (const word of words) {
      const parts = word.split('_').map(stem);
      if (/^[a-z]+_[a-z]+$/.test(word) && parts.every((part) => known.has(part) || LITTLE.test(part)))
        found.add(parts.join('_'));
    }
  }
  return [...found];
}

const LITTLE =
  /^(?:up|down|in|out|on|off|over|awai|back|for|to|at|by|with|through|around|about|after|along|apart)$/;

/** The stem of a word or of each part of a collocation. */
function stemOf(word: string): string {
  return word.toLowerCase().split('_').map(stem).join('_');
}

interface Sense {
  key: string;
  /** Place among the senses of its word, the most usual first. */
  rank: number;
}

/** One line of an index: a word and its synsets, the usual senses first. */
function entryOf(line: string, file: PartOfSpeech): { word: string; senses: Sense[] } {
  const fields = line.trim().split(' ');
  const offsets = fields.slice(-Number(fields[2])).slice(0, MOST_SENSES);
  return {
    word: fields[0] ?? '',
    senses: offsets.map((offset, rank) => ({ key: `${file}:${offset}`, rank })),
  };
}

function addSenses(list: Sense[], senses: readonly Sense[]): void {
  for (const sense of senses) {
    const held = list.find(({ key }) => key === sense.key);
    if (held) held.rank = Math.min(held.rank, sense.rank);
    else list.push(sense);
  }
}

/** The senses of each known stem, the usual ones of each of its words first. */
function sensesOf(folder: string, known: ReadonlyMap<string, number>): Map<number, Sense[]> {
  const found = new Map<number, Sense[]>();
  const entries = FILES.flatMap((file) =>
    linesOf(folder, `index.${file}`).map((line) => entryOf(line, file)),
  );
  for (const { word, senses } of entries) {
    const index = /^[a-z_]+$/.test(word) ? known.get(stemOf(word)) : undefined;
    if (index === undefined) continue;
    const list = found.get(index) ?? [];
    addSenses(list, senses);
    found.set(index, list);
  }
  for (const list of found.values()) list.sort((a, b) => a.rank - b.rank);
  return found;
}

const MOST_SENSES = 7;

/** Runs of a list of lists: where each begins, and all of them in a row. */
function runs<T>(lists: readonly (readonly T[])[]): { starts: Uint32Array; all: T[] } {
  const starts = new Uint32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] ?? 0) + list.length;
  return { starts, all: lists.flat() };
}

/** Every synset that a known stem has, and all that are more general than those. */
function needed(synsets: ReadonlyMap<string, Synset>, senses: Iterable<Sense[]>): string[] {
  const keys = new Set([...senses].flatMap((list) => list.map(({ key }) => key)));
  for (const key of keys) {
    for (const { symbol, target } of synsets.get(key)?.pointers ?? [])
      if (MORE_GENERAL.has(symbol)) keys.add(target);
  }
  return [...keys];
}

/** Pairs of stems whose words a pointer of one of these kinds connects. */
function pairs(
  synsets: ReadonlyMap<string, Synset>,
  symbols: ReadonlySet<string>,
  known: ReadonlyMap<string, number>,
): Uint16Array {
  const found = new Set<string>();
  for (const synset of synsets.values()) {
    for (const { symbol, target, from, to } of synset.pointers.filter((p) => symbols.has(p.symbol))) {
      const mine = known.get(stemOf(synset.words[from - 1] ?? ''));
      const theirs = known.get(stemOf(synsets.get(target)?.words[to - 1] ?? ''));
      if (symbol === '' || mine === undefined || theirs === undefined || mine === theirs) continue;
      found.add(mine < theirs ? `${mine} ${theirs}` : `${theirs} ${mine}`);
    }
  }
  return Uint16Array.from([...found].flatMap((pair) => pair.split(' ').map(Number)));
}

/** What of WordNet concerns these stems: their senses, what is more general, opposites, and words of the same root. */
export function readWordNet(folder: string, stems: readonly string[]) {
  const known = new Map(stems.map((s, i) => [s, i]));
  const synsets = synsetsOf(folder);
  const senses = sensesOf(folder, known);
  const keys = needed(synsets, senses.values());
  const number = new Map(keys.map((key, i) => [key, i]));
  const ofWords = runs(stems.map((_, i) => senses.get(i) ?? []));
  const above = runs(
    keys.map((key) =>
      (synsets.get(key)?.pointers ?? [])
        .filter((p) => MORE_GENERAL.has(p.symbol))
        .map((p) => number.get(p.target) ?? 0),
    ),
  );
  return {
    senseStarts: ofWords.starts,
    senses: Uint32Array.from(ofWords.all, ({ key }) => number.get(key) ?? 0),
    ranks: Uint8Array.from(ofWords.all, ({ rank }) => rank),
    kinds: Uint8Array.from(keys, (key) => FILES.findIndex((file) => key.startsWith(file))),
    generalStarts: above.starts,
    general: Uint32Array.from(above.all),
    opposites: pairs(synsets, OPPOSITE, known),
    sameRoot: pairs(synsets, SAME_ROOT, known),
  };
}
