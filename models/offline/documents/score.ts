import { stem } from '../text/stem.ts';
import { conceptsOf } from '../text/synonyms.ts';
import { contentWords } from '../text/words.ts';
import { type Bag, type BaggedUnit, bagOf, type Passage } from './passages.ts';
import { contains, type Quantity, quantitiesOf } from './quantities.ts';
import type { DocumentQuestion, Term, Wanted } from './question.ts';

export interface Scored {
  unit: BaggedUnit;
  score: number;
  /** Share of the question's weight that the sentence, its heading and its title speak of. */
  coverage: number;
  quantities: Quantity[];
  /** It says the kind of thing that was asked for. */
  fits: boolean;
}

const DATE =
  /\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?::\d\d)?\s?(?:am|pm)|\d{1,2}:\d\d|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|june|july|august|september|october|november|december)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|quarterly|annually|yearly|immediately|at once|same day|next (?:business|working) day|end of)\b/i;
const PERSON =
  /\b(?:managers?|heads?|directors?|leads?|leaders?|officers?|teams?|departments?|committees?|boards?|owners?|chief|ceo|cfo|cto|ciso|hr|people|supervisors?|nurses?|doctors?|physicians?|engineers?|administrators?|council|mayor|secretary|partners?|legal|finance|security|coordinators?|employees?|staff|members?|responsible|approv\w+|pharmacists?|clerks?|inspectors?|agents?|desk|office)\b/i;
