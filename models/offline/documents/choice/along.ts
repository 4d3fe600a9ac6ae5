import { conditionFit } from '../evidence/case-fit.ts';
import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';

const CONTINUES =
  /^(?:it|they|this|these|that|those|however|but|except|otherwise|if not|after|in that case|only|unless|the same|both|exceptions?|instead|a refusal|no )\b/i;

/** The sentences that go on from the one that answers: of a broad question the rest of its paragraph. */
export function continued(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  const after = neighbours(unit).filter(
    (u) => u.index > unit.index && u.block === unit.block && u.kind === 'sentence',
  );
  if (question.wanted === 'overview') return after.slice(0, MAX_CONTINUED);
  const next = after[0];
  return next && CONTINUES.test(next.text) ? [next] : [];
}

/** The sentence before or after, when it speaks of a key word that the answering one leaves out: "For theses they have …". */
export function completing(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  if (unit.kind !== 'sentence' || question.wanted === 'overview') return [];
  const left = question.terms.filter(
    (term) => term.key && term.weight >= 1 && !unit.bag.stems.has(term.stem),
  );
  return neighbours(unit).filter(
    (other) =>
      other.kind === 'sentence' &&
      other.block === unit.block &&
      Math.abs(other.index - unit.index) === 1 &&
      left.some((term) => other.bag.stems.has(term.stem)),
  );
}

const MAX_CONTINUED = 3;

function neighbours(unit: BaggedUnit): BaggedUnit[] {
  return unit.passage.units;
}

function following(unit: BaggedUnit): BaggedUnit | undefined {
  return neighbours(unit)[unit.index + 1];
}

const INTRODUCES =
  /:\s*$|\b(?:as follows|following|below|table shows|in the table|these (?:steps|cases|conditions|documents))\b/i;
const MAX_LISTED = 10;

/** The list or table that a sentence announces, or the one that a listed item is part of when all of it was asked for. */
export function introduced(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  const all = neighbours(unit);
  // What is said of the very case that is asked about is not told with all others.
  if (unit.kind === 'item' && conditionFit(question, unit) > 0) return [];
  if (unit.kind === 'item' && wantsAll(question))
    return all.filter((u) => u.block === unit.block).slice(0, MAX_LISTED);
  if (unit.kind !== 'sentence') return [];
  const next = following(unit);
  const announced = INTRODUCES.test(unit.text)
    ? next
    : next && INTRODUCES.test(next.text) && next.kind === 'sentence'
      ? following(next)
      : undefined;
  const listed = announced ?? (next?.kind === 'item' && next.lead === unit.text ? next : undefined);
  const table =
    listed && listed.kind !== 'sentence'
      ? listed
      : all.find((u) => u.kind === 'row' && INTRODUCES.test(next?.text ?? '') && u.index > unit.index);
  if (!table) return [];
  return all.filter((u) => u.block === table.block && u.kind === table.kind).slice(0, MAX_LISTED);
}

function wantsAll(question: DocumentQuestion): boolean {
  return (
    question.wanted === 'overview' ||
    /\b(?:steps|documents|list|which|what (?:are|do|must|should)|how (?:do|to|can|should))\b/i.test(
      question.text,
    )
  );
}
