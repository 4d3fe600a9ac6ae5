import { stem } from '../text/stem.ts';
import type { BaggedUnit } from './passages.ts';
import { contains, type Quantity, quantitiesOf } from './quantities.ts';
import type { DocumentQuestion, Wanted } from './question.ts';

const DATE =
  /\b(?:\d{4}-\d\d-\d\d|\d{1,2}(?::\d\d)?\s?(?:am|pm)|\d{1,2}:\d\d|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|june|july|august|september|october|november|december)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|quarterly|annually|yearly|immediately|at once|as long as|as soon as|same day|next (?:business|working) day|(?:same|next|every|each|change of) shift|end of)\b/i;
const FREQUENCY =
  /\b(?:every|each|per|an?) (?:\p{L}+ )?(?:hours?|days?|nights?|shifts?|weeks?|months?|quarters?|years?|visits?|uses?)\b|\b(?:hourly|daily|weekly|monthly|quarterly|annually|yearly|once|twice|three times|four times|\d+ times|regular(?:ly)?|every|each time|never|always)\b/iu;
const PERSON =
  /\b(?:managers?|heads?|directors?|leads?|leaders?|officers?|teams?|departments?|committees?|boards?|owners?|chief|ceo|cfo|cto|ciso|hr|people|supervisors?|nurses?|doctors?|physicians?|engineers?|administrators?|council|mayor|secretary|partners?|legal|finance|security|coordinators?|employees?|staff|members?|responsible|approv\w+|pharmacists?|clerks?|inspectors?|agents?|desk|office)\b/i;
const MODALITY =
  /\b(?:may|must|can(?:not)?|can't|should|shall|need(?:s|ed)?(?: not| to)?|allowed|permitted|prohibited|forbidden|required|mandatory|not|never|only|always|no|entitled|optional|voluntary|excluded|has to|have to|is open to|are open to)\b/i;

const ABOUT_ITSELF =
  /^(?:this|the) (?:document|policy|memo|page|guideline|standard|procedure|handbook|version|rule)s?\b/i;
const SAYS_WHETHER = /\b(?:may|can(?:not)?|allowed|permitted|prohibited|forbidden|possible|no|not|never)\b/i;

// "How many orders do we have": only a text that counts them, not one that sets a limit.
const COUNTS_RECORDS =
  /\bhow many\b[^?]*\b(?:are there|(?:do|did|will|have|had) we|were|was|exist|currently|today|right now|at the moment|are \p{L}+ing)\b/iu;
/** A rule sets the number; without such a word "how many" counts what is on record. */
const SET_BY_RULE =
  /\b(?:may|must|can|could|should|shall|needs?|needed|have to|has to|allowed|required|permitted|entitled|gets?|receives?|maximum|minimum|at most|at least|planned|valid|per|each|every|one|an?)\b|\bdo(?:es)? (?:i|we|you|one|an?) (?:give|grant|pay|allow|offer|keep|plan|reserve|charge)\b/iu;
const TIMES = /\b(?:once|twice|thrice|(?:one|two|three|four|five|\d+) times|any number of times)\b/i;
const TIME_UNIT = /^(?:hours?|days?|weeks?|months?|years?)$/;

function countsRecords(text: string, unit: string): boolean {
  if (COUNTS_RECORDS.test(text)) return true;
  return !SET_BY_RULE.test(text) && !TIME_UNIT.test(unit);
}

function numberFit(question: DocumentQuestion, text: string, quantities: readonly Quantity[]): number {
  const { unit } = question;
  if (unit === 'times') return TIMES.test(text) ? 0.3 : -0.3;
  if (quantities.length === 0) return -0.3;
  if (unit && countsRecords(question.text, unit)) {
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

/** How well a sentence says the kind of thing that was asked for. */
export const FITS: Record<Wanted, Fit> = {
  number: numberFit,
  time: (question, text, quantities) => {
    if (/\bhow often\b/i.test(question.text)) return FREQUENCY.test(text) ? 0.3 : -0.3;
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
export function conditionFit(question: DocumentQuestion, quantities: readonly Quantity[]): number {
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
export function quantitiesOfUnit(unit: BaggedUnit): Quantity[] {
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
