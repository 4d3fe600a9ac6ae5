import { FITS } from '../evidence/fit.ts';
import { nearShare, speaksNear } from '../evidence/match.ts';
import { type BaggedUnit, bagOf, type Passage } from '../passages.ts';
import { quantitiesOfUnit } from '../question/measures.ts';
import { type DocumentQuestion, readQuestion, TELLING, type Term } from '../question/question.ts';

const POINTS_BACK = /\b(?:it|its|they|them|their|that|those|these|this|he|she|him|her|one|so)\b/i;
const LEAST_FIT = 0.15;
const MOST_OWN = 2;

/** What a question says beside what the one before has said. */
function ownTerms(question: DocumentQuestion, before: string): Term[] {
  const said = bagOf(before).stems;
  return question.terms.filter((term) => (term.key || term.weight >= TELLING) && !said.has(term.stem));
}

/** Whether a question asks for more of what the one before was about: "Until when must I take them?" */
export function goesOn(question: string, before = ''): boolean {
  const own = ownTerms(readQuestion(question), before);
  return (
    own.length === 0 ||
    (POINTS_BACK.test(question) && own.length <= MOST_OWN && !hasOwnCase(question, before))
  );
}

/** Whether a question is so short that what it leaves open may have been said in the one before. */
export function mayGoOn(question: string, before: string): boolean {
  return !hasOwnCase(question, before) && ownTerms(readQuestion(question), before).length <= MOST_OWN + 1;
}

/** Told before it is asked: with a case of its own, a question stands on its own. */
function hasOwnCase(question: string, before: string): boolean {
  const told = /^(.*[.!]) \S.*\?/s.exec(question)?.[1];
  return told !== undefined && !before.startsWith(told);
}

function fitOf(question: DocumentQuestion, unit: BaggedUnit): number {
  return FITS[question.wanted](question, unit.text, quantitiesOfUnit(unit));
}

/** What it says of its own, beside the kind of thing that is asked: "when is the SECOND HALF due". */
function saysItsOwn(question: DocumentQuestion, before: string, unit: BaggedUnit): boolean {
  const own = ownTerms(question, before);
  return nearShare(own, unit) >= 0.5 && own.every((term) => !term.key || speaksNear(unit, term));
}

/**
 * What answers a question that goes on from another one: of what was told to that one, of the same section, or of the
 * sections beside it, the nearest text that gives the kind of thing that is asked. Who or whether is told by words,
 * which a text that only stands near may have by chance.
 */
export function companionOf(
  question: DocumentQuestion,
  before: string,
  told: readonly BaggedUnit[],
  passages: readonly Passage[],
): BaggedUnit | undefined {
  const [first] = told;
  if (!first) return undefined;
  const own = ownTerms(question, before).length > 0;
  if (!own && !/^(?:time|duration|money|number|frequency)$/.test(question.wanted)) return undefined;
  const fits = (unit: BaggedUnit): boolean =>
    !unit.text.endsWith('?') && fitOf(question, unit) >= LEAST_FIT && saysItsOwn(question, before, unit);
  const { passage } = first;
  const near = passage.units.filter((unit) => told.includes(unit) || unit.kind !== 'row' || own);
  const beside = own
    ? passages.filter((p) => p.documentId === passage.documentId && p !== passage).flatMap((p) => p.units)
    : [];
  const worth = (unit: BaggedUnit): number =>
    fitOf(question, unit) - STEP * (unit.passage === passage ? distance(unit, first) : FAR);
  return [...new Set([...told, ...near, ...beside])].filter(fits).sort((a, b) => worth(b) - worth(a))[0];
}

/** What was told to the question before, where it answers the next one, too: another column of its row. */
export function alreadyTold(
  question: DocumentQuestion,
  before: string,
  told: readonly BaggedUnit[],
): BaggedUnit | undefined {
  return told.find(
    (unit) => unit.kind === 'row' && fitOf(question, unit) >= LEAST_FIT && saysItsOwn(question, before, unit),
  );
}

const STEP = 0.01;
const FAR = 10;

/** What follows is nearer than what comes before. */
function distance(unit: BaggedUnit, first: BaggedUnit): number {
  const steps = unit.index - first.index;
  return steps > 0 ? steps : -2 * steps;
}
