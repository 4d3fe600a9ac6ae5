import { speaksNear } from './evidence/match.ts';
import type { BaggedUnit } from './passages.ts';
import type { DocumentQuestion } from './question/question.ts';

/** "Is there a FEE for it": what says nothing of fees does not say whether there is one. */
const THERE_IS = /\b(?:is|are) there (?:an? |any )(?:\p{L}+ )?(\p{L}+)(?: \p{L}+)?\b/iu;

export function saysWhatThereIs({ text, terms }: DocumentQuestion, unit: BaggedUnit): boolean {
  const named = THERE_IS.exec(text)?.[0].toLowerCase().split(' ').slice(2) ?? [];
  const first = terms.find((t) => t.key && t.weight >= 1 && named.includes(t.word));
  return first === undefined || speaksNear(unit, first) || FREELY.test(unit.text);
}

/** "Nothing to pay" tells of any charge. */
const FREELY = /\b(?:free|no charge|nothing|costs?|pays?|paid)\b/i;
