/** Scaled to length 1, so that a dot product is the cosine; a zero vector stays one. */
export function unitLength(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const x of vector) sum += x * x;
  const length = Math.sqrt(sum);
  return length > 0 ? vector.map((x) => x / length) : vector;
}

/** As it is stored: float32, little endian. */
export function toBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A copy: a driver's buffer need not begin at a multiple of four. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** The product of `a` and the equally long part of `all` that begins at `offset`. */
export function dot(a: Float32Array, all: Float32Array, offset = 0): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (all[offset + i] as number);
  return sum;
}
