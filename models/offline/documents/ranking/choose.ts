import type { Features } from '../../text/linear.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit } from '../passages.ts';
import { answerOf, candidatesAmong } from './candidates.ts';
import { type Field, featuresOf } from './features.ts';
import { type Candidate, likeliest } from './telling.ts';
import { learned } from './weights.ts';

/** From these chances on a sentence is told: that of the rules, another one, one where the rules have none. */
const LEAST = { same: 0.4, other: 0.5, new: 0.57 };

/** Chances were learned among dozens of candidates: among fewer each looks likelier than it is. */
const FEW = 20;

/** The candidate that most likely answers, where that is likely enough to tell it; of few the one that the rules choose. */
export function chosenAmong(field: Field, ruled: Scored | undefined): Scored | undefined {
  const candidates = candidatesAmong(field);
  if (candidates.length < FEW) return ruled;
  const { compared, ofQuestion } = comparedIn(field, candidates);
  const best = likeliest(compared, ofQuestion, learned);
  const found = best ? candidates[best.at] : undefined;
  if (!best || !found) return undefined;
  if (best.chance >= LEAST[stateOf(found.unit, field.byRules)]) return found;
  return best.chance >= LEAST.same ? ruled : undefined;
}

/** Candidates as the ranker compares them, and what it is told of their question. */
export function comparedIn(
  field: Field,
  candidates: readonly Scored[],
): { compared: Candidate[]; ofQuestion: Features } {
  const { each, question } = featuresOf(field, candidates);
  const compared = candidates.map(({ unit }, i) => ({
    features: each[i] ?? {},
    answer: answerOf(unit, field.question),
    document: unit.passage.documentId,
  }));
  return { compared, ofQuestion: question };
}

function stateOf(unit: BaggedUnit, byRules: BaggedUnit | undefined): keyof typeof LEAST {
  if (byRules === undefined) return 'new';
  return byRules === unit ? 'same' : 'other';
}
