import { contentStems } from '../../text/words.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import type { Quantity } from '../question/quantities.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { judge } from './accept.ts';
import { type Conflict, contradict } from './conflicts.ts';

/** What was found, and what the search says of it. */
export interface Field {
  scored: readonly Scored[];
  conflicts: readonly Conflict[];
  passages: readonly Passage[];
}

function values(quantities: readonly Quantity[], like: readonly Quantity[]): Set<string> {
  const units = new Set(like.filter((q) => q.kind !== 'plain').map((q) => `${q.kind} ${q.unit}`));
  return new Set(
    quantities.filter((q) => units.has(`${q.kind} ${q.unit}`)).map((q) => `${q.low}-${q.high} ${q.unit}`),
  );
}

/** What another document says of the same matter, with another number: by its words, or as the search says. */
export function differingFrom(question: DocumentQuestion, best: Scored, field: Field): Scored | undefined {
  const { scored, conflicts } = field;
  const versions = VERSIONS.test(question.text);
  // What no longer holds contradicts nothing, unless all versions are asked for.
  return scored.find(
    (s) =>
      (versions || !s.unit.passage.withdrawn || best.unit.passage.withdrawn) &&
      ((versions && judge(question, s, field.passages).chance >= LEAST_VERSION && isVersion(s, best)) ||
        differs(question, s, best) ||
        (contradict(s.unit, best.unit, conflicts) &&
          !refersTo(s.unit, best.unit) &&
          !refersTo(best.unit, s.unit) &&
          s.fits &&
          question.terms.some((t) => t.weight >= 0.7 && speaksOf(s.unit, t)))),
  );
}

/** Who says that there are several is told of one that is less likely, too. */
const LEAST_VERSION = 0.2;
/** "I have read two different prices": whoever knows of several versions wants them all. */
const VERSIONS =
  /\b(?:versions?|(?:two|both|different|several) (?:\p{L}+ )?(?:figures?|numbers?|prices?|rules?|answers?|amounts?|dates?|values?)|contradict\p{L}*|disagree|(?:do(?:es)?n['’]t|do(?:es)? not) (?:agree|match)|differ(?:s|ently)?)\b/iu;

/** Another document's answer to the same, with another figure. */
function isVersion(other: Scored, best: Scored): boolean {
  if (other.unit.passage.documentId === best.unit.passage.documentId || !other.fits) return false;
  const mine = values(best.quantities, other.quantities);
  return [...values(other.quantities, best.quantities)].some((v) => !mine.has(v));
}

/** Of two editions of one document the newer may have found shorter words for the same. */
const OF_EDITIONS = 0.45;
const EDITION = /\(?\b(?:(?:19|20)\d\d|old|new|former|version|edition|v?\d+)\b\)?/giu;

/** "Teaching load (2019)" and "Teaching load": one document, of two years. */
function isEdition({ title: a }: Passage, { title: b }: Passage): boolean {
  const name = (title: string): string => [...contentStems(title.replace(EDITION, ' '))].join(' ');
  return name(a) !== '' && name(a) === name(b);
}

/** Two documents that say nearly the same words with different numbers. */
function differs(question: DocumentQuestion, other: Scored, best: Scored): boolean {
  if (
    other.unit.passage.documentId === best.unit.passage.documentId ||
    other.unit.kind === 'row' ||
    best.unit.kind === 'row'
  )
    return false;
  if (refersTo(other.unit, best.unit) || refersTo(best.unit, other.unit)) return false;
  const edition = isEdition(other.unit.passage, best.unit.passage);
  const least = edition ? OF_EDITIONS : 0.85;
  if (
    !other.fits ||
    other.coverage < best.coverage * least ||
    !alike(other.unit, best.unit) ||
    !saysKeys(other.unit, question, edition)
  )
    return false;
  const mine = values(best.quantities, other.quantities);
  const theirs = values(other.quantities, best.quantities);
  return mine.size > 0 && theirs.size > 0 && ![...theirs].some((v) => mine.has(v));
}

// Who names the other document adds to it; that is no contradiction.
function refersTo(a: BaggedUnit, b: BaggedUnit): boolean {
  return a.text.includes(b.passage.documentId);
}

const ALIKE = 0.7;
const NUMBER_OR_MONTH =
  /^[\d.,%]+$|^(?:januari|februari|march|april|mai|june|juli|august|septemb|octob|novemb|decemb)$/;

/** What a sentence says beside its numbers and dates. */
function telling(unit: BaggedUnit): Set<string> {
  return new Set([...contentStems(unit.text)].filter((s) => !NUMBER_OR_MONTH.test(s)));
}

function alike(a: BaggedUnit, b: BaggedUnit): boolean {
  const [first, second] = [telling(a), telling(b)];
  const shared = [...first].filter((s) => second.has(s)).length;
  const smaller = Math.min(first.size, second.size);
  return smaller > 0 && shared / smaller >= ALIKE;
}

/** Of what is asked it speaks of every key word; a newer edition may leave out what its title says. */
function saysKeys(unit: BaggedUnit, { terms }: DocumentQuestion, edition: boolean): boolean {
  const keys = terms.filter((t) => t.key);
  const said = keys.filter((t) => speaksOf(unit, t));
  return edition ? said.length > 0 || keys.length === 0 : said.length === keys.length;
}

function speaksOf(unit: BaggedUnit, term: Term): boolean {
  const { headBag, titleBag } = unit.passage;
  const meant = term.concepts.some((c) => unit.bag.concepts.has(c));
  return meant || [unit.bag, headBag, titleBag].some((bag) => bag.stems.has(term.stem));
}
