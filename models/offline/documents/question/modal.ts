import type { Bag } from '../passages.ts';
import type { DocumentQuestion } from './question.ts';

const MODAL = new Set([
  'may',
  'can',
  'cannot',
  'must',
  'should',
  'shall',
  'need',
  'allow',
  'permit',
  'prohibit',
  'forbidden',
]);
const MODAL_REACH = 4;
const MODAL_QUESTION = /\b(?:may|can|must|should|shall|allowed|permitted|have to|has to)\b/i;

// "Employees may work remotely" to "Can I work remotely?": the modal stands before the very verb.
export function saysModally(question: DocumentQuestion, bag: Bag): boolean {
  if (!MODAL_QUESTION.test(question.text)) return false;
  const asked = new Set(question.terms.map((t) => t.stem));
  return bag.ordered.some(
    (s, i) => MODAL.has(s) && bag.ordered.slice(i + 1, i + MODAL_REACH).some((next) => asked.has(next)),
  );
}
