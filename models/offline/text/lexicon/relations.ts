import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readParts } from './format.ts';
import { wordVectors } from './vectors.ts';

/**
 * How one word stands to another. `rank`: how unusual the two senses are in which it does, 0 for the usual ones;
 * `steps`: how far up or down. "general": the other is the more general one.
 */
export interface Relation {
  kind: 'same' | 'general' | 'special' | 'cousin' | 'root' | 'opposite';
  rank: number;
  steps: number;
}

/** One word, ready to be compared with many. */
export interface Kin {
  /** All ways in which another word stands to it; `upwards`: only those by what is the same or more general. */
  to(other: number, upwards: boolean): Relation[];
}

export interface Relations {
  /** The number of a stem, or of two ("turn_awai"); for one word the same as that of its vector. */
  indexOf(stemmed: string): number | undefined;
  of(word: number): Kin;
  /** Single words that mean the same in one of its usual senses, or what is one step more general. */
  relatives(word: number): number[];
}

interface Sense {
  synset: number;
  rank: number;
}

/** Words are numbered by two bytes. */
const MOST_WORDS = 65_536;
const MOST_STEPS = 3;
/** So far up, two words still are things of one kind ("tea", "beer"), and different ones. */
const COUSIN_STEPS = 2;
/** Senses rarer than this are left to dictionaries. */
const MOST_RANK = 6;
/** The senses in which a word is mostly meant. */
const USUAL_RANK = 2;

/** Each entry's run in a flat array. */
function* run(starts: ArrayLike<number> | undefined, index: number): Generator<number> {
  for (let i = starts?.[index] ?? 0; i < (starts?.[index + 1] ?? 0); i += 1) yield i;
}

class Tables {
  readonly #parts;
  readonly #above = new Map<number, ReadonlyMap<number, number>>();
  readonly opposites: ReadonlySet<number>;
  readonly roots: ReadonlySet<number>;

  readonly collocations: readonly string[];

  constructor(file: Uint8Array<ArrayBuffer>) {
    this.#parts = readParts(file);
    this.collocations = new TextDecoder().decode(this.#parts['pairs'] as Uint8Array).split('\n');
    this.opposites = this.#pairs('opposites');
    this.roots = this.#pairs('sameRoot');
  }

  #pairs(name: string): ReadonlySet<number> {
    const flat = this.#parts[name] ?? new Uint16Array();
    const keys = new Set<number>();
    for (let i = 0; i < flat.length; i += 2) keys.add(this.pair(flat[i] ?? 0, flat[i + 1] ?? 0));
    return keys;
  }

  pair(a: number, b: number): number {
    return Math.min(a, b) * MOST_WORDS + Math.max(a, b);
  }

  /** What is said of the two words themselves, whatever their senses. */
  told(a: number, b: number): Relation | undefined {
    const key = this.pair(a, b);
    if (this.opposites.has(key)) return { kind: 'opposite', rank: 0, steps: 0 };
    return this.roots.has(key) ? { kind: 'root', rank: 0, steps: 0 } : undefined;
  }

  senses(word: number): Sense[] {
    const { senseStarts, senses, ranks } = this.#parts;
    const all = [...run(senseStarts, word)].map((i) => ({ synset: senses?.[i] ?? 0, rank: ranks?.[i] ?? 0 }));
    return all.filter(({ rank }) => rank <= MOST_RANK);
  }

  #general(synset: number): number[] {
    const { generalStarts, general } = this.#parts;
    return [...run(generalStarts, synset)].map((i) => general?.[i] ?? 0);
  }

  /** The single words of each synset in one of their usual senses; a plain loop, it runs over all words. */
  wordsBySynset(single: number): Map<number, number[]> {
    const { senseStarts, senses, ranks } = this.#parts;
    const found = new Map<number, number[]>();
    for (let word = 0; word < single; word += 1) {
      const end = senseStarts?.[word + 1] ?? 0;
      for (let i = senseStarts?.[word] ?? 0; i < end; i += 1) {
        if ((ranks?.[i] ?? 0) > USUAL_RANK) continue;
        const synset = senses?.[i] ?? 0;
        const words = found.get(synset);
        if (words) words.push(word);
        else found.set(synset, [word]);
      }
    }
    return found;
  }

  /** The synsets above one, with the number of steps to each. */
  above(synset: number): ReadonlyMap<number, number> {
    const known = this.#above.get(synset);
    if (known) return known;
    const found = new Map<number, number>();
    let level = [synset];
    for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
      level = level.flatMap((s) => this.#general(s)).filter((s) => !found.has(s));
      for (const s of level) found.set(s, steps);
    }
    this.#above.set(synset, found);
    return found;
  }
}

