import { FITS, quantitiesOfUnit } from './fit.ts';
import { nearShare, speaksNear } from './match.ts';
import type { BaggedUnit, Passage } from './passages.ts';
import { type DocumentQuestion, readQuestion, TELLING, type Term } from './question.ts';

const POINTS_BACK = /\b(?:it|its|they|them|their|that|those|these|this|he|she|him|her|one|so)\b/i;
const LEAST_FIT = 0.15;
const MOST_OWN = 2;

function ownTerms({ terms }: DocumentQuestion): Term[] {
  return terms.filter((term) => term.key || term.weight >= TELLING);
}

/** Whether a question asks for more of what the one before was about: "Until when must I take them?" */
export function goesOn(question: string): boolean {
  const own = ownTerms(readQuestion(question));
  return (
    own.length === 0 || (POINTS_BACK.test(question) && own.length <= MOST_OWN && !SITUATION.test(question))
  );
}

/** Whether a question is so short that what it leaves open may have been said in the one before. */
export function mayGoOn(question: string): boolean {
  return !SITUATION.test(question) && ownTerms(readQuestion(question)).length <= MOST_OWN + 1;
}

/** Told before it is asked: it stands on its own. */
const SITUATION = /[.!] \S.*\?/s;

function fitOf(question: DocumentQuestion, unit: BaggedUnit): number {
  return FITS[question.wanted](question, unit.text, quantitiesOfUnit(unit));
}

/** What it says of its own, beside the kind of thing that is asked: "when is the SECOND HALF due". */
function saysItsOwn(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const own = ownTerms(question);
  return nearShare(own, unit) >= 0.5 && own.every((term) => !term.key || speaksNear(unit, term));
}

/**
 * What answers a question that goes on from another one: of what was told to that one, of the same section, or of the
 * sections beside it, the nearest text that gives the kind of thing that is asked. Who or whether is told by words,
 * which a text that only stands near may have by chance.
 */
export function companionOf(
  question: DocumentQuestion,
  told: readonly BaggedUnit[],
  passages: readonly Passage[],
): BaggedUnit | undefined {
  const [first] = told;
  if (!first) return undefined;
  const own = ownTerms(question).length > 0;
  if (!own && !/^(?:time|duration|money|number|frequency)$/.test(question.wanted)) return undefined;
  const fits = (unit: BaggedUnit): boolean =>
    !unit.text.endsWith('?') && fitOf(question, unit) >= LEAST_FIT && saysItsOwn(question, unit);
  const inAnswer = told.find(fits);
  if (inAnswer) return inAnswer;
  const { passage } = first;
  const near = [...passage.units].sort(
    (a, b) => distance(a, first) - distance(b, first) || b.index - a.index,
  );
  const beside = own
    ? passages.filter((p) => p.documentId === passage.documentId && p !== passage).flatMap((p) => p.units)
    : [];
  return [...near.filter((unit) => unit.kind !== 'row' || own), ...beside].find(fits);
}

/** What follows is nearer than what comes before. */
function distance(unit: BaggedUnit, first: BaggedUnit): number {
  const steps = unit.index - first.index;
  return steps > 0 ? steps : -2 * steps;
}
