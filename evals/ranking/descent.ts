/** Features of one thing by their number in a vocabulary. */
export interface Vector {
  indices: Int32Array;
  values: Float32Array;
}

export interface Settings {
  /** How far each step goes. */
  rate: number;
  /** How strongly weights are drawn to where they started. */
  l2: number;
  /** How often all examples are gone through. */
  epochs: number;
  /** Takes the mean of the weights in the second half instead of the last ones, which depend on the last examples. */
  averaged?: boolean;
}

export interface Descent<T> extends Settings {
  /** Where the weights start, one for each feature. */
  start: Float32Array;
  /** The order of the examples: the same seed gives the same one. */
  seed: number;
  /** The slope of the loss of one example, by feature. */
  slopes(example: T, weights: Float32Array): Iterable<readonly [index: number, slope: number]>;
}

/** Goes down the slope of each example's loss, in steps that get smaller with all before (AdaGrad). */
export function descend<T>(examples: readonly T[], descent: Descent<T>): Float32Array {
  const { epochs, start, seed, averaged = false } = descent;
  const walk = { weights: start.slice(), squares: new Float32Array(start.length).fill(1e-6) };
  const mean = createMean(start.length);
  const random = createRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const example of shuffled(examples, random)) {
      step(walk, example, descent);
      if (averaged && epoch >= Math.floor(epochs / 2)) mean.add(walk.weights);
    }
  return averaged && examples.length > 0 ? mean.of() : walk.weights;
}

interface Walk {
  weights: Float32Array;
  /** The sum of the squares of all slopes so far, by feature. */
  squares: Float32Array;
}

function step<T>({ weights, squares }: Walk, example: T, { rate, l2, start, slopes }: Descent<T>): void {
  for (const [index, slope] of slopes(example, weights)) {
    const weight = weights[index] ?? 0;
    const whole = slope + l2 * (weight - (start[index] ?? 0));
    squares[index] = (squares[index] ?? 0) + whole * whole;
    weights[index] = weight - (rate * whole) / Math.sqrt(squares[index] ?? 1);
  }
}

function createMean(size: number): { add(weights: Float32Array): void; of(): Float32Array } {
  const sum = new Float64Array(size);
  let count = 0;
  return {
    add(weights) {
      count += 1;
      for (let index = 0; index < size; index += 1) sum[index] = (sum[index] ?? 0) + (weights[index] ?? 0);
    },
    of: () => Float32Array.from(sum, (each) => each / count),
  };
}

export function dot(weights: Float32Array, { indices, values }: Vector): number {
  let sum = 0;
  for (let at = 0; at < indices.length; at += 1) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** Figures from 0 to 1, the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
