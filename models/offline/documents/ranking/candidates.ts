import { isBare } from '../evidence/bare.ts';
import type { Scored } from '../evidence/score.ts';
import { paragraphOf } from '../evidence/surroundings.ts';
import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';

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

/** Names what is told together with a unit: its short paragraph, else itself. */
export function answerOf(unit: BaggedUnit, question: DocumentQuestion): string {
  const { passage, block, index } = unit;
  const together = paragraphOf(unit, question).length > 0 ? `paragraph ${block}` : `unit ${index}`;
  return `${passage.documentId} ${passage.heading} ${passage.units[0]?.text} ${together}`;
}
