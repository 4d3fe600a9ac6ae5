import { contentStems } from '../text/words.ts';
import { answers, MIN_COVERAGE, siblings } from './accept.ts';
import { amending } from './amendments.ts';
import { namesOther } from './cases.ts';
import { type Conflict, contradict } from './conflicts.ts';
import { extremeRow } from './extreme.ts';
import { conditionFit } from './fit.ts';
import { type Chosen, chooseIn, columnsOf, cut, tableOf } from './grid.ts';
import { exceptionsTo, jointAnswer } from './joint.ts';
import { missingTerms, withKin } from './match.ts';
import type { BaggedUnit, Passage } from './passages.ts';
import type { Quantity } from './quantities.ts';
import type { DocumentQuestion, Term } from './question.ts';
import { type Scored, scorerFor, scoreUnits } from './score.ts';
import { paragraphOf } from './surroundings.ts';

export interface Selection {
  /** What answers, in the order of the document. */
  units: BaggedUnit[];
  /** The same matter with another number, in another document. */
  differing?: BaggedUnit;
}

export type Selected =
  | { kind: 'found'; selection: Selection }
  | { kind: 'nothing'; missing: Term[]; nearest?: BaggedUnit };

const CLOSE = 0.82;
const MAX_UNITS = { overview: 5, other: 3 };

/** Picks the sentences that answer a question, or says which of its words no document knows. */
export function select(
  asked: DocumentQuestion,
  passages: readonly Passage[],
  conflicts: readonly Conflict[] = [],
): Selected {
  if (passages.length === 0 || asked.terms.length === 0)
    return { kind: 'nothing', missing: asked.terms.filter((t) => t.key) };
  // Who asks for all that a document says names it; words that may stand for others only blur what is in it.
  const question = asked.wanted === 'overview' ? asked : withKin(asked, passages);
  const scored = ofTheCase(question, scoreUnits(question, passages));
  const answering = scored.filter((s) => answers(question, s, passages));
  const best = heldNear(question, answering);
  const row = best && extremeRow(question, best.unit);
  const chosen = row ? scored.find(({ unit }) => unit === row) : best;
  const newer = chosen && amending(question, chosen, scored);
  if (newer) {
    const { units } = compose(question, newer, { scored, conflicts, passages });
    return { kind: 'found', selection: { units, differing: chosen.unit } };
  }
  const joint = chosen
    ? undefined
    : jointAnswer(question, scored, { passages, score: scorerFor(question, passages) });
  if (joint) {
    const selection = compose(question, joint.base, { scored, conflicts, passages });
    return {
      kind: 'found',
      selection: { ...selection, units: withException(selection.units, joint.exception) },
    };
  }
  if (chosen) return { kind: 'found', selection: compose(question, chosen, { scored, conflicts, passages }) };
  const first = scored[0];
  const ofDocument = first ? siblings(first.unit.passage, passages) : [];
  const nearest = first && first.coverage >= MIN_COVERAGE ? first.unit : undefined;
  const absent = missingTerms(question, passages);
  return {
    kind: 'nothing',
    missing: absent.length > 0 ? absent : missingTerms(question, ofDocument),
    ...(nearest ? { nearest } : {}),
  };
}

/** Where a table or a list tells cases apart, what it says of others than the one that is asked about is left out. */
function ofTheCase(question: DocumentQuestion, scored: readonly Scored[]): Scored[] {
  const tables = new Map<BaggedUnit, Chosen>();
  for (const { unit } of scored) {
    if (unit.kind !== 'row' || tables.has(unit)) continue;
    const rows = tableOf(unit);
    const chosen = chooseIn(question, rows);
    for (const row of rows) tables.set(row, chosen);
  }
  const place = ({ passage, block }: BaggedUnit): string =>
    `${passage.documentId}\n${passage.heading}\n${block}`;
  const held = new Set(
    scored.filter(({ unit, holds }) => unit.kind !== 'sentence' && holds).map((s) => place(s.unit)),
  );
  const others = new Set(
    scored.flatMap(({ unit }) => (unit.kind === 'row' && namesOther(question, unit) ? [unit.passage] : [])),
  );
  const named = new Set(
    scored.flatMap(({ unit }) => (unit.kind === 'row' && !namesOther(question, unit) ? [unit.passage] : [])),
  );
  const left = scored.flatMap((s) => {
    const { unit } = s;
    // A table of other zones and classes than the one that is asked about: what stands beside it is of those.
    if (others.has(unit.passage) && !named.has(unit.passage)) return [];
    const chosen = tables.get(unit);
    if (namesOther(question, unit) || chosen?.misses || (chosen && !chosen.rows.includes(unit))) return [];
    const narrowed = chosen && chosen.rows.length < tableOf(unit).length;
    if (unit.kind !== 'sentence' && !s.holds && !narrowed && held.has(place(unit))) return [];
    const isOfIt = narrowed && s.coverage >= LEAST_HELD;
    return [isOfIt ? { ...s, holds: true, score: s.score + ONE_OF_MANY } : s];
  });
  return left.sort((a, b) => b.score - a.score);
}

