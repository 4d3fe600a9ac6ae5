import { kinOf } from '../../text/kinship.ts';
import { contentWords } from '../../text/words.ts';
import { type Bag, type BaggedUnit, bagOf, type Passage } from '../passages.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';

const SAID = { word: 1, concept: 0.8, wider: 0.65, expression: 0.6, partOfPhrase: 0.5 };

/** How well a bag speaks of a term in its own words, in words of the list for the same thing, or in more general ones. */
export function saysPlainly(bag: Bag, term: Term): number {
  const means = term.concepts.some((c) => bag.concepts.has(c));
  const said = bag.stems.has(term.stem);
  if (term.phrase) return means ? SAID.word : said ? SAID.partOfPhrase : widely(bag, term);
  return said ? SAID.word : means ? SAID.concept : widely(bag, term);
}

/** The same, or in a word that may stand for it. */
export function says(bag: Bag, term: Term): number {
  return saysPlainly(bag, term) || Math.max(kinly(bag, term), meant(bag, term));
}

/** From here on, a word stands for a term well enough to count as its mention; below it is only a hint. */
const MENTION = 0.5;

export function mentions(bag: Bag, term: Term): boolean {
  return says(bag, term) >= MENTION;
}

/** Another expression of the phrase lexicon for the same: "turned down" where it was refused. */
function meant({ meanings }: Bag, term: Term): number {
  return term.meanings.some((meaning) => meanings.has(meaning)) ? SAID.expression : 0;
}

function kinly(bag: Bag, { kin }: Term): number {
  let best = 0;
  for (const [stemmed, worth] of kin ?? [])
    if (worth > best && (bag.stems.has(stemmed) || bag.pairs.has(stemmed))) best = worth;
  return best;
}

/** "Motor home": two words that mean one thing are seldom there by chance. */
function saysInPair({ pairs }: Bag, { kin }: Term): boolean {
  return [...(kin ?? [])].some(([name, worth]) => worth >= MENTION && pairs.has(name));
}

/**
 * The question, each of its terms with the words of these passages that may stand for it. A word that the question has
 * itself stands for nothing else: "electric" is not said by the car in "electric car".
 */
export function withKin(question: DocumentQuestion, passages: readonly Passage[]): DocumentQuestion {
  const vocabulary = new Set(passages.flatMap(({ bag }) => [...bag.stems, ...bag.pairs]));
  for (const { stem } of question.terms) vocabulary.delete(stem);
  const pairs = [...bagOf(question.text).pairs];
  const namesOf = ({ stem }: Term): string[] => [stem, ...pairs.filter((p) => p.split('_').includes(stem))];
  const kin = (term: Term): Map<string, number> =>
    new Map(namesOf(term).flatMap((name) => [...kinOf(name, vocabulary)]));
  // A name stands for itself alone: "Silver" is no "Gold".
  const terms = new Map(
    question.terms.map((term) => [term, term.weight > 1 ? term : { ...term, kin: kin(term) }]),
  );
  const same = (term: Term): Term => terms.get(term) ?? term;
  return {
    ...question,
    terms: question.terms.map(same),
    compounds: question.compounds.map(([a, b]) => [same(a), same(b)]),
  };
}

function widely(bag: Bag, term: Term): number {
  return term.wider.some((stems) => holds(bag, stems)) ? SAID.wider : 0;
}

function holds(bag: Bag, stems: readonly string[]): boolean {
  const [first] = stems;
  if (first === undefined || !bag.stems.has(first)) return false;
  return stems.length === 1 || bag.ordered.some((_, i) => stems.every((s, k) => bag.ordered[i + k] === s));
}

const NEAR = {
  unit: 1,
  under: 0.9,
  lead: 0.85,
  heading: 0.75,
  before: 0.65,
  title: 0.6,
  block: 0.45,
  manifold: 0.35,
  passage: 0.3,
};

/** The sentence before it in its paragraph: what "it" and "the fee" are about was said there. */
function before(unit: BaggedUnit): BaggedUnit | undefined {
  const other = unit.passage.units[unit.index - 1];
  return other && other.block === unit.block && unit.kind === 'sentence' ? other : undefined;
}

function inBlock(unit: BaggedUnit, term: Term): number {
  if (unit.kind !== 'sentence') return 0;
  const { units } = unit.passage;
  return Math.max(0, ...units.filter((u) => u.block === unit.block).map((u) => says(u.bag, term)));
}

/** How near to a unit a term is spoken of. */
export function match(term: Term, unit: BaggedUnit): number {
  const { passage } = unit;
  const previous = before(unit);
  return Math.max(
    says(unit.bag, term) * NEAR.unit,
    says(unit.underBag, term) * NEAR.under,
    says(unit.leadBag, term) * NEAR.lead,
    says(passage.headBag, term) * NEAR.heading,
    previous ? says(previous.bag, term) * NEAR.before : 0,
    says(passage.titleBag, term) * (passage.manifold ? NEAR.manifold : NEAR.title),
    inBlock(unit, term) * NEAR.block,
    says(passage.bag, term) * NEAR.passage,
  );
}

/** The bags of all that stands near a unit: itself, what it stands under, its headings, its title. */
export function nearBags(unit: BaggedUnit): Bag[] {
  const { headBag, titleBag, manifold } = unit.passage;
  const previous = before(unit);
  return [
    unit.bag,
    unit.underBag,
    bagOf(unit.lead),
    headBag,
    ...(manifold ? [] : [titleBag]),
    ...(previous ? [previous.bag] : []),
  ];
}

