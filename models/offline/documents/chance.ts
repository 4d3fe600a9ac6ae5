import { says, saysNear } from './evidence/match.ts';
import type { Scored } from './evidence/score.ts';
import type { DocumentQuestion, Term } from './question/question.ts';

/** A heading so alike is the question itself. */
export const VERY_QUESTION = 0.85;
/** More than what only may stand for a word: "pay" is no "bonus". */
export const SURELY = 0.62;

/** The least lead of a sentence that has but one word of everyday use in common with the question. */
const LEAST_SCANT = 0.15;
const SCANT = 0.6;

/** What is asked is said in words alone that may stand for others, or in a word that stands everywhere. */
export function isChance({ terms }: DocumentQuestion, scored: Scored, failed: readonly string[]): boolean {
  const keys = terms.filter((t) => t.key && t.weight >= 1);
  const { titleBag } = scored.unit.passage;
  const surely = (t: Term): boolean => saysNear(scored.unit, t) || says(titleBag, t) >= SURELY;
  if (failed.includes('isAlike') && keys.length > 0 && !keys.some(surely)) return true;
  const scant = terms.reduce((sum, t) => sum + t.weight, 0) <= SCANT;
  return scant && scored.lead < LEAST_SCANT && scored.headed < VERY_QUESTION;
}
