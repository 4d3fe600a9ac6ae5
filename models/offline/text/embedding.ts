import { MEANING_DIMENSIONS, meaningOf } from './meaning.ts';
import { conceptsOf } from './synonyms.ts';
import { contentWords, words } from './words.ts';

/** Vectors of different models can't be compared: another way to make them is another name. */
export const EMBEDDING_MODEL = 'parley-offline-embedding-2';
export const EMBEDDING_DIMENSIONS = 512;
const HASHED = EMBEDDING_DIMENSIONS - MEANING_DIMENSIONS;

/** How much the meaning of the words decides, beside their letters. */
const MEANING_SHARE = 0.6;

const WEIGHT = { word: 1, pair: 0.6, letters: 0.25, concept: 0.8 };

// FNV-1a: cheap, well spread, and the same on every machine.
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

function count(features: Map<string, number>, feature: string, weight: number): void {
  features.set(feature, (features.get(feature) ?? 0) + weight);
}

function featuresOf(text: string): Map<string, number> {
  const features = new Map<string, number>();
  const content = contentWords(text);
  for (const [i, word] of content.entries()) {
    count(features, `w:${word.stem}`, WEIGHT.word);
    const next = content[i + 1];
    if (next) count(features, `p:${word.stem} ${next.stem}`, WEIGHT.pair);
    const padded = `<${word.lower}>`;
    for (let k = 0; k + 3 <= padded.length; k += 1)
      count(features, `l:${padded.slice(k, k + 3)}`, WEIGHT.letters);
  }
  for (const group of conceptsOf(words(text).map((w) => w.stem)))
    count(features, `c:${group}`, WEIGHT.concept);
  return features;
}

function hashed(text: string): Float32Array {
  const vector = new Float32Array(HASHED);
  for (const [feature, weight] of featuresOf(text)) {
    const h = hash(feature);
    const slot = h % HASHED;
    const sign = h & 0x10000 ? 1 : -1;
    // Square root: a word said ten times is not ten times as much what the text is about.
    vector[slot] = (vector[slot] ?? 0) + sign * Math.sqrt(weight);
  }
  return vector;
}

/** Puts a vector into a part of another, so that the part has this length. */
function put(target: Float32Array, vector: Float32Array, { at, share }: { at: number; share: number }): void {
  const length = Math.hypot(...vector);
  if (length === 0) return;
  const scale = Math.sqrt(share) / length;
  for (const [i, x] of vector.entries()) target[at + i] = x * scale;
}

/** A vector of unit length: half from words, word pairs, letter trigrams and concepts, hashed; half from what the words mean. */
export function embedText(text: string): Float32Array {
  const vector = new Float32Array(EMBEDDING_DIMENSIONS);
  put(vector, hashed(text), { at: 0, share: 1 - MEANING_SHARE });
  put(vector, meaningOf(text), { at: HASHED, share: MEANING_SHARE });
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((x) => x / length);
}
