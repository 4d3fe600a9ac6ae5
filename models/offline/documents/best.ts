import { answers, judge } from './accept.ts';
import { isOfTheKind } from './of-kind.ts';
import type { Passage } from './passages.ts';
import type { DocumentQuestion } from './question.ts';
import type { Scored } from './score.ts';

/** So many of the best are weighed against each other. */
const WEIGHED = 8;

/** Of the best units the one that most likely answers, if any does. */
export function bestAnswer(
  question: DocumentQuestion,
  sorted: readonly Scored[],
  passages: readonly Passage[],
): Scored | undefined {
  if (question.wanted === 'overview') return sorted.find((s) => answers(question, s, passages));
  return sorted
    .filter((s) => isOfTheKind(question, s))
    .slice(0, WEIGHED)
    .map((scored) => ({ scored, ...judge(question, scored, passages) }))
    .filter(({ tells }) => tells)
    .toSorted((a, b) => b.chance - a.chance)[0]?.scored;
}
