import { conditionFit } from './case-fit.ts';
import type { DocumentQuestion } from './question.ts';
import type { Scored } from './score.ts';

/** Below it the best sentence is more often about something else than not: measured on handbooks of nine trades. */
const LEAST_SCORE = 1.35;

/** Whether so much speaks for a sentence that it may be told; a case that lies in its range speaks for itself. */
export function isConvincing(question: DocumentQuestion, { score, holds, unit }: Scored): boolean {
  return score >= LEAST_SCORE || (holds && conditionFit(question, unit) > 0);
}
