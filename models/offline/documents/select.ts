import { contentStems } from '../text/words.ts';
import { judge, MIN_COVERAGE } from './accept.ts';
import { amending } from './amendments.ts';
import { bestAnswer } from './best.ts';
import { type Conflict, contradict } from './conflicts.ts';
import { extremeRow } from './extreme.ts';
import { type Chosen, chooseIn, tableOf } from './grid.ts';
import { jointAnswer } from './joint.ts';
import { missingTerms, withKin } from './match.ts';
import { nearestTo } from './nearest.ts';
import type { BaggedUnit, Passage } from './passages.ts';
import type { DocumentQuestion, Term } from './question.ts';
import { type Scored, scorerFor, scoreUnits } from './score.ts';
import { holdsThen } from './validity.ts';

export type { Selection } from './compose.ts';

export type Selected =
  | { kind: 'found'; selection: Selection }
  | { kind: 'nothing'; missing: Term[]; nearest: BaggedUnit[] };

/** Picks the sentences that answer a question, or says which of its words no document knows. */
export function select(
  asked: DocumentQuestion,
  passages: readonly Passage[],
  conflicts: readonly Conflict[] = [],
  today?: string,
): Selected {
  if (passages.length === 0 || asked.terms.length === 0)
    return { kind: 'nothing', missing: asked.terms.filter((t) => t.key), nearest: [] };
  // Who asks for all that a document says names it; words that may stand for others only blur what is in it.
  const question = asked.wanted === 'overview' ? asked : withKin(asked, passages);
  const scored = rowsThatHold(scoreUnits(question, passages));
  const best = bestAnswer(question, scored, passages);
  const row = best && extremeRow(question, best.unit);
  const chosen = row ? scored.find(({ unit }) => unit === row) : best;
  const newer = chosen && amending(question, chosen, scored);
  if (newer) {
    const { units } = compose(question, newer, { scored, conflicts, passages });
    return { kind: 'found', selection: { units, differing: chosen.unit } };
  }
  if (chosen) return { kind: 'found', selection: compose(question, chosen, { scored, conflicts, passages }) };
  return {
    kind: 'nothing',
    missing: missingTerms(question, passages),
    nearest: nearestTo(question, scored, passages),
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

/** What an older document says of the same. */
function before({ unit }: Scored, answering: readonly Scored[]): Scored | undefined {
  const { documentId, updated } = unit.passage;
  return answering.find(
    (s) => s.unit.passage.documentId !== documentId && s.unit.passage.updated < updated && s.fits,
  );
}

/** "The fridge is kept at 2 to 8 degrees. Above 12: …": of one section, what is said of the very case goes before the rest. */
function heldNear(question: DocumentQuestion, answering: readonly Scored[]): Scored | undefined {
  const [best] = answering;
  if (!best || best.holds || question.quantities.length === 0) return best;
  const held = answering.find((s) => s.holds && s.unit.passage === best.unit.passage);
  return held && held.score >= best.score - NEARLY ? held : best;
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
      (versions && judge(question, s, field.passages).chance >= LEAST_VERSION && isVersion(s, best)) ||
      differs(question, s, best) ||
      (contradict(s.unit, best.unit, conflicts) &&
        !refersTo(s.unit, best.unit) &&
        !refersTo(best.unit, s.unit) &&
        s.fits &&
        question.terms.some((t) => t.weight >= 0.7 && speaksOf(s.unit, t))),
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