/** What a word is or lies below, by each of its senses. */
interface Ancestor {
  synset: number;
  rank: number;
  steps: number;
}

function lineageOf(tables: Tables, word: number): Ancestor[] {
  return tables
    .senses(word)
    .flatMap(({ synset, rank }) => [
      { synset, rank, steps: 0 },
      ...[...tables.above(synset)].map(([above, steps]) => ({ synset: above, rank, steps })),
    ]);
}

/** The nearest way to each synset. */
function ways(lineage: readonly Ancestor[]): Map<number, Ancestor> {
  const found = new Map<number, Ancestor>();
  for (const a of lineage) {
    const known = found.get(a.synset);
    if (!known || known.rank + known.steps > a.rank + a.steps) found.set(a.synset, a);
  }
  return found;
}

function relationBy(mine: Ancestor, theirs: Ancestor): Relation | undefined {
  const rank = mine.rank + theirs.rank;
  if (theirs.steps === 0) return { kind: mine.steps === 0 ? 'same' : 'general', rank, steps: mine.steps };
  if (mine.steps === 0) return { kind: 'special', rank, steps: theirs.steps };
  const near = Math.max(mine.steps, theirs.steps) <= COUSIN_STEPS;
  return near ? { kind: 'cousin', rank, steps: mine.steps + theirs.steps } : undefined;
}

/** The relations by the synsets at which both meet. */
function meeting(up: ReadonlyMap<number, Ancestor>, lineage: readonly Ancestor[]): Relation[] {
  const found: Relation[] = [];
  for (const theirs of lineage) {
    const mine = up.get(theirs.synset);
    const relation = mine && relationBy(mine, theirs);
    if (relation) found.push(relation);
  }
  return found;
}

const MOST_REMEMBERED = 20_000;

/** What was made for a word once is kept. */
function remembering<T>(make: (word: number) => T): (word: number) => T {
  const kept = new Map<number, T>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const made = make(word);
    if (kept.size >= MOST_REMEMBERED) kept.clear();
    kept.set(word, made);
    return made;
  };
}

/** The synsets of a word's usual senses, and those one step above. */
function nearSynsets(tables: Tables, word: number): number[] {
  return tables
    .senses(word)
    .filter(({ rank }) => rank <= USUAL_RANK)
    .flatMap(({ synset }) => {
      const next = [...tables.above(synset)].filter(([, steps]) => steps === 1);
      return [synset, ...next.map(([above]) => above)];
    });
}

function open(): Relations {
  const vectors = wordVectors();
  const tables = new Tables(new Uint8Array(readFileSync(join(import.meta.dirname, 'relations.bin'))));
  const single = vectors.stems.length;
  const pairs = new Map(tables.collocations.map((pair, i) => [pair, single + i]));
  const lineage = remembering((word) => lineageOf(tables, word));
  const own = remembering((word) => tables.senses(word).map((sense) => ({ ...sense, steps: 0 })));
  let bySynset: Map<number, number[]> | undefined;
  return {
    relatives(word) {
      bySynset ??= tables.wordsBySynset(single);
      const words = bySynset;
      const near = nearSynsets(tables, word).flatMap((synset) => words.get(synset) ?? []);
      return [...new Set(near)].filter((other) => other !== word);
    },
    indexOf: (stemmed) => (stemmed.includes('_') ? pairs.get(stemmed) : vectors.indexOf(stemmed)),
    of(word) {
      const up = ways(lineage(word));
      return {
        to(other, upwards) {
          const told = tables.told(word, other);
          if (told?.kind === 'opposite') return [told];
          const met = meeting(up, upwards ? own(other) : lineage(other));
          return told ? [told, ...met] : met;
        },
      };
    },
  };
}

let opened: Relations | undefined;

/** The relations between words, read when they are first asked for. */
export function wordRelations(): Relations {
  opened ??= open();
  return opened;
}
