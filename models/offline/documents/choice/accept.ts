import { stem } from '../../text/stem.ts';
import { conceptsOf } from '../../text/synonyms.ts';
import { isChance, SURELY, VERY_QUESTION } from '../chance.ts';
import {
  absentFrom,
  mentions,
  missingTerms,
  nearBags,
  nearShare,
  says,
  saysNear,
  speaksNear,
  splitsCompound,
} from '../evidence/match.ts';
import { coversAll, EVERYONE, isOfTheKind, NEEDS_FIT, PEOPLE } from '../evidence/of-kind.ts';
import type { Scored } from '../evidence/score.ts';
import type { Bag, BaggedUnit, Passage } from '../passages.ts';
import { asksNothing } from '../question/commands.ts';
import { type DocumentQuestion, isThin, TELLING, type Term } from '../question/question.ts';
import { saysWhatThereIs } from '../there-is.ts';
import { type Verdict, verdictOf } from './convincing.ts';

export const MIN_COVERAGE = 0.4;
const MIN_KEY_SHARE = 0.65;
/** Words in common by chance: the sentence as a whole is about something else. */
const LEAST_ALIKE = 0.38;
const LEAST_TOGETHER = 0.95;
/** From here on, one key word may be said in words that nothing relates to it. */
const ALIKE_BUT_ONE = 0.5;
const COVERED_BUT_ONE = 0.5;
/** The other passages of its document, and itself. */
export function siblings(passage: Passage, passages: readonly Passage[]): Passage[] {
  return passages.filter((p) => p.documentId === passage.documentId);
}

/** Nouns say what a question is about; what is done with them can be told by many verbs. */
function weight(terms: readonly Term[]): number {
  return terms.reduce((sum, t) => sum + (t.key ? t.weight : t.weight / 2), 0);
}

interface Case {
  question: DocumentQuestion;
  scored: Scored;
  unit: BaggedUnit;
  /** The passages of its document. */
  document: readonly Passage[];
}

/** What must hold of a unit that answers. */
const CHECKS: Readonly<Record<string, (it: Case) => boolean>> = {
  covers: ({ question, scored }) => scored.coverage >= leastCoverage(question, scored),
  isAlike,
  isOfWhatWasTold: ({ question, scored }) => isOfWhatWasTold(question, scored),
  keepsCompounds: ({ question, unit, document }) => !splitsCompound(question, unit, document),
  speaksNear: ({ question, unit }) => speaksOfIt(question, unit),
  isOfThose: ({ question, unit }) => isOfThose(question, unit),
  saysWhatThereIs: ({ question, unit }) => saysWhatThereIs(question, unit),
  saysWhich: ({ question, unit }) => saysWhich(question, unit),
  saysMore: ({ question, scored, unit }) => scored.holds || saysMore(question, unit),
  saysTheDeed: ({ question, unit }) => saysTheDeed(question, unit),
  missesNothing,
  knowsNames,
  sharesMost: ({ question, unit, document }) => sharesMost(question, unit, document),
};

/** The checks that look for the very words of the question. */
const OF_WORDS: ReadonlySet<string> = new Set([
  'covers',
  'speaksNear',
  'missesNothing',
  'sharesMost',
  'isOfWhatWasTold',
]);

/** A text about another thing of the name is no answer, whatever else speaks for it. */
const VETOES: ReadonlySet<string> = new Set([
  'saysWhich',
  'knowsNames',
  'keepsCompounds',
  'isOfThose',
  'saysWhatThereIs',
]);

/** What fails all of these says next to nothing of what is asked. */
const HARDLY_SAID = ['covers', 'missesNothing', 'sharesMost'];

/** The checks that a unit of the asked kind doesn't pass. */
export function failing(question: DocumentQuestion, scored: Scored, passages: readonly Passage[]): string[] {
  const { unit } = scored;
  const it = { question, scored, unit, document: siblings(unit.passage, passages) };
  const granted = grantsTheSum(question, scored);
  return Object.keys(CHECKS).filter(
    (name) => CHECKS[name]?.(it) === false && !(granted && OF_WORDS.has(name)),
  );
}

const NO: Verdict = { chance: 0, tells: false };
const YES: Verdict = { chance: 1, tells: true };

/** How likely it is that a unit answers, and whether it is to be told. */
export function judge(question: DocumentQuestion, scored: Scored, passages: readonly Passage[]): Verdict {
  if ((!question.indirect && asksNothing(question.text)) || !isOfTheKind(question, scored)) return NO;
  const failed = failing(question, scored, passages);
  if (
    isChance(question, scored, failed) ||
    failed.some((name) => VETOES.has(name)) ||
    HARDLY_SAID.every((name) => failed.includes(name))
  )
    return NO;
  const isVeryQuestion = scored.headed >= VERY_QUESTION && scored.coverage >= LEAST_TITLED;
  if (isVeryQuestion && question.wanted !== 'overview') return YES;
  if (failed.length === 0 && grantsTheSum(question, scored)) return YES;
  // Of all that a document says there is no best sentence: each must hold by itself.
  if (question.wanted === 'overview') return failed.length === 0 && scored.score >= LEAST_OVERVIEW ? YES : NO;
  return verdictOf(scored, isThin(question.terms), failed);
}

