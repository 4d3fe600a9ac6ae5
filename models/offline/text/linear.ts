/** What speaks for a thing and against it, by name. */
export type Features = Record<string, number>;

export interface Ranked {
  /** By the number of the rival. */
  scores: readonly number[];
  chances: readonly number[];
  /** The numbers of the rivals, best first. */
  order: readonly number[];
}

export type Weights = Readonly<Record<string, number>>;

export const weighed = (features: Features, weights: Weights): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);

/** Rivals by how much speaks for them; chances add up to 1. */
export function ranked(scores: readonly number[]): Ranked {
  const best = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - best));
  const whole = odds.reduce((sum, each) => sum + each, 0);
  const chances = odds.map((each) => each / whole);
  const order = chances.map((_, at) => at).toSorted((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  return { scores, chances, order };
}

/** How likely it is, by logistic regression: 0 to 1. */
export const chanceOf = (features: Features, weights: Weights): number =>
  1 / (1 + Math.exp(-weighed(features, weights)));
