import { descend, dot, type Settings, type Vector } from './descent.ts';

/** The best candidate of a question, and whether it was right. */
export interface Told {
  vector: Vector;
  right: boolean;
  /** How much it counts beside others; 1 unless it says. */
  weight?: number;
}

const SEED = 3;

/** Learns how likely the best candidate is right, so that it is told only where it is (logistic regression). */
export function trainTelling(told: readonly Told[], size: number, settings: Settings): Float32Array {
  return descend(told, {
    ...settings,
    start: new Float32Array(size),
    seed: SEED,
    slopes({ vector, right, weight = 1 }, weights) {
      const error = weight * (chanceRight(weights, vector) - (right ? 1 : 0));
      return [...vector.indices].map((index, nth) => [index, error * (vector.values[nth] ?? 0)] as const);
    },
  });
}

export const chanceRight = (weights: Float32Array, vector: Vector): number =>
  1 / (1 + Math.exp(-dot(weights, vector)));
