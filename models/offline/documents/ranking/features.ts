import type { Features } from '../../text/linear.ts';
import { alikeness } from '../../text/meaning.ts';
import { contentStems } from '../../text/words.ts';
import { failing } from '../choice/accept.ts';
import { chanceOf } from '../choice/convincing.ts';
import { isBare, isLead } from '../evidence/bare.ts';
import { says } from '../evidence/match.ts';
import { isOfTheKind } from '../evidence/of-kind.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import { type DocumentQuestion, isThin } from '../question/question.ts';
import { addCase } from './case-features.ts';
import { bagsOf, type House, houseOf } from './directions.ts';
import { addForms } from './form-features.ts';
import { askedKinds } from './forms.ts';
import { type Add, addWords, around, shareSaid, type Weighed, weighedTerms } from './words.ts';

/** What the candidates of one question have in common. */
export interface Field {
  question: DocumentQuestion;
  passages: readonly Passage[];
  /** All units, best first, whatever their case. */
  all: readonly Scored[];
  /** Those that are left where tables and lists tell cases apart. */
  ofTheCase: ReadonlySet<BaggedUnit>;
  /** What the rules choose. */
  byRules: BaggedUnit | undefined;
}

interface Common extends Field {
  words: Weighed[];
  asking: Weighed[];
  asked: string[];
  /** The sentence that asks, without what is told around it. */
  core: string;
  best: Scored | undefined;
  places: ReadonlyMap<BaggedUnit, number>;
  documents: readonly string[];
  newest: string;
  relevance: number;
  house: House;
  direction: Float32Array;
  coreDirection: Float32Array;
  stems: readonly string[];
}

const bucket = (value: number, edges: readonly number[]): number =>
  edges.filter((edge) => value >= edge).length;

/** Rule-made evidence, which was fitted to the questions that the rules were made for. */
const RULES = 'r:';

function addScores(add: Add, { question, passages, best, places }: Common, scored: Scored): void {
  const rank = places.get(scored.unit) ?? 0;
  add(`${RULES}score`, scored.score);
  add(`${RULES}behind`, Math.min(1.5, (best?.score ?? 0) - scored.score));
  add(`${RULES}rank:${bucket(rank, [1, 2, 3, 5, 8, 13, 25])}`);
  add(`${RULES}lead`, Math.max(-1, Math.min(1, scored.lead)));
  add(`${RULES}coverage`, scored.coverage);
  add(`${RULES}type`, scored.type);
  add(`${RULES}type:${Math.round(scored.type * 10)}|${question.wanted}`);
  add(scored.fits ? `${RULES}fits|${question.wanted}` : `${RULES}unfit|${question.wanted}`);
  if (scored.holds) add('holds');
  add('headed', Math.min(1, scored.headed));
  if (scored.headed >= 0.85) add('headed:very');
  add('told', scored.told);
  const failed = failing(question, scored, passages);
  for (const name of failed) add(`${RULES}fails:${name}`);
  add(`${RULES}fails:${Math.min(5, failed.length)}`);
  if (!isOfTheKind(question, scored)) add(`${RULES}other kind`);
  add(`${RULES}chance`, chanceOf(scored, isThin(question.terms), failed));
}

