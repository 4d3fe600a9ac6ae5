import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';

/** What belongs to one thought is short; longer paragraphs speak of several matters. */
const MOST_CHARACTERS = 600;
const MOST_SENTENCES = 6;

/**
 * The rest of the short paragraph in which the answering sentence stands: its condition, its exception, the other half
 * of the rule. Rows and items are cases of their own and stand alone.
 */
export function paragraphOf(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  if (unit.kind !== 'sentence' || question.wanted === 'overview') return [];
  const paragraph = unit.passage.units.filter((u) => u.kind === 'sentence' && u.block === unit.block);
  const length = paragraph.reduce((sum, { text }) => sum + text.length, 0);
  if (paragraph.length > MOST_SENTENCES || length > MOST_CHARACTERS) return [];
  return paragraph.filter((u) => u !== unit);
}