export function answers(question: DocumentQuestion, scored: Scored, passages: readonly Passage[]): boolean {
  return judge(question, scored, passages).tells;
}

/** Words in common may be there by chance, unless they are all that was asked, or the very case. */
function isAlike({ question, scored, unit }: Case): boolean {
  const { alike, coverage, holds } = scored;
  if (alike >= LEAST_ALIKE && alike + coverage >= LEAST_TOGETHER) return true;
  const told = question.terms.filter((t) => t.key || t.weight >= TELLING);
  return holds || told.every((t) => saysNear(unit, t));
}

const MANY_MISSING = 2;

/** A BUS ticket, a ticket for SATURDAY, the house of a name: a text that never names it is about another. */
function knowsNames({ question, unit, document }: Case): boolean {
  const missing = missingTerms(question, document, unit).filter((t) => t.weight >= 1 && !coversAll(unit, t));
  return (
    missing.length < MANY_MISSING &&
    !missing.some((t) => t.weight > 1 || question.compounds.some((pair) => pair.includes(t)))
  );
}

function missesNothing({ question, scored, unit, document }: Case): boolean {
  const missing = missingTerms(question, document, unit).filter((t) => t.weight >= 1 && !coversAll(unit, t));
  if (missing.length !== 1) return missing.length === 0;
  const saysTheRest = scored.alike >= ALIKE_BUT_ONE && scored.coverage >= COVERED_BUT_ONE;
  // A BUS ticket, a ticket for SATURDAY: half of a name is not left out.
  const named = missing.some((t) => t.weight > 1 || question.compounds.some((pair) => pair.includes(t)));
  return (saysTheRest && !named) || isSpecific(question, scored, missing);
}

function sharesMost({ terms }: DocumentQuestion, unit: BaggedUnit, document: readonly Passage[]): boolean {
  const telling = terms.filter((t) => t.key || t.weight >= TELLING);
  const absent = absentFrom(telling, document, unit);
  return weight(telling) === 0 || 1 - weight(absent) / weight(telling) >= MIN_KEY_SHARE;
}

/** "A guest left an EARRING. How long do we keep it?": a text on keeping other things is about something else. */
const POINTS_BACK =
  /\b(?:its?|them|they|those|these|that|this(?! (?:year|month|week|season|summer|winter|autumn|spring|\p{L}+ber|january|february|march|april|may|june|july|august)\b)|one(?! (?:\p{L}+))|her|him|she|he)\b[^.!]*\?/iu;

const LEAST_TOLD = 0.25;
const MOSTLY_TOLD = 0.4;
const LEAST_ALIKE_TOLD = 0.42;

function isOfWhatWasTold(question: DocumentQuestion, scored: Scored): boolean {
  const { terms, text } = question;
  const { unit, holds } = scored;
  // What hardly says anything itself is about the case that was told before it.
  const { told: share, alike } = scored;
  if (isThin(terms) && ((share < LEAST_TOLD && !holds) || (share < MOSTLY_TOLD && alike < LEAST_ALIKE_TOLD)))
    return false;
  const told = terms.filter((t) => t.told && t.weight >= 0.3);
  return (
    told.length === 0 ||
    holds ||
    !POINTS_BACK.test(text) ||
    told.some((t) => speaksNear(unit, t)) ||
    terms.filter((t) => t.key && t.weight >= 1).length > 1
  );
}

/** What is only another word for having to pay. */
const A_PRICE = /^(?:fines?|fees?|charges?|penalt(?:y|ies)|fares?|tariffs?)$/;

/**
 * One word may be missing where the sentence is about the very thing by words of its own, which are not those of the
 * whole document: the pitch on the QUAY for a stall there. What is asked of it, or narrows it, may not.
 */
function isSpecific(question: DocumentQuestion, { unit, fits }: Scored, missing: readonly Term[]): boolean {
  if (!NEEDS_FIT.has(question.wanted) || !fits) return false;
  const priced = question.wanted === 'money' && missing.every((t) => A_PRICE.test(t.word));
  if (missing.some((t) => (t.focus && !priced) || t.narrows || t.weight > 1)) return false;
  const { titleBag, headBag } = unit.passage;
  const own = question.terms.filter(
    (t) => t.weight >= 0.7 && says(unit.bag, t) >= 0.8 && says(titleBag, t) === 0 && says(headBag, t) === 0,
  );
  const others = question.terms.filter((t) => t.key && !missing.includes(t));
  return (
    own.length >= 1 &&
    others.length >= 1 &&
    others.every((t) => saysNear(unit, t) || says(titleBag, t) >= 0.8)
  );
}

