import { wordRelations } from '../../text/lexicon/relations.ts';
import { wordVectors } from '../../text/lexicon/vectors.ts';
import type { Bag, BaggedUnit } from '../passages.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { nearBags, says } from './match.ts';

/** A word as usual as this counts half: what everybody says says little. */
const USUAL = 3e-4;
/** Words whose use is less alike than this have nothing to do with each other. */
const UNRELATED = 0.25;
const MOST_KEPT = 60_000;
const kept = new Map<number, number>();

/** How much it says that a text has a word: 0 for one that everybody uses, 1 for one that hardly anybody does. */
export function rarityOf(stemmed: string): number {
  const index = wordVectors().indexOf(stemmed);
  return index === undefined ? 1 : USUAL / (USUAL + wordVectors().frequency(index));
}

/** Cats and dogs are used alike, and what holds for one doesn't hold for the other. */
const APART = 0.3;
const WORTH_ASKING = 0.2;

function areApart(a: number, b: number): boolean {
  const kinds = wordRelations().of(a).to(b, false);
  const known = kinds.some(({ kind }) => kind === 'cousin' || kind === 'opposite');
  return known && !kinds.some(({ kind }) => kind !== 'cousin' && kind !== 'opposite');
}

function alike(a: number, b: number): number {
  const { stems, similarity } = wordVectors();
  const key = Math.min(a, b) * stems.length + Math.max(a, b);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const likeness = Math.max(0, (similarity(a, b) - UNRELATED) / (1 - UNRELATED));
  const value = likeness > WORTH_ASKING && areApart(a, b) ? likeness * APART : likeness;
  kept.set(key, value);
  return value;
}

/** How well one of several bags speaks of a term: said outright, in a word for it, or in one that is used alike. */
export function toldIn(term: Term, bags: readonly Bag[]): number {
  const said = Math.max(0, ...bags.map((bag) => says(bag, term)));
  if (said >= 1) return 1;
  const vectors = wordVectors();
  const index = vectors.indexOf(term.stem);
  if (index === undefined) return said;
  let best = said;
  for (const { stems } of bags) {
    for (const stemmed of stems) {
      const other = vectors.indexOf(stemmed);
      if (other !== undefined) best = Math.max(best, alike(index, other));
    }
  }
  return best;
}

/** How much of these terms several bags speak of together, the rare ones first: 0 to 1. */
export function shareTold(terms: readonly Term[], bags: readonly Bag[]): number {
  let all = 0;
  let told = 0;
  for (const term of terms) {
    const weight = rarityOf(term.stem);
    all += weight;
    told += weight * toldIn(term, bags);
  }
  return all === 0 ? 0 : told / all;
}

/** How much of what is asked is told in words that are only used alike: each a share of 0 to 1. */
export interface SoftEvidence {
  /** By the sentence, row or item itself. */
  own: number;
  /** By it, its paragraph and what stands above. */
  paragraph: number;
  /** The case told around the question, too, anywhere in the passage. */
  passage: number;
}

const OF_SUBSTANCE = 0.3;

export function softEvidence({ terms }: DocumentQuestion, unit: BaggedUnit): SoftEvidence {
  const all = terms.filter((t) => t.weight >= OF_SUBSTANCE);
  const asked = all.filter((t) => !t.situation);
  const { passage } = unit;
  const beside =
    unit.kind === 'sentence'
      ? passage.units.filter((u) => u.kind === 'sentence' && u.block === unit.block).map((u) => u.bag)
      : [];
  return {
    own: shareTold(asked, [unit.bag]),
    paragraph: shareTold(asked, [...nearBags(unit), passage.titleBag, ...beside]),
    passage: shareTold(all, [passage.bag]),
  };
}
