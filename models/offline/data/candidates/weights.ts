import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Weights = Readonly<Record<string, number>>;

/** What was learned from questions whose answers are known: how much each trait speaks for a candidate. */
const { rank, tell } = JSON.parse(readFileSync(join(import.meta.dirname, 'weights.json'), 'utf8')) as { rank: Weights; tell: Weights };

/** The sum of what the traits of a part speak for it. */
export const learned = (traits: readonly string[]): number =>
  traits.reduce((sum, trait) => sum + (rank[trait] ?? 0), 0);

export { rank, tell };