/** A table that tells just such cases apart speaks for the row that holds the one that is asked about. */
const ONE_OF_MANY = 0.2;

const LEAST_HELD = 0.25;

/** "The fridge is kept at 2 to 8 degrees. Above 12: …": of one section, what is said of the very case goes before the rest. */
function heldNear(question: DocumentQuestion, answering: readonly Scored[]): Scored | undefined {
  const [best] = answering;
  if (!best || best.holds || question.quantities.length === 0) return best;
  const held = answering.find((s) => s.holds && s.unit.passage === best.unit.passage);
  return held && held.score >= best.score - NEARLY ? held : best;
}

const NEARLY = 0.5;

const CONTINUES =
  /^(?:it|they|this|these|that|those|however|but|except|otherwise|if not|after|in that case|only|unless|the same|both|exceptions?|instead|a refusal|no )\b/i;

/** The sentences that go on from the one that answers: of a broad question the rest of its paragraph. */
function continued(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  const after = neighbours(unit).filter(
    (u) => u.index > unit.index && u.block === unit.block && u.kind === 'sentence',
  );
  if (question.wanted === 'overview') return after.slice(0, MAX_CONTINUED);
  const next = after[0];
  return next && CONTINUES.test(next.text) ? [next] : [];
}

/** The sentence before or after, when it speaks of a key word that the answering one leaves out: "For theses they have …". */
function completing(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
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

interface Field {
  scored: readonly Scored[];
  conflicts: readonly Conflict[];
  passages: readonly Passage[];
}

function withException(units: readonly BaggedUnit[], exception: BaggedUnit): BaggedUnit[] {
  return units.some(({ text }) => text === exception.text) ? [...units] : [...units, exception];
}

/** What is told along with the sentence that answers: that it no longer holds, its list, how it goes on. */
function besides(unit: BaggedUnit, question: DocumentQuestion, scored: readonly Scored[]): BaggedUnit[] {
  const end = question.wanted === 'overview' ? undefined : unit.passage.withdrawnBy;
  return [
    ...(end ? [end] : []),
    ...introduced(unit, question),
    ...continued(unit, question),
    ...completing(unit, question),
    ...exceptionsTo(unit, question, scored),
  ];
}

function compose(question: DocumentQuestion, best: Scored, field: Field): Selection {
  const { scored } = field;
  const chosen = new Set<BaggedUnit>([best.unit]);
  for (const unit of besides(best.unit, question, scored)) chosen.add(unit);
  // The rest of a paragraph takes no place of what answers by itself.
  const paragraph = paragraphOf(best.unit, question).filter((unit) => !chosen.has(unit));
  const most = question.wanted === 'overview' ? MAX_UNITS.overview : MAX_UNITS.other;
  const limit = most + paragraph.length;
  for (const unit of paragraph) chosen.add(unit);
  const threshold = best.score * (question.wanted === 'overview' ? 0.7 : CLOSE);
  for (const other of scored) {
    if (chosen.size >= limit || other.score < threshold) break;
    if (!adds(question, other, best) || [...chosen].some((u) => u.text === other.unit.text)) continue;
    chosen.add(other.unit);
    for (const unit of continued(other.unit, question).slice(0, 1)) chosen.add(unit);
  }
  const differing = differingFrom(question, best, field)?.unit;
  return {
    units: inOrder(chosen, best.unit).map((unit) => asAsked(question, unit)),
    ...(differing ? { differing } : {}),
  };
}

/** Of a row what is asked for, not what the other columns say. */
function asAsked(question: DocumentQuestion, unit: BaggedUnit): BaggedUnit {
  if (unit.kind !== 'row' || question.wanted === 'overview') return unit;
  const columns = columnsOf(question, unit);
  return columns ? cut(unit, columns) : unit;
}

function adds(question: DocumentQuestion, other: Scored, best: Scored): boolean {
  if (other.unit.passage.documentId !== best.unit.passage.documentId) return false;
  // Of a table the row that fits is the answer; its neighbours are other cases.
  if (other.unit.kind === 'row' && best.unit.kind === 'row')
    return (
      question.quantities.length === 0 && question.wanted !== 'number' && other.score >= best.score * 0.95
    );
  if (other.unit.kind === 'row' && question.wanted === 'overview') return false;
  return other.fits && other.coverage >= MIN_COVERAGE;
}

const INTRODUCES =
  /:\s*$|\b(?:as follows|following|below|table shows|in the table|these (?:steps|cases|conditions|documents))\b/i;
const MAX_LISTED = 10;

/** The list or table that a sentence announces, or the one that a listed item is part of when all of it was asked for. */
function introduced(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
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

function inOrder(chosen: ReadonlySet<BaggedUnit>, best: BaggedUnit): BaggedUnit[] {
  const rank = (u: BaggedUnit): number => (u.passage === best.passage ? 0 : 1);
  return [...chosen].sort(
    (a, b) => rank(a) - rank(b) || a.passage.heading.localeCompare(b.passage.heading) || a.index - b.index,
  );
}

function values(quantities: readonly Quantity[], like: readonly Quantity[]): Set<string> {
  const units = new Set(like.filter((q) => q.kind !== 'plain').map((q) => `${q.kind} ${q.unit}`));
  return new Set(
    quantities.filter((q) => units.has(`${q.kind} ${q.unit}`)).map((q) => `${q.low}-${q.high} ${q.unit}`),
  );
}

/** What another document says of the same matter, with another number: by its words, or as the search says. */
function differingFrom(question: DocumentQuestion, best: Scored, field: Field): Scored | undefined {
  const { scored, conflicts } = field;
  const versions = VERSIONS.test(question.text);
  return scored.find(
    (s) =>
      (versions && answers(question, s, field.passages) && isVersion(s, best)) ||
      differs(question, s, best) ||
      (contradict(s.unit, best.unit, conflicts) &&
        !refersTo(s.unit, best.unit) &&
        !refersTo(best.unit, s.unit) &&
        s.fits &&
        question.terms.some((t) => t.weight >= 0.7 && speaksOf(s.unit, t))),
  );
}

/** "I have read two different prices": whoever knows of several versions wants them all. */
const VERSIONS =
  /\b(?:versions?|(?:two|both|different|several) (?:\p{L}+ )?(?:figures?|numbers?|prices?|rules?|answers?|amounts?|dates?|values?)|contradict\p{L}*|disagree|(?:do(?:es)?n['’]t|do(?:es)? not) (?:agree|match)|differ(?:s|ently)?)\b/iu;

/** Another document's answer to the same, with another figure. */
function isVersion(other: Scored, best: Scored): boolean {
  if (other.unit.passage.documentId === best.unit.passage.documentId || !other.fits) return false;
  const mine = values(best.quantities, other.quantities);
  return [...values(other.quantities, best.quantities)].some((v) => !mine.has(v));
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
  if (!other.fits || other.coverage < best.coverage * 0.85 || !alike(other.unit, best.unit, question))
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

function alike(a: BaggedUnit, b: BaggedUnit, question: DocumentQuestion): boolean {
  const [first, second] = [telling(a), telling(b)];
  const shared = [...first].filter((s) => second.has(s)).length;
  const smaller = Math.min(first.size, second.size);
  return smaller > 0 && shared / smaller >= ALIKE && question.terms.every((t) => !t.key || speaksOf(a, t));
}

function speaksOf(unit: BaggedUnit, term: Term): boolean {
  const { headBag, titleBag } = unit.passage;
  const meant = term.concepts.some((c) => unit.bag.concepts.has(c));
  return meant || [unit.bag, headBag, titleBag].some((bag) => bag.stems.has(term.stem));
}
