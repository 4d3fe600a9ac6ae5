import { isOfTheKind } from '../evidence/of-kind.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';
import { judge } from './accept.ts';

/** So many of the best are weighed against each other. */
const WEIGHED = 8;

function isOfTable({ unit }: Scored, row: BaggedUnit): boolean {
  return unit.kind === 'row' && unit.passage === row.passage && unit.block === row.block;
}

/** The units that answer: of the best the likeliest first, then the others. */
export function answering(
  question: DocumentQuestion,
  sorted: readonly Scored[],
  passages: readonly Passage[],
): Scored[] {
  const judged = sorted
    .filter((s) => isOfTheKind(question, s))
    .map((scored) => ({ scored, ...judge(question, scored, passages) }));
  const weighed = judged.slice(0, WEIGHED);
  // Which row of a table it is, the case decides that is asked about, not how many words are in common.
  const chanceOf = ({ scored: { unit }, chance }: (typeof judged)[number]): number =>
    unit.kind === 'row'
      ? Math.max(...weighed.filter((o) => isOfTable(o.scored, unit)).map((o) => o.chance))
      : chance;
  const likeliest = weighed.toSorted((a, b) => chanceOf(b) - chanceOf(a) || b.scored.score - a.scored.score);
  return [...likeliest, ...judged.slice(WEIGHED)].filter(({ tells }) => tells).map(({ scored }) => scored);
}
