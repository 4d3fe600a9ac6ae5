export interface Row {
  weight: number;
  vector: Float64Array;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

/** Means instead of sums, and the mean of all taken off: what all words have in common tells none apart. */
export function centred(rows: readonly Row[]): Row[] {
  const means = rows.map(({ weight, vector }) => ({ weight, vector: vector.map((x) => x / weight) }));
  const dimensions = means[0]?.vector.length ?? 0;
  const mean = new Float64Array(dimensions);
  for (const { vector } of means)
    for (const [d, x] of vector.entries()) mean[d] = (mean[d] ?? 0) + x / means.length;
  return means.map(({ weight, vector }) => ({ weight, vector: vector.map((x, d) => x - (mean[d] ?? 0)) }));
}

const ITERATIONS = 30;

/** The direction along which the rows differ most, by power iteration. */
function topDirection(rows: readonly Row[]): Float64Array {
  const dimensions = rows[0]?.vector.length ?? 0;
  let direction: Float64Array = new Float64Array(dimensions).fill(1 / Math.sqrt(dimensions));
  for (let i = 0; i < ITERATIONS; i += 1) {
    const next = new Float64Array(dimensions);
    for (const { vector } of rows) {
      const along = dot(vector, direction);
      for (const [d, x] of vector.entries()) next[d] = (next[d] ?? 0) + along * x;
    }
    const length = Math.sqrt(dot(next, next)) || 1;
    direction = next.map((x) => x / length);
  }
  return direction;
}

/** The rows without their most common directions, which carry how often a word is used and not what it means. */
export function withoutTop(rows: readonly Row[], count: number): Row[] {
  let left = [...rows];
  for (let i = 0; i < count; i += 1) {
    const direction = topDirection(left);
    left = left.map(({ weight, vector }) => {
      const along = dot(vector, direction);
      return { weight, vector: vector.map((x, d) => x - along * (direction[d] ?? 0)) };
    });
  }
  return left;
}
