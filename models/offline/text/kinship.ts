import { type Relation, wordRelations } from './lexicon/relations.ts';
import { wordVectors } from './lexicon/vectors.ts';
import { isGenericStem } from './words.ts';

/** How far a word may stand for another: what each kind of evidence is worth. */
const WORTH = { root: 0.75, same: 0.75, unusual: 0.6, general: 0.6, far: 0.5, special: 0.55, topic: 0.4 };
/** How alike the use of two words must be for each. */
const ALIKE = { unusual: 0.2, general: 0.2, far: 0.35, special: 0.25, below: 0.4, topic: 0.55 };
const USUAL_RANK = 3;
const KNOWN_RANK = 5;

const OF_KIND: Readonly<Record<Relation['kind'], (relation: Relation, alike: number) => number>> = {
  opposite: () => 0,
  cousin: () => 0,
  root: () => WORTH.root,
  same: ({ rank }, alike) => {
    if (rank <= USUAL_RANK) return WORTH.same;
    return rank <= KNOWN_RANK || alike >= ALIKE.unusual ? WORTH.unusual : 0;
  },
  general: (relation, alike) => {
    if (isNext(relation) && alike >= ALIKE.general) return WORTH.general;
    return alike >= ALIKE.far ? WORTH.far : 0;
  },
  special: (relation, alike) =>
    alike >= (isNext(relation) ? ALIKE.special : ALIKE.below) ? WORTH.special : 0,
};

function isNext({ steps, rank }: Relation): boolean {
  return steps === 1 && rank <= USUAL_RANK;
}

/** How well another word stands for one, by all ways in which they are related and by how alike they are used. */
function worthOf(relations: readonly Relation[], alike: number): number {
  if (relations.length === 0) return alike >= ALIKE.topic ? WORTH.topic : 0;
  if (relations.some(({ kind }) => kind === 'opposite')) return 0;
  return Math.max(...relations.map((relation) => OF_KIND[relation.kind](relation, alike)));
}

/** Two words that dictionaries know as one ("turn away", "turned them away"), by their stems. */
export function collocationsIn(stems: readonly string[]): string[] {
  const { indexOf } = wordRelations();
  return stems.flatMap((first, i) =>
    [stems[i + 1], stems[i + 2]].flatMap((second) => {
      const pair = `${first}_${second}`;
      return second !== undefined && indexOf(pair) !== undefined ? [pair] : [];
    }),
  );
}

/** How well each of these stems and pairs of stems stands for one: 0 to 1, those that don't are left out. */
export function kinOf(stemmed: string, others: Iterable<string>): Map<string, number> {
  const relations = wordRelations();
  const word = relations.indexOf(stemmed);
  const found = new Map<string, number>();
  if (word === undefined) return found;
  const kin = relations.of(word);
  for (const other of others) {
    const index = isGenericStem(other) ? undefined : relations.indexOf(other);
    if (index === undefined || index === word) continue;
    const alike = likeness(word, index);
    // What is more special, or of one kind, counts among words that are used alike only.
    const worth = worthOf(kin.to(index, alike < ALIKE.special), alike);
    if (worth > 0) found.set(other, worth);
  }
  return found;
}

/** How alike two words are used; of pairs nothing is known, so that they count where little is asked. */
function likeness(a: number, b: number): number {
  const vectors = wordVectors();
  const known = Math.max(a, b) < vectors.stems.length;
  return known ? vectors.similarity(a, b) : ALIKE.special;
}

/** Of each stem so many other words for it are looked for. */
const MOST_RELATIVES = 4;
const WORTH_LOOKING = 0.3;

/** Other words, as stems, under which a text may speak of what a stem names, the most alike first. */
export function relativesOf(stemmed: string): string[] {
  const vectors = wordVectors();
  const word = vectors.indexOf(stemmed);
  if (word === undefined || isGenericStem(stemmed)) return [];
  return wordRelations()
    .relatives(word)
    .map((other) => ({ stemmed: vectors.stems[other] ?? '', alike: vectors.similarity(word, other) }))
    .filter(({ stemmed: other, alike }) => alike >= WORTH_LOOKING && !isGenericStem(other))
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MOST_RELATIVES)
    .map((relative) => relative.stemmed);
}