function addLikeness(
  add: Add,
  { question, core, words, asking }: Common,
  { unit, alike, soft }: Scored,
): void {
  const above = [unit.passage.title, unit.passage.heading, unit.under].join(' ');
  add('alike', alike);
  const { passage } = unit;
  const text = passage.units.map((u) => u.text).join(' ');
  const block = passage.units
    .filter((u) => u.block === unit.block)
    .map((u) => u.text)
    .join(' ');
  const near = passage.units
    .filter((u) => Math.abs(u.index - unit.index) <= 1)
    .map((u) => u.text)
    .join(' ');
  add('alike:passage', alikeness(question.text, `${passage.title} ${text}`));
  add('alike:core passage', alikeness(core, `${passage.title} ${text}`));
  add('alike:block', alikeness(core, `${unit.under} ${unit.lead} ${block}`));
  add('alike:near', alikeness(core, `${unit.under} ${near}`));
  add('alike:title', alikeness(question.text, passage.title));
  add('alike:under', unit.under ? alikeness(core, unit.under) : 0);
  add('alike:own', alikeness(core, unit.text));
  add('alike:whole', alikeness(question.text, unit.text));
  add('alike:above', alikeness(core, above));
  add('alike:lead', unit.lead ? alikeness(core, `${unit.lead} ${unit.text}`) : alikeness(core, unit.text));
  add('soft:own', soft.own);
  add('soft:paragraph', soft.paragraph);
  add('soft:passage', soft.passage);
  add('share:own', shareSaid(words, [unit.bag]));
  add('share:asking', shareSaid(asking, [unit.bag]));
  add('share:around', shareSaid(words, around(unit)));
  add('share:asking around', shareSaid(asking, around(unit)));
  add('share:passage', shareSaid(words, [unit.passage.bag]));
  add('share:heads', shareSaid(asking, [unit.passage.headBag, unit.passage.titleBag, unit.underBag]));
}

const CONTINUES =
  /^(?:it|they|this|these|that|those|however|but|except|otherwise|if not|after|in that case|only|unless|the same|both|instead)\b/i;

function addPlace(add: Add, common: Common, { unit }: Scored): void {
  const { passage, text, kind, index } = unit;
  add(`kind:${kind}`);
  for (const asked of common.asked.slice(0, 1)) add(`${asked}|${kind}`);
  add(`index:${bucket(index, [1, 2, 4, 7])}`);
  add(`length:${bucket(unit.bag.ordered.length, [4, 8, 15, 25, 40])}`);
  if (isBare(unit)) add('bare');
  if (isLead(unit)) add('leads');
  if (unit.under.endsWith('?')) add('answers a question');
  if (CONTINUES.test(text)) add('continues');
  if (passage.withdrawn) add('withdrawn');
  if (passage.updated !== '' && passage.updated === common.newest) add('newest');
  add('relevance', passage.relevance);
  add('relevance^', common.relevance - passage.relevance);
  add(`order:${bucket(common.passages.indexOf(passage), [1, 2, 3, 5, 8, 12])}`);
  add(`document:${Math.min(4, common.documents.indexOf(passage.documentId))}`);
  add('referred', Math.min(3, passage.referredTo) / 3);
  if (/\b(?:minutes|memo|meeting|notice)\b/i.test(passage.title)) add('memo');
  const known = contentStems(common.question.text);
  const own = contentStems(text);
  add('precision', own.size === 0 ? 0 : [...own].filter((s) => known.has(s)).length / own.size);
}

function commonOf(field: Field): Common {
  const { question, all, passages } = field;
  const units = passages.flatMap((p) => p.units);
  const words = weighedTerms(question, units);
  const asking = words.filter(({ term }) => !term.situation);
  const sentences = question.text.split(/(?<=[.!?])\s+/);
  const core = sentences.findLast((s) => s.endsWith('?')) ?? sentences.at(-1) ?? question.text;
  const weight = new Map<string, number>();
  for (const [i, { unit }] of all.slice(0, 10).entries())
    weight.set(unit.passage.documentId, (weight.get(unit.passage.documentId) ?? 0) + 1 / (i + 1));
  const documents = [...weight].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  const house = houseOf(units);
  return {
    ...field,
    house,
    direction: house.direction(bagsOf([question.text])),
    coreDirection: house.direction(bagsOf([core])),
    stems: words.map(({ term }) => term.stem),
    words,
    asking: asking.length > 0 ? asking : words,
    asked: askedKinds(core).concat(),
    core,
    best: all[0],
    places: new Map(all.map(({ unit }, i) => [unit, i])),
    documents: [...documents, ''],
    relevance: Math.max(0, ...passages.map((p) => p.relevance)),
    newest:
      passages
        .map((p) => p.updated)
        .toSorted()
        .at(-1) ?? '',
  };
}

