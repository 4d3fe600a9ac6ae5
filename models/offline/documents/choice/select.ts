import { namesOther } from '../evidence/cases.ts';
import { extremeRow } from '../evidence/extreme.ts';
import { type Chosen, chooseIn, tableOf } from '../evidence/grid.ts';
import { withLeads } from '../evidence/leads.ts';
import { missingTerms, withKin } from '../evidence/match.ts';
import { type Scored, scorerFor, scoreUnits } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import { asksNothing } from '../question/commands.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { chosenAmong } from '../ranking/choose.ts';
import type { Field as Weighable } from '../ranking/features.ts';
import { amending } from './amendments.ts';
import { answering } from './best.ts';
import { compose, type Selection } from './compose.ts';
import type { Conflict } from './conflicts.ts';
import type { Field } from './differing.ts';
import { jointAnswer } from './joint.ts';
import { nearestTo } from './nearest.ts';
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
  const field = fieldOf(asked, passages, { conflicts, today });
  const told = chosen(field);
  return told ? { kind: 'found', selection: assembled(field, told) } : nothingIn(field);
}

/** All that was found for a question, and what of it may answer by the rules. */
export interface Found extends Field {
  question: DocumentQuestion;
  /** All units, whatever their case. */
  all: readonly Scored[];
  answering: readonly Scored[];
  today: string | undefined;
}

export function fieldOf(
  asked: DocumentQuestion,
  passages: readonly Passage[],
  { conflicts = [], today }: { conflicts?: readonly Conflict[]; today?: string | undefined } = {},
): Found {
  // Who asks for all that a document says names it; words that may stand for others only blur what is in it.
  const question = asked.wanted === 'overview' ? asked : withKin(asked, passages);
  const all = scoreUnits(question, passages);
  const scored = ofTheCase(question, all);
  return {
    question,
    all,
    scored,
    passages,
    conflicts,
    today,
    answering: answering(question, scored, passages),
  };
}

/** What answers: of all that a document says by the rules, else what was learned to be the likeliest. */
function chosen(field: Found): Scored | undefined {
  const { question, scored } = field;
  const ruled = byRules(field);
  if (question.wanted === 'overview' || (!question.indirect && asksNothing(question.text))) return ruled;
  const best = chosenAmong(weighable(field, ruled), ruled);
  return best && ofExtreme(question, best, scored);
}

/** What the ranker is told, beside what the rules choose. */
export function weighable({ question, passages, all, scored }: Found, ruled: Scored | undefined): Weighable {
  const ofTheCase = new Set(scored.map(({ unit }) => unit));
  return { question, passages, all, ofTheCase, byRules: ruled?.unit };
}

/** What answers by the rules. */
export function byRules({ question, scored, passages, answering: found }: Found): Scored | undefined {
  const best = heldNear(question, found);
  const chosen = best && ofExtreme(question, best, scored);
  return chosen ?? jointAnswer(question, scored, { passages, score: scorerFor(question, passages) });
}

/** "The highest level": of the table that was chosen the row that is. */
function ofExtreme(question: DocumentQuestion, best: Scored, scored: readonly Scored[]): Scored | undefined {
  const row = extremeRow(question, best.unit);
  return row ? scored.find(({ unit }) => unit === row) : best;
}

/** What is told where one unit was chosen: with what belongs to it, what changes it, what contradicts it. */
export function assembled(field: Found, chosen: Scored): Selection {
  return asChanged(field.question, chosen, field) ?? compose(field.question, chosen, field);
}

/** Where a document changes what another one says: what holds on the day that is asked about, with the other. */
function asChanged(
  question: DocumentQuestion,
  chosen: Scored,
  { answering: found, today, ...field }: Found,
): Selection | undefined {
  const holds = ({ unit }: Scored): boolean => holdsThen(unit, question.text, today);
  const older = holds(chosen) ? undefined : before(chosen, found);
  if (older) return { units: compose(question, older, field).units, later: chosen.unit };
  const newer = amending(question, chosen, field.scored);
  if (!newer) return changing(question, chosen, field);
  return holds(newer)
    ? { units: compose(question, newer, field).units, differing: chosen.unit }
    : { units: compose(question, chosen, field).units, later: newer.unit };
}

const NEAR_THE_TOP = 8;

/** Where the change itself was found first: what it changes is told with it. */
function changing(question: DocumentQuestion, chosen: Scored, field: Field): Selection | undefined {
  const older = field.scored
    .slice(0, NEAR_THE_TOP)
    .find((s) => s !== chosen && s.fits && amending(question, s, field.scored)?.unit === chosen.unit);
  return older && { units: compose(question, chosen, field).units, differing: older.unit };
}

function nothingIn({ question, scored, passages }: Found): Selected {
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
  return withLeads(left.sort((a, b) => b.score - a.score));
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

const NEARLY = 0.5;
