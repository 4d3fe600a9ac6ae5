import { contentStems } from '../../text/words.ts';
import type { BaggedUnit } from '../passages.ts';

/** Of letters and minutes: to whom, from whom, with what greeting. */
const FORMULA =
  /^(?:(?:to|from|re|cc|subject|date|present|apologies|next meeting)\s?:|to all\b|dear\b|(?:with )?(?:kind|best|warm) regards|yours (?:sincerely|faithfully|truly)|thank you for (?:your|the) (?:letter|mail|message|enquiry)|sincerely\b)/i;
const FEW_WORDS = 8;

/** What a title says is said again by a heading, and by nothing else of it. */
function repeatsHeading({ text, passage, bag }: BaggedUnit): boolean {
  if (bag.ordered.length > FEW_WORDS || /\d/.test(text)) return false;
  const above = contentStems(`${passage.title} ${passage.heading}`);
  return [...contentStems(text)].every((s) => above.has(s));
}

/** A heading, the question that is answered below it, a formula of a letter: it stands for something, and says nothing. */
export function isBare(unit: BaggedUnit): boolean {
  const { text, under, kind } = unit;
  if (kind !== 'sentence') return false;
  return text.endsWith('?') || text === under || FORMULA.test(text) || repeatsHeading(unit);
}

/** It leads to what comes below it. */
export function isLead({ text, kind }: BaggedUnit): boolean {
  return kind === 'sentence' && text.endsWith(':');
}
