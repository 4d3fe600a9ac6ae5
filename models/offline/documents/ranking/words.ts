import { rarityOf, toldIn } from '../evidence/likeness.ts';
import { nearBags, says, saysPlainly } from '../evidence/match.ts';
import type { Bag, BaggedUnit, Passage } from '../passages.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';

/** A word of the question with how much it tells, among all texts and among these. */
export interface Weighed {
  term: Term;
  weight: number;
  kind: string;
}

function kindOf(term: Term): string {
  if (/^\d/.test(term.stem)) return 'number';
  if (term.weight > 1) return 'name';
  if (term.situation) return term.told ? 'told' : 'case';
  if (term.attribute) return 'attribute';
  if (term.focus) return 'focus';
  if (term.narrows) return 'narrows';
  if (term.subject) return 'subject';
  if (term.key) return 'key';
  return term.weight >= 0.6 ? 'word' : 'minor';
}

/** The words of a question, each by how rare it is. */
export function weighedTerms({ terms }: DocumentQuestion, units: readonly BaggedUnit[]): Weighed[] {
  const top = Math.log(units.length + 2);
  return terms.map((term) => {
    const holders = units.filter(({ bag }) => saysPlainly(bag, term) > 0).length;
    const rare = Math.log((units.length + 1) / (holders + 0.5)) / top;
    return { term, kind: kindOf(term), weight: (0.3 + 0.7 * rarityOf(term.stem)) * (0.3 + rare) };
  });
}

/** Where and how well a word of the question is said. */
function placeOf(unit: BaggedUnit, term: Term): string {
  const { passage } = unit;
  const own = says(unit.bag, term);
  if (own >= 1) return 'said';
  if (own >= 0.55) return 'meant';
  if (own > 0) return 'hinted';
  if (says(unit.underBag, term) >= 0.55 || says(unit.leadBag, term) >= 0.55) return 'above';
  if (says(passage.headBag, term) >= 0.55) return 'heading';
  if (says(passage.titleBag, term) >= 0.55) return 'title';
  const beside = passage.units.filter((u) => u.block === unit.block || Math.abs(u.index - unit.index) === 1);
  if (beside.some(({ bag }) => says(bag, term) >= 0.55)) return 'beside';
  if (says(passage.bag, term) >= 0.55) return 'passage';
  return 'nowhere';
}

export type Add = (name: string, value?: number) => void;

/** Features of where the words of the question are said. */
export function addWords(add: Add, words: readonly Weighed[], unit: BaggedUnit): void {
  const all = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  for (const { term, kind, weight } of words) {
    const place = placeOf(unit, term);
    add(`w:${place}`, weight / all);
    add(`w:${place}:${kind}`, weight / all);
    if (place === 'nowhere' && weight > 0.6) add('w:rare nowhere');
    if (place === 'said' && weight > 0.6) add('w:rare said');
  }
}

/** How much of some words several bags speak of. */
export function shareSaid(words: readonly Weighed[], bags: readonly Bag[]): number {
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const said = words.reduce((sum, { term, weight }) => sum + weight * toldIn(term, bags), 0);
  return all === 0 ? 0 : said / all;
}

/** What stands around a unit and belongs to it. */
export function around(unit: BaggedUnit): Bag[] {
  const { passage } = unit;
  const beside = passage.units.filter((u) => u.kind === 'sentence' && Math.abs(u.index - unit.index) <= 1);
  return [...nearBags(unit), passage.titleBag, ...beside.map(({ bag }) => bag)];
}

/** How much the rare words of the question say of a document: none of its passages that were found may be missed. */
export function documentShare(words: readonly Weighed[], passages: readonly Passage[]): number {
  return shareSaid(
    words,
    passages.map(({ bag }) => bag),
  );
}
