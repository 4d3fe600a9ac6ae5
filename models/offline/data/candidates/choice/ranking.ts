import type { Features, Ranked } from '../../../text/linear.ts';

/** How the reading by rules stands to a candidate. */
export type Agreement = 'same' | 'other' | 'declined';

/** What became of the reading by rules. */
export type ByRules = 'answer' | 'decline';

/** One of the readings that are compared: a candidate, or the reading by rules where no candidate is the same. */
export interface Rival {
  features: Features;
  /** Whether it is the reading by rules, another one, or new. */
  what: 'old' | 'same' | 'new';
}

/** The features by which rivals are compared; of what the rules said only where that is known. */
export function rivalsOf(
  candidates: readonly { features: Features; same: boolean }[],
  byRules: ByRules | undefined,
  said = '',
): Rival[] {
  const rivals = candidates.map(({ features, same }): Rival => {
    const agreement: Agreement = same ? 'same' : byRules === 'answer' ? 'other' : 'declined';
    return {
      features: byRules === undefined ? features : { ...features, [`old:${agreement}`]: 1 },
      what: same ? 'same' : 'new',
    };
  });
  return byRules === 'answer' && !candidates.some(({ same }) => same)
    ? [...rivals, { features: saidFeatures(said), what: 'old' }]
    : rivals;
}

/** What answers look like, by how they begin. */
const LOOKS: readonly [begins: RegExp, look: string][] = [
  [/^(?:yes, |no, )?there (?:is|are) (?:\*\*|at least)/i, 'number'],
  [/^(?:yes, |no, )?there (?:is|are) (?:no|nothing)/i, 'nothing'],
  [/^number of/i, 'groups'],
  [/^the (?:total|average|median|highest|lowest)/i, 'figure'],
  [/^\*\*/, 'share'],
  [/^for the/i, 'fact'],
  [/^on average/i, 'mean'],
];

/** What the answer by rules looks like, where no candidate asks the same. */
function saidFeatures(said: string): Features {
  const look = LOOKS.find(([begins]) => begins.test(said))?.[1] ?? 'other';
  return {
    o: 1,
    [`o:${look}`]: 1,
    ...(/\(I read /.test(said) ? { 'o:replaced': 1 } : {}),
    ...(/I could not answer/.test(said) ? { 'o:partly': 1 } : {}),
    ...(/the first 50 are/.test(said) ? { 'o:cut': 1 } : {}),
  };
}

const TOLD =
  /^(?:op:|open|weak|old:|o$|head:|measure:|entity:|skip:|conditions|joins|score$|before$|date:|compare:|value|loose|flag|present|missing|lacks|context|by:|counted:|own:|result:|people|who:|unsaid|unheld|reading said|question held|noun:|attribute@|head@|measure@|entity@|by@|group@|attribute:|fn:|group:)/;

/** The features that say something beyond one question; single words don't. */
const toldOf = (features: Features): [string, number][] =>
  Object.entries(features).filter(([name]) => TOLD.test(name) && !name.startsWith('open='));

const OPEN_WORDS = /^open:(?:word|verb|participle|capital|number|adverb)$/;

const openCount = ({ features }: Rival): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (OPEN_WORDS.test(name) ? value : 0), 0);

/** How a rival stood at the first look. */
export interface FirstLook {
  score: number;
  chance: number;
  /** 0 is the best. */
  nth: number;
  what: Rival['what'];
}

/** By what the few best are compared once more, when it is known what each of them would answer. */
export function secondFeatures(
  own: Features,
  result: Features,
  { score, chance, nth, what }: FirstLook,
): Features {
  return {
    ...Object.fromEntries(toldOf(own)),
    ...result,
    first: score / 5,
    'first chance': chance,
    'first log chance': Math.log(chance + 1e-4) / 3,
    [`first:${nth}`]: 1,
    [`what:${what}`]: 1,
  };
}

/** What tells whether the best rival may be told as the answer. */
export function tellingFeatures(
  rivals: readonly Rival[],
  { scores, chances, order }: Ranked,
  byRules: ByRules | undefined,
  /** How many there were at the first look. */
  many: number,
): Features {
  const [first, second] = order;
  const best = first === undefined ? undefined : rivals[first];
  if (first === undefined || !best) return { none: 1 };
  const chance = chances[first] ?? 0;
  const next = second === undefined ? 0 : (chances[second] ?? 0);
  return {
    bias: 1,
    chance,
    'log chance': Math.log(chance + 1e-3),
    margin: chance - next,
    score: (scores[first] ?? 0) / 5,
    [`what:${best.what}`]: 1,
    [`rivals:${Math.min(6, Math.floor(many / 10))}`]: 1,
    [`least open:${Math.min(4, ...rivals.map(openCount))}`]: 1,
    ...(byRules === undefined ? {} : { [`rules:${byRules}`]: 1 }),
    ...Object.fromEntries(toldOf(best.features).map(([name, value]) => [`best ${name}`, value])),
  };
}