/** Evidence by which candidates are compared with each other, too: who is the best by it, and how far behind. */
const COMPARED = [
  'alike',
  'alike:own',
  'alike:lead',
  'soft:own',
  'soft:paragraph',
  'share:own',
  'share:around',
  'share:asking',
  'share:asking around',
  'alike:passage',
  'alike:block',
  'alike:near',
  'soft:passage',
  'share:passage',
  'share:heads',
  'relevance',
  'house:own',
  'house:core',
  'house:above',
  'house:block',
  'house:passage',
  'answered:own',
  'r:score',
  'r:chance',
  'w:said',
];

function addComparisons(candidates: readonly Features[]): void {
  for (const name of COMPARED) {
    const values = candidates.map((f) => f[name] ?? 0);
    const sorted = values.toSorted((a, b) => b - a);
    const top = sorted[0] ?? 0;
    for (const [i, f] of candidates.entries()) {
      const value = values[i] ?? 0;
      f[`${name}^`] = top - value;
      const rank = sorted.indexOf(value);
      if (rank < 3) f[`${name}#${rank}`] = 1;
    }
  }
}

/** Likeness by what sets the texts of this house apart. */
function addDirections(add: Add, { house, direction, coreDirection, stems }: Common, { unit }: Scored): void {
  const { passage } = unit;
  const above = [passage.titleBag, passage.headBag, unit.underBag, unit.leadBag];
  const beside = passage.units.filter((u) => u.block === unit.block).map(({ bag }) => bag);
  add('house:own', house.alike(direction, [unit.bag]));
  add('house:core', house.alike(coreDirection, [unit.bag]));
  add('house:above', house.alike(coreDirection, [unit.bag, ...above]));
  add('house:under', house.alike(coreDirection, [unit.underBag, unit.leadBag]));
  add('house:block', house.alike(direction, [...beside, ...above]));
  add('house:passage', house.alike(direction, [passage.bag]));
  add('house:title', house.alike(direction, [passage.titleBag]));
  add('answered:own', house.answered(stems, [unit.bag]));
  add('answered:above', house.answered(stems, above));
}

/** What is known of the question alone, and of what was found for it. */
function ofQuestion({ asked, words, passages, byRules, question }: Common): Features {
  const features: Features = {};
  const add: Add = (name, value = 1) => {
    features[name] = (features[name] ?? 0) + value;
  };
  for (const kind of asked) add(`asks ${kind}`);
  add(`wants ${question.wanted}`);
  const bags = passages.map(({ bag }) => bag);
  const all = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  for (const { term, kind, weight } of words) {
    const said = Math.max(0, ...bags.map((bag) => says(bag, term)));
    if (said >= 0.55) continue;
    add('absent', weight / all);
    add(`absent:${kind}`);
    if (said === 0) add(`absent at all:${kind}`);
  }
  add(`terms:${Math.min(8, words.length)}`);
  if (byRules) add('by rules');
  return features;
}

/** What a ranker is told of each of several candidates, and of their question. */
export function featuresOf(
  field: Field,
  candidates: readonly Scored[],
): { each: Features[]; question: Features } {
  const common = commonOf(field);
  const found = candidates.map((scored) => {
    const features: Features = {};
    const add: Add = (name, value = 1) => {
      features[name] = (features[name] ?? 0) + value;
    };
    addScores(add, common, scored);
    addLikeness(add, common, scored);
    addDirections(add, common, scored);
    addForms(add, common, scored);
    addCase(add, common, scored);
    addPlace(add, common, scored);
    addWords(add, common.words, scored.unit);
    const { byRules } = field;
    add(byRules === scored.unit ? 'old:same' : byRules ? 'old:other' : 'old:none');
    if (byRules && byRules !== scored.unit && byRules.passage === scored.unit.passage)
      add('old:same passage');
    return features;
  });
  addComparisons(found);
  return { each: found, question: ofQuestion(common) };
}
