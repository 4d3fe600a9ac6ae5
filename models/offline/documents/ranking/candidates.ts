import { isBare } from '../evidence/bare.ts';
import type { Scored } from '../evidence/score.ts';

/** So many of the best by score are weighed, and so many of the best by likeness. */
const BY_SCORE = 45;
const BY_LIKENESS = 15;

/** The units that may be told as the answer. */
export function candidatesAmong({ all }: { all: readonly Scored[] }): Scored[] {
  const seen = new Set<string>();
  const telling = all.filter(({ unit }) => !isBare(unit) && !seen.has(unit.text) && seen.add(unit.text));
  const likeness = ({ alike, soft }: Scored): number => alike + soft.own;
  const alike = telling.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, BY_LIKENESS);
  return [...new Set([...telling.slice(0, BY_SCORE), ...alike])];
}
