import { wordVectors } from '../../text/lexicon/vectors.ts';
import { MEANING_DIMENSIONS } from '../../text/meaning.ts';
import { rarityOf } from '../evidence/likeness.ts';
import { type Bag, type BaggedUnit, bagOf } from '../passages.ts';

/** Compares texts of one house by what sets them apart there: what all of them speak of counts nothing. */
export interface House {
  /** How alike a question and several bags are in what sets them apart: -1 to 1. */
  alike(asked: Float32Array, bags: readonly Bag[]): number;
  direction(bags: readonly Bag[]): Float32Array;
  /** How much of what bags say, the rare words first, is near to a word of the question: 0 to 1. */
  answered(asked: readonly string[], bags: readonly Bag[]): number;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((x) => x / length);
}

export function houseOf(units: readonly BaggedUnit[]): House {
  const { indexOf, addTo, similarity } = wordVectors();
  const holders = new Map<string, number>();
  for (const { bag } of units) for (const stem of bag.stems) holders.set(stem, (holders.get(stem) ?? 0) + 1);
  const top = Math.log(units.length + 2);
  const weights = new Map<string, number>();
  const weightOf = (stem: string): number => {
    const known = weights.get(stem);
    if (known !== undefined) return known;
    const rare = Math.log((units.length + 1) / ((holders.get(stem) ?? 0) + 0.5)) / top;
    const weight = rarityOf(stem) * Math.max(0.05, rare);
    weights.set(stem, weight);
    return weight;
  };
  const sumOf = (bags: readonly Bag[]): Float32Array => {
    const sum = new Float32Array(MEANING_DIMENSIONS);
    for (const { stems } of bags)
      for (const stem of stems) {
        const index = indexOf(stem);
        if (index !== undefined) addTo(sum, index, weightOf(stem));
      }
    return unit(sum);
  };
  const mean = new Float32Array(MEANING_DIMENSIONS);
  for (const { bag } of units)
    for (const [i, x] of sumOf([bag]).entries()) mean[i] = (mean[i] ?? 0) + x / units.length;
  const direction = (bags: readonly Bag[]): Float32Array =>
    unit(sumOf(bags).map((x, i) => x - (mean[i] ?? 0)));
  return {
    direction,
    alike: (asked, bags) => direction(bags).reduce((sum, x, i) => sum + x * (asked[i] ?? 0), 0),
    answered(asked, bags) {
      const known = asked.map(indexOf);
      let all = 0;
      let near = 0;
      for (const stem of new Set(bags.flatMap(({ stems }) => [...stems]))) {
        const index = indexOf(stem);
        const weight = weightOf(stem);
        all += weight;
        if (asked.includes(stem)) near += weight;
        else if (index !== undefined)
          near +=
            weight * Math.max(0, ...known.map((k) => (k === undefined ? 0 : similarity(k, index) - 0.2)));
      }
      return all === 0 ? 0 : near / all;
    },
  };
}

export const bagsOf = (texts: readonly string[]): Bag[] => texts.filter((text) => text !== '').map(bagOf);
