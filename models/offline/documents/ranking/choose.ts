import type { Scored } from '../evidence/score.ts';
import { answerOf, candidatesAmong } from './candidates.ts';
import { type Field, featuresOf } from './features.ts';
import { likeliest } from './telling.ts';
import { learned } from './weights.ts';

/** The candidate that most likely answers, where that is likely enough to tell it. */
export function chosenAmong(field: Field): Scored | undefined {
  const candidates = candidatesAmong(field);
  const { each, question } = featuresOf(field, candidates);
  const weighed = candidates.map(({ unit }, i) => ({
    features: each[i] ?? {},
    answer: answerOf(unit, field.question),
    document: unit.passage.documentId,
  }));
  const best = likeliest(weighed, question, learned);
  return best && best.chance >= learned.least ? candidates[best.at] : undefined;
}