const LEAST_OVERVIEW = 1.35;
const LEAST_HEADED = 0.38;
const LEAST_TITLED = 0.3;
/** The very case that is asked about says as much as a word. */
const LEAST_HELD = 0.33;

/** Below the very heading or title that is asked about, a sentence need not repeat it. */
function leastCoverage(question: DocumentQuestion, { unit, headed, holds }: Scored): number {
  const keys = question.terms.filter((t) => t.key && t.weight >= 1);
  if (NEEDS_FIT.has(question.wanted) && keys.length > 0 && isTitled(keys, unit)) return LEAST_TITLED;
  if (holds && NEEDS_FIT.has(question.wanted)) return LEAST_HELD;
  return headed >= 0.5 ? LEAST_HEADED : MIN_COVERAGE;
}

const MANY_KEYS = 3;
/** What is done with a thing is weaker evidence than the thing. */
const DEEDS_ONLY = 0.02;
/** "The THIRD attempt". */
const NUMERAL = /^\d+(?:st|nd|rd|th)$/;
const keysOf = ({ terms }: DocumentQuestion): Term[] => terms.filter((t) => t.key && t.weight >= 1);

/** More than half of the key words stand near. */
function speaksOfIt(question: DocumentQuestion, unit: BaggedUnit): boolean {
  if (question.wanted === 'overview')
    return (
      nearShare(
        question.terms.filter((t) => t.key),
        unit,
      ) >= 0.6
    );
  const named = question.terms.filter(
    (term) => (term.key || NUMERAL.test(term.stem)) && !coversAll(unit, term),
  );
  const told = question.terms.filter((term) => term.weight >= TELLING);
  const byDeeds = question.wanted === 'person' ? 0 : nearShare(told, unit) - DEEDS_ONLY;
  const near = Math.max(nearShare(named, unit), byDeeds);
  return near >= (keysOf(question).length > MANY_KEYS ? 0.45 : 0.6);
}

const GRANTING = conceptsOf([stem('approve')]);

/** "Who signs off 1,900?": whoever is named beside a range that holds the sum, said in that many words or not. */
function grantsTheSum({ wanted, terms, quantities }: DocumentQuestion, { holds, fits }: Scored): boolean {
  if (wanted !== 'person' || !holds || !fits || !quantities.some((q) => q.kind === 'money')) return false;
  return terms.filter((t) => t.key).every((t) => t.concepts.some((c) => GRANTING.has(c)));
}

/** What is asked for certain people is told of them, or of everybody. */
function isOfThose(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const others = keysOf(question).filter(
    (term) => term.subject && PEOPLE.test(term.word) && !speaksNear(unit, term),
  );
  return question.wanted === 'overview' || others.length === 0 || EVERYONE.test(unit.text);
}

/** "Blue, green, grey": so many of its kind do say a colour. */
const SEVERAL = 2;

function kinIn({ stems }: Bag, { kin }: Term): number {
  return [...(kin?.keys() ?? [])].filter((stemmed) => stems.has(stemmed)).length;
}

/** "May I charge an ELECTRIC car": a text on cars of any kind does not say. */
function saysWhich({ terms }: DocumentQuestion, unit: BaggedUnit): boolean {
  const { bag, titleBag } = unit.passage;
  const bags = [...nearBags(unit), titleBag, bag];
  return terms.every((t) => !t.attribute || bags.some((b) => says(b, t) >= SURELY || kinIn(b, t) >= SEVERAL));
}

function saysMore(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const keys = keysOf(question);
  if (question.wanted === 'overview' || keys.length !== 1) return true;
  return alsoSays(question, unit) || isTitled(keys, unit);
}

/** Who does something is told only where that is done. */
function saysTheDeed(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const deeds = question.terms.filter((term) => !term.key && term.weight > 0.5);
  return question.wanted !== 'person' || nearShare(deeds, unit) === 1;
}

/** The whole document is about that one thing. */
function isTitled(keys: readonly Term[], { passage }: BaggedUnit): boolean {
  return !passage.manifold && keys.some((term) => says(passage.titleBag, term) === 1);
}

/** One word in common is no answer where the question has several more: "May I bring my CHILDREN to the office?" */
function alsoSays(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const rest = question.terms.filter((term) => !(term.key && term.weight >= 1) && term.weight >= 0.35);
  const { titleBag } = unit.passage;
  return rest.length < 2 || rest.some((term) => speaksNear(unit, term) || mentions(titleBag, term));
}
