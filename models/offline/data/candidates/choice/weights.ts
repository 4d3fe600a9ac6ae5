import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Weights } from '../../../text/linear.ts';

export interface Learned {
  /** How much each feature speaks for a candidate at the first look. */
  first: Weights;
  /** The same for the few best, when their answers are known. */
  second: Weights;
  /** What speaks for telling the best of them. */
  tell: Weights;
}

export const WEIGHTS_FILE = join(import.meta.dirname, 'weights.json');

/** Learned from questions whose answers are known, by `npm run train`. */
export const weights = JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as Learned;

/** How much the traits of a part speak for it. */
export const learned = (traits: readonly string[]): number =>
  traits.reduce((sum, trait) => sum + (weights.first[trait] ?? 0), 0);
