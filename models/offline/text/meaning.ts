import { wordVectors } from './lexicon/vectors.ts';
import { contentWords } from './words.ts';

export const MEANING_DIMENSIONS = 100;
/** A word as usual as this counts half (smooth inverse frequency). */
const USUAL = 3e-4;
const MOST_KEPT = 4_000;
const kept = new Map<string, Float32Array>();

function computed(text: string): Float32Array {
  const vectors = wordVectors();
  const sum = new Float32Array(MEANING_DIMENSIONS);
  for (const { stem } of contentWords(text)) {
    const index = vectors.indexOf(stem);
    if (index !== undefined) vectors.addTo(sum, index, USUAL / (USUAL + vectors.frequency(index)));
  }
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((x) => x / length);
}

/** The mean direction of what a text's words mean, the rarer ones first: of unit length, or nothing but zeros. */
export function meaningOf(text: string): Float32Array {
  const known = kept.get(text);
  if (known) return known;
  const made = computed(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, made);
  return made;
}

/** How alike two texts are in what they speak of: -1 to 1. */
export function alikeness(a: string, b: string): number {
  const other = meaningOf(b);
  return meaningOf(a).reduce((sum, x, i) => sum + x * (other[i] ?? 0), 0);
}
