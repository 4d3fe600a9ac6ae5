import { stem } from '../../text/stem.ts';
import type { BaggedUnit } from '../passages.ts';
import { isSameUnit, quantitiesOfCell, quantitiesOfUnit } from '../question/measures.ts';
import { contains, type Quantity, timeRatio } from '../question/quantities.ts';
import type { DocumentQuestion } from '../question/question.ts';

/** What was asked about a case ("6 years", "$300") is answered where the text's range holds the case. */
export function conditionFit(question: DocumentQuestion, unit: BaggedUnit): number {
  const all = quantitiesOfUnit(unit);
  const fit = question.quantities.reduce(
    (sum, asked) => sum + caseFit(asked, casesIn(unit, asked) ?? all),
    0,
  );
  // Whether something is needed is told by the rule for the other cases just as well.
  return question.wanted === 'permission' ? Math.max(0, fit) / 2 : fit;
}

/**
 * What a row tells of cases: its first cell does; else several cells that tell ranges ("Take it: up to 5", "Send it
 * back: above 6"), or the very number that is asked about.
 */
function casesIn({ cells }: BaggedUnit, asked: Quantity): Quantity[] | undefined {
  if (!cells) return undefined;
  const [first = [], ...others] = cells.map((cell) =>
    quantitiesOfCell(cell).filter((q) => comparable(q, asked)),
  );
  if (first.length > 0) return first;
  const ranges = others.filter((told) => told.some((q) => !q.exact));
  return ranges.length > 1 ? ranges.flat() : others.flat().filter((q) => q.exact);
}

/** The number of a case: of an open range one just beyond its end. */
export function caseValue(asked: Quantity): number {
  return Number.isFinite(asked.low)
    ? asked.low + (asked.open.low ? 0.5 : 0)
    : asked.high - (asked.open.high ? 0.5 : 0);
}

function caseFit(asked: Quantity, quantities: readonly Quantity[]): number {
  const told = quantities.filter((q) => comparable(q, asked));
  const value = caseValue(asked);
  if (told.some((q) => contains(q, value))) return 0.45;
  if (asked.kind === 'time' && quantities.some((q) => holdsInOtherUnit(q, asked.unit, value))) return 0.45;
  return told.length > 0 && told.every((q) => !q.exact) ? -0.4 : 0;
}

/** "Ten weeks ago" lies in "between 61 and 90 days". */
function holdsInOtherUnit(range: Quantity, unit: string, value: number): boolean {
  const ratio = timeRatio(unit, range.unit);
  if (range.kind !== 'time' || range.exact || ratio === undefined) return false;
  // Years lie in "four weeks or more", but nobody means them there.
  const near = ratio <= MOST_APART && ratio >= 1 / MOST_APART;
  return contains(range, value * ratio) && (near || Number.isFinite(range.low + range.high));
}

const MOST_APART = 31;

/** Whether a number of a text tells a case of the kind that is asked about. */
export function comparable(told: Quantity, asked: Quantity): boolean {
  if (asked.kind === 'money') return told.kind === 'money';
  if (told.kind === 'time' && asked.kind === 'time') return stem(told.unit) === stem(asked.unit);
  if (told.kind === 'percent' || asked.kind === 'percent') return told.kind === asked.kind;
  if (told.kind === 'money') return false;
  if (told.kind === 'time') return asked.unit === '';
  if (told.unit === '') return asked.kind === 'plain' || !told.exact;
  return asked.kind === 'plain' && (asked.unit === '' || isSameUnit(told.unit, asked.unit) || !told.exact);
}
