import { descend, dot, type Settings, type Vector } from './descent.ts';

/** One candidate among those of its question. */
export interface Contender {
  vector: Vector;
  right: boolean;
}

/** A question, by which right candidates are told from others. */
export interface Lesson {
  contenders: readonly Contender[];
  /** How much it counts beside others; 1 unless it says. */
  weight?: number;
}

const SEED = 7;
/** A smaller error moves nothing. */
const LEAST_ERROR = 1e-5;

/**
 * Learns weights by which right candidates of a question come before all others: the likelihood that the best is one of
 * the right ones is made as great as can be. Questions without a right one, or with right ones only, teach nothing.
 */
export function trainRanker(
  lessons: readonly Lesson[],
  start: Float32Array,
  settings: Settings,
): Float32Array {
  const telling = lessons.filter(
    ({ contenders }) => contenders.some(({ right }) => right) && contenders.some(({ right }) => !right),
  );
  return descend(telling, { ...settings, start, seed: SEED, slopes: slopesOf });
}

/** The slope of the negative log likelihood of a right choice, by feature. */
function slopesOf({ contenders, weight = 1 }: Lesson, weights: Float32Array): Map<number, number> {
  const scores = contenders.map(({ vector }) => dot(weights, vector));
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - best));
  const whole = odds.reduce((sum, each) => sum + each, 0);
  const rightOdds = odds.reduce((sum, each, at) => sum + (contenders[at]?.right ? each : 0), 0);
  const slopes = new Map<number, number>();
  for (const [at, { vector, right }] of contenders.entries()) {
    const chance = odds[at] ?? 0;
    const error = weight * (chance / whole - (right ? chance / rightOdds : 0));
    if (Math.abs(error) < LEAST_ERROR) continue;
    for (const [nth, index] of vector.indices.entries())
      slopes.set(index, (slopes.get(index) ?? 0) + error * (vector.values[nth] ?? 0));
  }
  return slopes;
}
