import { alikeness } from '../../text/meaning.ts';
import { contentWords } from '../../text/words.ts';
import { type Bag, type BaggedUnit, bagOf, type Passage } from '../passages.ts';
import { isInNamedDay } from '../question/calendar.ts';
import { quantitiesOfUnit } from '../question/measures.ts';
import { saysModally } from '../question/modal.ts';
import type { Quantity } from '../question/quantities.ts';
import { type DocumentQuestion, isThin, type Term } from '../question/question.ts';
import { conditionOf, coverageOf, toldOf } from '../question/situation.ts';
import { calendarFit, isItsTime } from './cases.ts';
import { FITS } from './fit.ts';
import { aboutness, definesWhatIsAsked, headedFit } from './headed.ts';
import { LEAD_UNKNOWN, withLeads } from './leads.ts';
import { type SoftEvidence, softEvidence } from './likeness.ts';
import { match, says } from './match.ts';
import { isLimitAsked } from './ranking.ts';

export interface Scored {
  unit: BaggedUnit;
  score: number;
  /** Share of the question's weight that the sentence, its heading and its title speak of. */
  coverage: number;
  quantities: Quantity[];
  /** How alike question and sentence are in what their words mean: -1 to 1. */
  alike: number;
  /** The case that is asked about lies in the range that it gives. */
  holds: boolean;
  /** It says the kind of thing that was asked for. */
  fits: boolean;
  /**
   * How much the heading or the question that it stands under is the very question: 0 to 1. To who asks for all that
   * a document says, a heading that repeats its title is no better than the others.
   */
  headed: number;
  /** What is asked, told in words that are only used alike. */
  soft: SoftEvidence;
  /** How well it says the kind of thing that was asked for. */
  type: number;
  /** How far it is ahead of the best of the other paragraphs. */
  lead: number;
  /** How much of the case that was told around the question it and its surroundings speak of: 0 to 1. */
  told: number;
}

/** How rare a term is among the passages, as a factor around one. */
export function rarities(question: DocumentQuestion, passages: readonly Passage[]): Map<string, number> {
  const top = Math.log(passages.length + 1) || 1;
  return new Map(
    question.terms.map((term) => {
      const holders = passages.filter((p) => says(p.bag, term) > 0).length;
      return [term.stem, 0.6 + 0.8 * (Math.log((passages.length + 1) / (holders + 0.5)) / top)];
    }),
  );
}

function phraseFit(question: DocumentQuestion, bags: readonly Bag[]): number {
  let hits = 0;
  const { terms } = question;
  for (let i = 0; i + 1 < terms.length; i += 1) {
    const [a, b] = [terms[i]?.stem ?? '', terms[i + 1]?.stem ?? ''];
    if (bags.some((bag) => bag.ordered.some((s, k) => s === a && bag.ordered[k + 1] === b))) hits += 1;
  }
  return Math.min(0.2, hits * 0.1);
}

const WEIGHT = {
  relevance: 0.12,
  inside: 0.25,
  yearOlder: 0.03,
  oldest: 0.12,
  modal: 0.12,
  rowKey: 0.15,
  secondHand: -0.2,
  negation: 0.1,
  deniedAlike: 0.35,
  limit: 0.35,
  defines: 0.45,
  longest: 0.12,
  first: 0.03,
  about: 0.15,
  aboutOverview: 0.4,
  referred: 0.04,
  withdrawn: -0.35,
  asking: -0.3,
  headed: 0.4,
  dense: 0.12,
  otherAudience: -0.2,
  alike: 0.9,
  told: 0.5,
  paragraph: 0.6,
  passage: 0.6,
};
/** How many different things the key words name: "paternity" and "fathers" are one. */
function subjects(question: DocumentQuestion): number {
  return new Set(question.terms.filter((t) => t.key).map((t) => t.concepts[0] ?? t.stem)).size;
}

/** The share of the key words that the sentence itself says. */
function insideShare(question: DocumentQuestion, bag: Bag): number {
  const keys = question.terms.filter((t) => t.weight >= 0.5);
  const total = keys.reduce((sum, t) => sum + t.weight, 0) || 1;
  return keys.reduce((sum, t) => sum + t.weight * says(bag, t), 0) / total;
}

