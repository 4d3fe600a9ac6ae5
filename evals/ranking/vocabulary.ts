import type { Features, Weights } from '@parley/models/offline/text/linear';
import type { Vector } from './descent.ts';

export interface Vocabulary {
  size: number;
  vector(features: Features): Vector;
  /** Weights by their number, 0 where none is given. */
  numbered(weights: Weights): Float32Array;
  /** Weights by the name of their feature, without those too small to matter. */
  named(weights: Float32Array): Weights;
}

const LEAST_WEIGHT = 0.015;

/** The features that at least `least` of the questions show. */
export function vocabularyOf(questions: Iterable<readonly Features[]>, least = 1): Vocabulary {
  const counts = new Map<string, number>();
  for (const features of questions)
    for (const name of new Set(features.flatMap((each) => Object.keys(each))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= least);
  const numbers = new Map(kept.map(([name], index) => [name, index]));
  return {
    size: numbers.size,
    vector(features) {
      const known = Object.entries(features).flatMap(([name, value]) => {
        const index = numbers.get(name);
        return index === undefined ? [] : [{ index, value }];
      });
      return {
        indices: Int32Array.from(known, ({ index }) => index),
        values: Float32Array.from(known, ({ value }) => value),
      };
    },
    numbered: (weights) => Float32Array.from(kept, ([name]) => weights[name] ?? 0),
    named(weights) {
      const all = [...numbers].map(([name, index]): [string, number] => [name, weights[index] ?? 0]);
      const told = all.filter(([, weight]) => Math.abs(weight) > LEAST_WEIGHT);
      return Object.fromEntries(
        told
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, weight]) => [name, Number(weight.toFixed(3))]),
      );
    },
  };
}