/** What stands above a text says what it is about; in a sentence, a word that may stand for half a compound is chance. */
const AS_GOOD = 0.5;

/** "Payment code": a text that speaks of payments here and of a code there does not speak of it. */
export function splitsCompound(
  question: DocumentQuestion,
  unit: BaggedUnit,
  document: readonly Passage[],
): boolean {
  if (question.wanted === 'overview') return false;
  const bags = [...nearBags(unit), unit.passage.titleBag];
  const { headBag, titleBag } = unit.passage;
  const known = (term: Term): boolean =>
    bags.some((bag) => saysPlainly(bag, term) > 0 || saysInPair(bag, term)) ||
    [headBag, titleBag, unit.underBag].some((bag) => says(bag, term) > AS_GOOD);
  // A word that the document doesn't have at all is not somewhere else in it: it is missing.
  const elsewhere = (term: Term): boolean =>
    !known(term) && document.some(({ bag }) => saysPlainly(bag, term) > 0);
  const apart = ([first, second]: readonly [Term, Term]): boolean =>
    standsApart(unit, first, second) && asksWhich(question, first);
  return question.compounds.some((pair) => elsewhere(pair[0]) || elsewhere(pair[1]) || apart(pair));
}

/** "Which PAYMENT CODE". */
function asksWhich({ text }: DocumentQuestion, { word }: Term): boolean {
  return new RegExp(`\\b(?:what|which) ${word}\\b`, 'i').test(text);
}

/** Said in two texts of which none is a heading: what comes before has nothing to do with what is named here. */
function standsApart(unit: BaggedUnit, first: Term, second: Term): boolean {
  const { headBag, titleBag } = unit.passage;
  const above = [headBag, titleBag, unit.underBag, unit.leadBag];
  const saysBoth = (bag: Bag): boolean => saysPlainly(bag, first) > 0 && saysPlainly(bag, second) > 0;
  const half = (a: Term, b: Term): boolean =>
    saysPlainly(unit.bag, a) > 0 && above.some((bag) => says(bag, b) > AS_GOOD);
  return !nearBags(unit).some(saysBoth) && !half(first, second) && !half(second, first);
}

/** Whether a term itself, or a word of the list for it, stands near. */
export function saysNear(unit: BaggedUnit, term: Term): boolean {
  return nearBags(unit).some((bag) => saysPlainly(bag, term) >= SAID.concept);
}

/** Whether the text itself, or what stands near it, speaks of a term. */
export function speaksNear(unit: BaggedUnit, term: Term): boolean {
  return nearBags(unit).some((bag) => mentions(bag, term));
}

/**
 * Of these words the ones that no passage mentions. A word that only may stand for one counts where the answer itself
 * is: in a long document there is always some.
 */
export function absentFrom(terms: readonly Term[], passages: readonly Passage[], unit?: BaggedUnit): Term[] {
  return terms.filter(
    (term) => !passages.some(({ bag }) => saysPlainly(bag, term) > 0) && !(unit && speaksNear(unit, term)),
  );
}

/** The question's key words that a document never mentions. */
export function missingTerms(
  question: DocumentQuestion,
  passages: readonly Passage[],
  unit?: BaggedUnit,
): Term[] {
  return absentFrom(
    question.terms.filter((term) => term.key),
    passages,
    unit,
  );
}

/** A title of several matters, or another place of the passage, says it: half near. */
const IN_TITLE = 0.6;
const IN_PASSAGE = 0.15;

/** The share of the weight of these terms that the text itself, what leads to it, its heading or its title speaks of. */
export function nearShare(terms: readonly Term[], unit: BaggedUnit): number {
  const stems = new Set(terms.map((t) => t.stem));
  const compoundIn = ({ ordered }: Bag, { stem }: Term): boolean =>
    ordered.some(
      (s, i) => s === stem && (stems.has(ordered[i + 1] ?? '') || stems.has(ordered[i - 1] ?? '')),
    );
  const bags = nearBags(unit);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const { titleBag, bag: whole } = unit.passage;
  const nearness = (term: Term): number => {
    if (bags.some((bag) => mentions(bag, term))) return 1;
    if (mentions(titleBag, term)) return compoundIn(titleBag, term) ? 1 : IN_TITLE;
    return mentions(whole, term) ? IN_PASSAGE : 0;
  };
  return all === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight * nearness(term), 0) / all;
}

/** A heading of one word that is asked about names a topic; it is no answer to the question yet. */
const TOPIC = 0.5;

/** How much the last heading above a unit, or the question that it answers, is what is asked: 0 to 1. */
export function headingFit(question: DocumentQuestion, unit: BaggedUnit): number {
  const { heading } = unit.passage;
  const last = heading.slice(heading.lastIndexOf(' > ') + 1).replace(/^> /, '');
  return Math.max(alike(question, unit.under), alike(question, last));
}

function alike(question: DocumentQuestion, text: string): number {
  const said = contentWords(text);
  const asked = question.terms.filter((t) => t.weight >= 0.3);
  if (said.length === 0 || asked.length === 0) return 0;
  const bag = bagOf(text);
  const weight = asked.reduce((sum, t) => sum + t.weight, 0);
  const recall = asked.reduce((sum, t) => sum + t.weight * says(bag, t), 0) / weight;
  const known = said.filter((w) => {
    const one = bagOf(w.text);
    return question.terms.some((t) => says(one, t) > 0);
  });
  const precision = known.length / said.length;
  const fit = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return known.length < 2 ? fit * TOPIC : known.length < 3 ? Math.min(fit, 0.8) : fit;
}