/** How much of the sentence is about what is asked. */
function density(question: DocumentQuestion, bag: Bag): number {
  const said = question.terms.filter((t) => t.weight >= 0.5 && says(bag, t) > 0).length;
  return Math.min(1, (3 * said) / Math.max(6, bag.ordered.length));
}

const COMFORTABLE_WORDS = 25;

function lengthiness(bag: Bag): number {
  return Math.min(WEIGHT.longest, Math.max(0, bag.ordered.length - COMFORTABLE_WORDS) * 0.006);
}

const MAX_REFERRERS = 5;
const AUDIENCE =
  /\b(?:contractors?|freelancers?|interns?|trainees?|apprentices?|volunteers?|temps?|agency workers?|students?|suppliers?|visitors?|managers?|leavers?|line managers?|consultants?|pensioners?|executives?)\b/giu;

/** A text for a group that was not asked about: what it says may hold for that group only. */
function isForOthers(question: DocumentQuestion, passage: Passage): boolean {
  const groups = `${passage.title} ${passage.heading}`.match(AUDIENCE) ?? [];
  const asked = bagOf(question.text);
  return (
    groups.length > 0 && !groups.some((group) => [...bagOf(group).stems].some((s) => asked.stems.has(s)))
  );
}

/** What speaks for a passage whatever its sentences say. */
function standing(question: DocumentQuestion, passage: Passage, newest: number): number {
  const open = question.wanted === 'text' || question.wanted === 'permission';
  const broad = question.wanted === 'overview' || (open && subjects(question) <= 1);
  return (
    WEIGHT.relevance * passage.relevance +
    (broad ? WEIGHT.aboutOverview : WEIGHT.about) * aboutness(question, passage) +
    WEIGHT.referred * Math.min(MAX_REFERRERS, passage.referredTo) +
    (passage.withdrawn ? WEIGHT.withdrawn : 0) +
    (isForOthers(question, passage) ? WEIGHT.otherAudience : 0) -
    Math.min(WEIGHT.oldest, WEIGHT.yearOlder * (yearOf(passage) === 0 ? 0 : newest - yearOf(passage)))
  );
}

const NUMBER = /^\d/;

/** A text with nothing else of the question holds a number by chance. */
const LEAST_HELD = 0.25;

/** "After 23:00": the very time that is asked about. */
function saysClock({ terms }: DocumentQuestion, bag: Bag): boolean {
  return terms.some((t) => /^\d{1,2}:\d\d$/.test(t.stem) && bag.stems.has(t.stem));
}

/** The question with "another country" for a country that no text names. */
function inGeneral({ text, countries }: DocumentQuestion, passages: readonly Passage[]): string {
  const unknown = countries.filter((name) =>
    [...bagOf(name).stems].some((s) => !passages.some(({ bag }) => bag.stems.has(s))),
  );
  return unknown.reduce(
    (said, name) => said.replace(new RegExp(`\\b${name}\\b`, 'giu'), 'another country'),
    text,
  );
}

/** How units of these passages are scored against the question. */
export function scorerFor(
  question: DocumentQuestion,
  passages: readonly Passage[],
): (unit: BaggedUnit) => Scored {
  const rare = rarities(question, passages);
  const weigh = (t: Term): number => t.weight * (rare.get(t.stem) ?? 1);
  const ids = new Set(passages.map((p) => p.documentId));
  const newest = Math.max(0, ...passages.map(yearOf));
  const asked = inGeneral(question, passages);
  const bases = new Map(passages.map((passage) => [passage, standing(question, passage, newest || 0)]));
  return (unit) => {
    const told = toldOf(question, unit);
    const condition = conditionOf(question, unit, told);
    // A case that lies in the text's range is spoken of there: 1,900 in "from 300 to 2,500".
    const itsDay = isItsTime(question, unit);
    const named = (t: Term): boolean =>
      (condition > 0 && NUMBER.test(t.stem)) || (itsDay && isInNamedDay(question.text, t.word));
    const said = (t: Term): number => (named(t) ? 1 : match(t, unit));
    return scoreUnit({
      question,
      asked,
      unit,
      coverage: coverageOf(question.terms, weigh, said),
      base: bases.get(unit.passage) ?? 0,
      quantities: quantitiesOfUnit(unit),
      condition,
      told,
      calendar: calendarFit(question, unit),
      secondHand: isSecondHand(unit, ids),
    });
  };
}

