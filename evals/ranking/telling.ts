import { createDescent, dot, epochsOf, type Settings, type Vector } from './descent.ts';

/** The best reading of a question, and whether it was right. */
export interface Told {
  vector: Vector;
  right: boolean;
}

const SEED = 3;

/** Learns how likely the best reading is right, so that it is told only where it is (logistic regression). */
export function trainTelling(told: readonly Told[], size: number, settings: Settings): Float32Array {
  const descent = createDescent(size, settings);
  for (const { vector, right } of epochsOf(told, settings.epochs, SEED)) {
    const error = chanceRight(descent.weights, vector) - (right ? 1 : 0);
    for (const [nth, index] of vector.indices.entries())
      descent.step(index, error * (vector.values[nth] ?? 0));
  }
  return descent.weights;
}

export const chanceRight = (weights: Float32Array, vector: Vector): number =>
  1 / (1 + Math.exp(-dot(weights, vector)));
