/** Features of one thing by their number in a vocabulary. */
export interface Vector {
  indices: Int32Array;
  values: Float32Array;
}

export interface Settings {
  /** How far each step goes. */
  rate: number;
  /** How strongly weights are drawn to 0. */
  l2: number;
  /** How often all examples are gone through. */
  epochs: number;
}

export interface Descent {
  weights: Float32Array;
  /** Goes a step against the slope of the loss in one weight; its steps get smaller with all before (Adagrad). */
  step(index: number, slope: number): void;
}

export function createDescent(size: number, { rate, l2 }: Settings): Descent {
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-6);
  return {
    weights,
    step(index, slope) {
      const weight = weights[index] ?? 0;
      const whole = slope + l2 * weight;
      squares[index] = (squares[index] ?? 0) + whole * whole;
      weights[index] = weight - (rate * whole) / Math.sqrt(squares[index] ?? 1);
    },
  };
}

export function dot(weights: Float32Array, { indices, values }: Vector): number {
  let sum = 0;
  for (let at = 0; at < indices.length; at += 1) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** All of `items` as often as said, shuffled anew each time; the same seed gives the same order. */
export function* epochsOf<T>(items: readonly T[], epochs: number, seed: number): Generator<T> {
  const random = createRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] as T, order[last] as T];
    }
    yield* order;
  }
}

/** Figures from 0 to 1, the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