/** Scores every unit of the passages against the question, best first. */
export function scoreUnits(question: DocumentQuestion, passages: readonly Passage[]): Scored[] {
  const score = scorerFor(question, passages);
  const scored = passages.flatMap(({ units }) => units.map(score));
  return withLeads(scored.sort((a, b) => b.score - a.score || newer(a, b)));
}

const DENIED = /\b(?:not|n['’]t|no) (?:be |an? )?(\p{L}{4,})/iu;

/** "Who is not eligible": told where not being eligible is told. */
function deniesAlike(asked: string, text: string): number {
  if (!NEGATION.test(asked) || !NEGATION.test(text)) return 0;
  const denied = DENIED.exec(asked)?.[1];
  const same = denied !== undefined && DENIED.exec(text)?.[1]?.toLowerCase() === denied.toLowerCase();
  return same ? WEIGHT.deniedAlike : WEIGHT.negation;
}

const NEGATION = /\b(?:not|never|no|cannot|except|excluded|without)\b|n['’]t\b/i;

/** How much of a row's first cell, which says what the row is about, the question names. */
function rowKeyShare(question: DocumentQuestion, unit: BaggedUnit): number {
  const key = contentWords(unit.cells?.[0]?.value ?? '').filter((w) => !/\d/.test(w.lower));
  if (key.length === 0) return 0;
  const asked = new Set(question.terms.map((t) => t.stem));
  return key.filter((w) => asked.has(w.stem)).length / key.length;
}

/** "The same deadline as in OPS-007": who reports another document's rule is not the place to quote it from. */
function isSecondHand(unit: BaggedUnit, ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => id !== unit.passage.documentId && unit.text.includes(id));
}

function scoreUnit(x: {
  /** The question in words that the texts may have. */
  asked: string;
  secondHand: boolean;
  question: DocumentQuestion;
  unit: BaggedUnit;
  coverage: number;
  base: number;
  quantities: Quantity[];
  condition: number;
  told: number;
  calendar: number;
}): Scored {
  const { question, unit, coverage, quantities } = x;
  const { passage } = unit;
  const alike = alikeness(x.asked, [passage.title, passage.heading, unit.under, unit.text].join(' '));
  const type = FITS[question.wanted](question, unit.text, quantities);
  const headed = headedFit(question, unit);
  const soft = softEvidence(question, unit);
  const score =
    x.base +
    WEIGHT.headed * headed +
    WEIGHT.dense * density(question, unit.bag) +
    coverage +
    type * Math.min(1, coverage * 1.5) +
    x.condition +
    WEIGHT.paragraph * soft.paragraph +
    WEIGHT.passage * soft.passage +
    WEIGHT.told * x.told * (isThin(question.terms) ? 1 : 0.5) +
    x.calendar +
    phraseFit(question, [unit.bag, passage.headBag, passage.titleBag]) +
    (unit.index === 0 ? WEIGHT.first : 0) +
    WEIGHT.rowKey * rowKeyShare(question, unit) +
    (x.secondHand ? WEIGHT.secondHand : 0) +
    deniesAlike(question.text, unit.text) +
    (isLimitAsked(question.text, unit.text) ? WEIGHT.limit : 0) +
    (definesWhatIsAsked(question.text, unit.text) ? WEIGHT.defines : 0) +
    WEIGHT.inside * insideShare(question, unit.bag) +
    (saysModally(question, unit.bag) ? WEIGHT.modal : 0) -
    lengthiness(unit.bag) +
    (question.wanted === 'overview' ? 0 : WEIGHT.alike * alike) +
    (unit.text.endsWith('?') ? WEIGHT.asking : 0);
  return {
    unit,
    score,
    coverage,
    quantities,
    alike,
    holds:
      (x.condition > 0 || isItsTime(question, unit) || saysClock(question, unit.bag)) &&
      (coverage >= LEAST_HELD || question.quantities.some(({ kind }) => kind === 'money')),
    fits: type >= 0,
    headed,
    told: x.told,
    soft,
    type,
    lead: LEAD_UNKNOWN,
  };
}

/** The year of a document's last change; one without a date counts as old as the rest. */
function yearOf(passage: Passage): number {
  return Number(/^(\d{4})/.exec(passage.updated)?.[1] ?? 0);
}

function newer(a: Scored, b: Scored): number {
  return b.unit.passage.updated.localeCompare(a.unit.passage.updated);
}
