import { conditionFit } from '../evidence/case-fit.ts';
import { shareTold } from '../evidence/likeness.ts';
import { nearBags } from '../evidence/match.ts';
import type { BaggedUnit } from '../passages.ts';
import { type DocumentQuestion, isThin, type Term } from './question.ts';

/** How much of the case that was told around a question a unit and its paragraph speak of. */
export function toldOf({ terms }: DocumentQuestion, unit: BaggedUnit): number {
  const situation = terms.filter((t) => t.situation && t.weight >= 0.3);
  if (situation.length === 0) return 0;
  const paragraph = unit.passage.units.filter((u) => u.block === unit.block && u.kind === 'sentence');
  const bags = unit.kind === 'sentence' ? paragraph.map((u) => u.bag) : [];
  return shareTold(situation, [...nearBags(unit), unit.passage.titleBag, ...bags]);
}

/** Below it, a number in common with the case is there by chance: two hours here, two nurses there. */
const OF_THE_CASE = 0.2;

export function conditionOf(question: DocumentQuestion, unit: BaggedUnit, told: number): number {
  if (told >= OF_THE_CASE || !question.terms.some((t) => t.situation)) return conditionFit(question, unit);
  const telling = question.quantities.filter((q) => q.kind === 'money' || !Number.isInteger(q.low));
  return conditionFit({ ...question, quantities: telling }, unit);
}

/** Of the case told around a question so many words are enough: a rule has its own words for most of it. */
const ENOUGH_OF_CASE = 2;
/** What hardly says anything itself stands on the case that was told before it. */
const LEANING = 2;

/** The share of what is asked that is spoken of; of the case that was told with it, the words that are spoken of best. */
export function coverageOf(
  terms: readonly Term[],
  weigh: (t: Term) => number,
  said: (t: Term) => number,
): number {
  const lean = isThin(terms) ? LEANING : 1;
  const told = terms
    .filter((t) => t.situation)
    .map((t) => ({ weight: lean * weigh(t), said: said(t) }))
    .toSorted((a, b) => b.weight * b.said - a.weight * a.said);
  const own = terms.filter((t) => !t.situation).map((t) => ({ weight: weigh(t), said: said(t) }));
  const counted = [...own, ...told.slice(0, ENOUGH_OF_CASE * lean)];
  const total = counted.reduce((sum, t) => sum + t.weight, 0) || 1;
  return counted.reduce((sum, t) => sum + t.weight * t.said, 0) / total;
}
