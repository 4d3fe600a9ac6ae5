import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readParts } from './format.ts';

/** What words mean, as directions: those that are used alike point alike. */
export interface WordVectors {
  dimensions: number;
  stems: readonly string[];
  indexOf(stemmed: string): number | undefined;
  /** Cosine of two stems' vectors: -1 to 1; 0 where one is unknown. */
  similarity(a: number, b: number): number;
  /** Adds a stem's vector of unit length, times a factor. */
  addTo(sum: Float32Array, index: number, factor: number): void;
  /** Roughly how large a share of all words in use it is. */
  frequency(index: number): number;
}

function lengthsOf(vectors: Int8Array, dimensions: number): Float32Array {
  const lengths = new Float32Array(vectors.length / dimensions);
  for (let i = 0; i < lengths.length; i += 1) {
    let sum = 0;
    for (let d = i * dimensions; d < (i + 1) * dimensions; d += 1) {
      const x = vectors[d] ?? 0;
      sum += x * x;
    }
    lengths[i] = Math.sqrt(sum) || 1;
  }
  return lengths;
}

function open(): WordVectors {
  const parts = readParts(new Uint8Array(readFileSync(join(import.meta.dirname, 'vectors.bin'))));
  const stems = new TextDecoder().decode(parts['stems'] as Uint8Array).split('\n');
  const frequencies = parts['frequency'] as Float32Array;
  const vectors = parts['vectors'] as Int8Array;
  const dimensions = vectors.length / stems.length;
  const lengths = lengthsOf(vectors, dimensions);
  const total = frequencies.reduce((sum, x) => sum + x, 0);
  const index = new Map(stems.map((s, i) => [s, i]));
  return {
    dimensions,
    stems,
    indexOf: (stemmed) => index.get(stemmed),
    similarity(a, b) {
      let sum = 0;
      const [i, j] = [a * dimensions, b * dimensions];
      for (let d = 0; d < dimensions; d += 1) sum += (vectors[i + d] ?? 0) * (vectors[j + d] ?? 0);
      return sum / ((lengths[a] ?? 1) * (lengths[b] ?? 1));
    },
    addTo(sum, at, factor) {
      const scale = factor / (lengths[at] ?? 1);
      for (let d = 0; d < dimensions; d += 1)
        sum[d] = (sum[d] ?? 0) + scale * (vectors[at * dimensions + d] ?? 0);
    },
    frequency: (at) => (frequencies[at] ?? 0) / total,
  };
}

let opened: WordVectors | undefined;

/** The word vectors, read when they are first asked for. */
export function wordVectors(): WordVectors {
  opened ??= open();
  return opened;
}
