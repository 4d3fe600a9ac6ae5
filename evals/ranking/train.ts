import { createDescent, dot, epochsOf, type Settings, type Vector } from './descent.ts';

/** One reading among those of its question. */
export interface Contender {
  vector: Vector;
  right: boolean;
}

const SEED = 7;
/** A smaller error moves nothing. */
const LEAST_ERROR = 1e-5;

/**
 * Learns weights by which right readings of a question come before all others: the likelihood that the best is one of
 * the right ones is made as great as can be. Questions without a right reading, or with right ones only, teach nothing.
 */
export function trainRanker(
  questions: readonly (readonly Contender[])[],
  size: number,
  settings: Settings,
): Float32Array {
  const descent = createDescent(size, settings);
  const telling = questions.filter(
    (contenders) => contenders.some(({ right }) => right) && contenders.some(({ right }) => !right),
  );
  for (const contenders of epochsOf(telling, settings.epochs, SEED))
    for (const [index, slope] of slopesOf(contenders, descent.weights)) descent.step(index, slope);
  return descent.weights;
}

/** The slope of the negative log likelihood of a right choice, by feature. */
function slopesOf(contenders: readonly Contender[], weights: Float32Array): Map<number, number> {
  const scores = contenders.map(({ vector }) => dot(weights, vector));
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - best));
  const whole = odds.reduce((sum, each) => sum + each, 0);
  const rightOdds = odds.reduce((sum, each, at) => sum + (contenders[at]?.right ? each : 0), 0);
  const slopes = new Map<number, number>();
  for (const [at, { vector, right }] of contenders.entries()) {
    const chance = odds[at] ?? 0;
    const error = chance / whole - (right ? chance / rightOdds : 0);
    if (Math.abs(error) < LEAST_ERROR) continue;
    for (const [nth, index] of vector.indices.entries())
      slopes.set(index, (slopes.get(index) ?? 0) + error * (vector.values[nth] ?? 0));
  }
  return slopes;
}
