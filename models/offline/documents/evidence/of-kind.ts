import { stem } from '../../text/stem.ts';
import { type BaggedUnit, bagOf } from '../passages.ts';
import { givesAttribute } from '../question/attributes.ts';
import { quantitiesOfUnit } from '../question/measures.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { isBare } from './bare.ts';
import { SAME_QUESTION } from './headed.ts';
import { mentions, nearBags, says } from './match.ts';
import { ranksAsAsked } from './ranking.ts';
import type { Scored } from './score.ts';

/** A sentence without any number answers no "how many", one without any time no "when". */
export const NEEDS_FIT: ReadonlySet<string> = new Set([
  'number',
  'money',
  'time',
  'duration',
  'frequency',
  'person',
]);
export const PEOPLE =
  /(?:(?<!ord|lett|pap|numb|comput|wat|pow|tow|print|cent|cov|numb|clust|serv|fold|rout|flow|show|draw|low|high)ers?|(?<!do|flo|err|mot|fact|col)ors?|(?<!^f|coff|tr|degr|kn|thr|guarant|s)ees?|ists?|(?:consult|assist|attend|account|ten|applic|particip)ants?|ians?|men|women|nurses?|interns?|volunteers?|apprentices?|students?|pupils?|child(?:ren)?|kids|guests?|parents?|guards?|temps?|patients?|residents?|tenants?|wife|husband|family|spouse)$/;
export const EVERYONE =
  /\b(?:everyone|everybody|anyone|all (?:\p{L}+ )?(?:staff|employees|people|members|colleagues|teams?)|every (?:employee|colleague|member)|whoever|nobody|no one|never|forbidden|prohibited|not (?:allowed|permitted))\b|^who(?:ever)?\b/iu;

/** Whether a unit says the kind of thing that is asked, of those who are asked about. */
export function isOfTheKind(question: DocumentQuestion, { unit, fits, headed }: Scored): boolean {
  if ((NEEDS_FIT.has(question.wanted) && !fits) || isBare(unit)) return false;
  const { title, heading } = unit.passage;
  if (!ranksAsAsked(question.text, `${unit.lead} ${unit.text}`, `${title} ${heading}`)) return false;
  if (!namesCodes(question, unit)) return false;
  if (!givesAttribute(question.text, unit.text)) return false;
  return !isOfOthers(question, unit) && (headed >= SAME_QUESTION || countsIt(question, unit));
}

/** What holds for everybody holds for those who were asked about. */
export function coversAll(unit: BaggedUnit, term: Term): boolean {
  return PEOPLE.test(term.word) && EVERYONE.test(unit.text);
}

/** "Two are needed": of whom was said before. */
const COUNTS_THOSE =
  /\b(?:one|two|three|four|five|six|\d+) (?:is|are|must|have to|has to|of (?:them|the)|is enough)\b/i;

/** "How many shirts": the number must be one of shirts, not of what the sentence before spoke of. */
function countsIt(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const counted = question.unit === undefined ? undefined : stem(question.unit);
  const term = question.terms.find((t) => t.key && t.stem === counted);
  if (!term || question.wanted !== 'number') return true;
  // "How many children": told in pupils just as well.
  if (PEOPLE.test(term.word) && quantitiesOfUnit(unit).some((q) => PEOPLE.test(q.unit))) return true;
  if (PEOPLE.test(term.word) && COUNTS_THOSE.test(unit.text)) return true;
  if ([unit.bag, unit.underBag, unit.leadBag].some((bag) => mentions(bag, term))) return true;
  // "The form gives 100 points. Whoever has 55 is taken in": a bare number goes on counting the same.
  const bare = quantitiesOfUnit(unit).some((q) => q.kind === 'plain' && q.unit === '');
  return bare && nearBags(unit).some((bag) => says(bag, term) === 1);
}

const STARTS_WITH_PEOPLE = /^(?:\([^)]*\) )?(?:(?:all|each|every) )?(\p{L}+)\b/iu;

/** Of gardeners asked, a sentence that begins with wardens tells of others. */
function isOfOthers(question: DocumentQuestion, unit: BaggedUnit): boolean {
  const first = STARTS_WITH_PEOPLE.exec(unit.text)?.[1]?.toLowerCase() ?? '';
  const asked = question.terms.filter((t) => t.subject && PEOPLE.test(t.word));
  if (asked.length === 0 || !/s$/.test(first) || !PEOPLE.test(first)) return false;
  const said = bagOf(first);
  return !question.terms.some((t) => mentions(said, t)) && !asked.some((t) => mentions(unit.bag, t));
}

export function namesCodes({ codes }: DocumentQuestion, unit: BaggedUnit): boolean {
  const text = [unit.text, unit.under, unit.passage.heading, unit.passage.title].join(' ').toLowerCase();
  return codes.every((code) => text.includes(code.toLowerCase()));
}