const MODALITY =
  /\b(?:may|must|can(?:not)?|can't|should|shall|need(?:s|ed)?(?: not| to)?|allowed|permitted|prohibited|forbidden|required|mandatory|not|never|only|always|no|entitled|optional|voluntary|excluded|has to|have to|is open to|are open to)\b/i;

const ABOUT_ITSELF =
  /^(?:this|the) (?:document|policy|memo|page|guideline|standard|procedure|handbook|version|rule)s?\b/i;
const SAYS_WHETHER = /\b(?:may|can(?:not)?|allowed|permitted|prohibited|forbidden|possible|no|not|never)\b/i;

/** How well a bag speaks of a term: in its words, or in words for the same thing. */
function says(bag: Bag, term: Term): number {
  const means = term.concept !== undefined && bag.concepts.has(term.concept);
  if (term.phrase) return means ? 1 : bag.stems.has(term.stem) ? 0.5 : 0;
  if (bag.stems.has(term.stem)) return 1;
  return means ? 0.75 : 0;
}

const NEAR = { unit: 1, lead: 0.85, heading: 0.75, title: 0.6, passage: 0.3 };

function match(term: Term, unit: BaggedUnit, leadBag: Bag | undefined): number {
  const { passage } = unit;
  return Math.max(
    says(unit.bag, term) * NEAR.unit,
    leadBag ? says(leadBag, term) * NEAR.lead : 0,
    says(passage.headBag, term) * NEAR.heading,
    says(passage.titleBag, term) * NEAR.title,
    says(passage.bag, term) * NEAR.passage,
  );
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

// "How many orders do we have": only a text that counts them, not one that sets a limit.
const COUNTS_RECORDS = /\bhow many\b[^?]*\b(?:are there|(?:do|did|will|have|had) we|were|was|exist)\b/i;
const TIME_UNIT = /^(?:hours?|days?|weeks?|months?|years?)$/;

function numberFit(question: DocumentQuestion, quantities: readonly Quantity[]): number {
  if (quantities.length === 0) return -0.3;
  const { unit } = question;
  if (unit && COUNTS_RECORDS.test(question.text)) {
    return quantities.some((q) => q.exact && stem(q.unit) === stem(unit)) ? 0.3 : -0.3;
  }
  if (unit && quantities.some((q) => stem(q.unit) === stem(unit))) return 0.3;
  if (unit && TIME_UNIT.test(unit) && quantities.some((q) => q.kind === 'time')) return 0.2;
  const money = /\bhow much\b|\b(?:cost|price|allowance|budget|reimburs|spend|pay|fee|salary)\b/i.test(
    question.text,
  );
  if (money && quantities.some((q) => q.kind === 'money')) return 0.3;
  return unit ? 0.05 : 0.15;
}

type Fit = (question: DocumentQuestion, text: string, quantities: readonly Quantity[]) => number;

const FITS: Record<Wanted, Fit> = {
  number: (question, _text, quantities) => numberFit(question, quantities),
  time: (question, text, quantities) => {
    if (/\bhow long\b/i.test(question.text) && /\blasts?\b/i.test(text)) return 0.35;
    return quantities.some((q) => q.kind === 'time') || DATE.test(text) ? 0.25 : -0.2;
  },
  person: (_question, text) => (PERSON.test(text) ? 0.1 : -0.15),
  permission: (_question, text) => (MODALITY.test(text) ? 0.15 : 0) + (SAYS_WHETHER.test(text) ? 0.06 : 0),
  overview: (_question, text, quantities) =>
    (ABOUT_ITSELF.test(text) ? -0.25 : 0) +
    (MODALITY.test(text) ? 0.08 : 0) +
    (quantities.length > 0 ? 0.08 : 0),
  text: () => 0,
};

/** What was asked about a case ("6 years", "$300") is answered where the text's range holds the case. */
function conditionFit(question: DocumentQuestion, quantities: readonly Quantity[]): number {
  const fit = question.quantities.reduce((sum, asked) => sum + caseFit(asked, quantities), 0);
  // Whether something is needed is told by the rule for the other cases just as well.
  return question.wanted === 'permission' ? Math.max(0, fit) / 2 : fit;
}

function caseFit(asked: Quantity, quantities: readonly Quantity[]): number {
  const comparable = quantities.filter((q) => sameKind(q, asked));
  if (comparable.length === 0) return 0;
  const value = Number.isFinite(asked.low)
    ? asked.low + (asked.open.low ? 0.5 : 0)
    : asked.high - (asked.open.high ? 0.5 : 0);
  if (comparable.some((q) => contains(q, value))) return 0.35;
  return comparable.every((q) => !q.exact) ? -0.4 : 0;
}

function sameKind(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'time' && b.kind === 'time') return stem(a.unit) === stem(b.unit);
  if (a.kind === b.kind) return true;
  return a.kind === 'plain' || b.kind === 'plain';
}

// The column's head carries the unit of the cells below it: "Completed years of service | 6 to 9".
function quantitiesOfUnit(unit: BaggedUnit): Quantity[] {
  if (!unit.cells) return quantitiesOf(unit.text);
  return unit.cells.flatMap(({ head, value }) => {
    const named = /\b(days?|weeks?|months?|years?|hours?|minutes?)\b/i.exec(head)?.[1]?.toLowerCase();
    const money = /\b(?:usd|eur|gbp|chf|amount|cost|price|value|fee|spend)\b|[$€£]/i.test(head);
    return quantitiesOf(value).map((q) => {
      if (q.kind !== 'plain') return q;
      if (named) return { ...q, kind: 'time' as const, unit: named };
      return money ? { ...q, kind: 'money' as const } : q;
    });
  });
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

/** How much a document is about the very thing: the share of its title that the question names, and of the question that the title names. */
function aboutness(question: DocumentQuestion, passage: Passage): number {
  const keys = question.terms.filter((t) => t.key);
  const title = contentWords(passage.title);
  if (keys.length === 0 || title.length === 0) return 0;
  const named = title.filter((w) =>
    question.terms.some((t) => t.stem === w.stem || sharesConcept(t, w.stem)),
  ).length;
  const asked = keys.filter((t) => says(passage.titleBag, t) > 0).length;
  return (named / title.length) * (asked / keys.length);
}

function sharesConcept(term: Term, stemmed: string): boolean {
  return term.concept !== undefined && conceptsOf([stemmed]).has(term.concept);
}

const WEIGHT = {
  relevance: 0.12,
  inside: 0.25,
  yearOlder: 0.03,
  oldest: 0.12,
  modal: 0.12,
  longest: 0.12,
  first: 0.03,
  about: 0.15,
  aboutOverview: 0.4,
  referred: 0.04,
  withdrawn: -0.35,
  asking: -0.3,
};
/** How many different things the key words name: "paternity" and "fathers" are one. */
function subjects(question: DocumentQuestion): number {
  return new Set(question.terms.filter((t) => t.key).map((t) => t.concept ?? t.stem)).size;
}

/** The share of the key words that the sentence itself says. */
function insideShare(question: DocumentQuestion, bag: Bag): number {
  const keys = question.terms.filter((t) => t.weight >= 0.5);
  const total = keys.reduce((sum, t) => sum + t.weight, 0) || 1;
  return keys.reduce((sum, t) => sum + t.weight * says(bag, t), 0) / total;
}

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

// "Employees may work remotely" to "Can I work remotely?": the modal stands before the very verb.
function saysModally(question: DocumentQuestion, bag: Bag): boolean {
  const asked = new Set(question.terms.map((t) => t.stem));
  return bag.ordered.some(
    (s, i) => MODAL.has(s) && bag.ordered.slice(i + 1, i + MODAL_REACH).some((next) => asked.has(next)),
  );
}

const COMFORTABLE_WORDS = 25;

function lengthiness(bag: Bag): number {
  return Math.min(WEIGHT.longest, Math.max(0, bag.ordered.length - COMFORTABLE_WORDS) * 0.006);
}

const MAX_REFERRERS = 3;

/** What speaks for a passage whatever its sentences say. */
function standing(question: DocumentQuestion, passage: Passage, newest: number): number {
  const broad = question.wanted === 'overview' || subjects(question) <= 1;
  return (
    WEIGHT.relevance * passage.relevance +
    (broad ? WEIGHT.aboutOverview : WEIGHT.about) * aboutness(question, passage) +
    WEIGHT.referred * Math.min(MAX_REFERRERS, passage.referredTo) +
    (passage.withdrawn ? WEIGHT.withdrawn : 0) -
    Math.min(WEIGHT.oldest, WEIGHT.yearOlder * (yearOf(passage) === 0 ? 0 : newest - yearOf(passage)))
  );
}

/** Scores every unit of the passages against the question, best first. */
export function scoreUnits(question: DocumentQuestion, passages: readonly Passage[]): Scored[] {
  const rare = rarities(question, passages);
  const weigh = (t: Term): number => t.weight * (rare.get(t.stem) ?? 1);
  const total = question.terms.reduce((sum, t) => sum + weigh(t), 0) || 1;
  const newest = Math.max(0, ...passages.map(yearOf));
  const scored = passages.flatMap((passage) => {
    const base = standing(question, passage, newest || 0);
    return passage.units.map((unit) => {
      const leadBag = unit.kind === 'sentence' || !unit.lead ? undefined : bagOf(unit.lead);
      const coverage = question.terms.reduce((sum, t) => sum + weigh(t) * match(t, unit, leadBag), 0) / total;
      return scoreUnit({ question, unit, coverage, base });
    });
  });
  return scored.sort((a, b) => b.score - a.score || newer(a, b));
}

function scoreUnit(x: {
  question: DocumentQuestion;
  unit: BaggedUnit;
  coverage: number;
  base: number;
}): Scored {
  const { question, unit, coverage } = x;
  const { passage } = unit;
  const quantities = quantitiesOfUnit(unit);
  const type = FITS[question.wanted](question, unit.text, quantities);
  const score =
    x.base +
    coverage +
    type * Math.min(1, coverage * 1.5) +
    conditionFit(question, quantities) +
    phraseFit(question, [unit.bag, passage.headBag, passage.titleBag]) +
    (unit.index === 0 ? WEIGHT.first : 0) +
    WEIGHT.inside * insideShare(question, unit.bag) +
    (question.wanted === 'permission' && saysModally(question, unit.bag) ? WEIGHT.modal : 0) -
    lengthiness(unit.bag) +
    (unit.text.endsWith('?') ? WEIGHT.asking : 0);
  return { unit, score, coverage, quantities, fits: type >= 0 };
}

/** The year of a document's last change; one without a date counts as old as the rest. */
function yearOf(passage: Passage): number {
  return Number(/^(\d{4})/.exec(passage.updated)?.[1] ?? 0);
}

function newer(a: Scored, b: Scored): number {
  return b.unit.passage.updated.localeCompare(a.unit.passage.updated);
}

/** The question's key words that a document never mentions. */
export function missingTerms(question: DocumentQuestion, passages: readonly Passage[]): Term[] {
  return question.terms.filter((term) => term.key && !passages.some((p) => says(p.bag, term) > 0));
}
