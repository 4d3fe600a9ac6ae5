import { columnsOf, cut } from '../evidence/grid.ts';
import type { Scored } from '../evidence/score.ts';
import { paragraphOf } from '../evidence/surroundings.ts';
import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';
import { MIN_COVERAGE } from './accept.ts';
import { completing, continued, introduced } from './along.ts';
import { workedOut } from './arithmetic.ts';
import { differingFrom, type Field } from './differing.ts';
import { ruleAndExceptions } from './joint.ts';

export interface Selection {
  /** What answers, in the order of the document. */
  units: BaggedUnit[];
  /** The same matter with another number, in another document. */
  differing?: BaggedUnit;
  /** What changes it after the day that is asked about. */
  later?: BaggedUnit;
  /** What follows from it for the case that is asked about, as a sum. */
  sum?: string;
}

const CLOSE = 0.82;
const MAX_UNITS = { overview: 5, other: 3 };

/** What is told along with the sentence that answers: that it no longer holds, its list, how it goes on. */
function besides(unit: BaggedUnit, question: DocumentQuestion): BaggedUnit[] {
  const end = question.wanted === 'overview' ? undefined : unit.passage.withdrawnBy;
  return [
    ...(end ? [end] : []),
    ...introduced(unit, question),
    ...continued(unit, question),
    ...completing(unit, question),
  ];
}

interface Close {
  question: DocumentQuestion;
  best: Scored;
  scored: readonly Scored[];
  limit: number;
}

/** What answers nearly as well as the best. */
function addClose(chosen: Set<BaggedUnit>, { question, best, scored, limit }: Close): void {
  const threshold = best.score * (question.wanted === 'overview' ? 0.7 : CLOSE);
  for (const other of scored) {
    if (chosen.size >= limit || other.score < threshold) break;
    if (!adds(question, other, best) || [...chosen].some((u) => u.text === other.unit.text)) continue;
    chosen.add(other.unit);
    for (const unit of continued(other.unit, question).slice(0, 1)) chosen.add(unit);
  }
}

/** What is told of an answer: itself, what belongs to it, what contradicts it. */
export function compose(question: DocumentQuestion, best: Scored, field: Field): Selection {
  const { scored } = field;
  const chosen = new Set<BaggedUnit>([best.unit]);
  const { rule, exceptions } = ruleAndExceptions(best.unit, question, scored);
  for (const unit of [rule, ...besides(best.unit, question), ...exceptions]) chosen.add(unit);
  // The rest of a paragraph takes no place of what answers by itself.
  const paragraph = paragraphOf(best.unit, question).filter((unit) => !chosen.has(unit));
  const most = question.wanted === 'overview' ? MAX_UNITS.overview : MAX_UNITS.other;
  const limit = most + paragraph.length;
  for (const unit of paragraph) chosen.add(unit);
  addClose(chosen, { question, best, scored, limit });
  const differing = differingFrom(question, best, field)?.unit;
  const sum = differing ? undefined : workedOut(question, asAsked(question, rule), exceptions);
  return {
    units: inOrder(chosen, best.unit).map((unit) => asAsked(question, unit)),
    ...(differing ? { differing } : {}),
    ...(sum ? { sum } : {}),
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

function inOrder(chosen: ReadonlySet<BaggedUnit>, best: BaggedUnit): BaggedUnit[] {
  const rank = (u: BaggedUnit): number => (u.passage === best.passage ? 0 : 1);
  return [...chosen].sort(
    (a, b) => rank(a) - rank(b) || a.passage.heading.localeCompare(b.passage.heading) || a.index - b.index,
  );
}
