import { type Learned, shared, tellingFeatures } from '@parley/models/offline/documents/ranking/telling';
import type { Features, Weights } from '@parley/models/offline/text/linear';
import { dot, type Settings } from '../descent.ts';
import { acrossWorlds } from '../folds.ts';
import type { Lessons } from '../ranker.ts';
import type { Ranking } from '../table.ts';
import { chanceRight, type Told, trainTelling } from '../telling.ts';
import { type Contender, trainRanker } from '../train.ts';
import { type Vocabulary, vocabularyOf } from '../vocabulary.ts';
import type { Example, Option } from './examples.ts';
import { isOfKnown, KNOWN_ITSELF, ofKnown } from './known.ts';

const RANK: Settings = { rate: 0.05, l2: 0.1, epochs: 12, averaged: true };
const TELL: Settings = { rate: 0.05, l2: 0.01, epochs: 20, averaged: true };
/** What is known before anything is learned: the score by rules is worth much. */
const START: Weights = { 'r:score': 4 };
/** What fewer questions show is not learned. */
const LEAST = 8;
/** How much a question counts that the rules were made for: its evidence by rules has names of its own. */
const KNOWN_WEIGHT = 1;
/** So many of the likeliest stand in the table. */
const FEW = 3;

/** Worlds of one kind come one after the other, so that each fold leaves out some of each. */
const SPLIT = {
  worldOf: ({ example }: { example: Example }): string => `${example.known} ${example.world}`,
  folds: 6,
};

interface Lesson {
  example: Example;
  contenders: Contender[];
  weight: number;
}

/** The best option of a question, and what tells whether it is right. */
interface Best {
  example: Example;
  option: Option | undefined;
  features: Features;
  rightFew: boolean;
}

/**
 * Learns in two stages: which sentence answers, and whether the likeliest is to be told. Neither learns from the worlds
 * it is tested on.
 */
export function learn(examples: readonly Example[]): Lessons<Ranking, Learned> {
  const words = vocabularyOf(examples.map(optionFeatures), LEAST);
  const lessons = examples.map((example) => lessonOf(example, words));
  const train = (those: readonly Lesson[]): Float32Array => trainRanker(those, words.numbered(START), RANK);
  const best = acrossWorlds(lessons, SPLIT, {
    learn: train,
    use: (weights, lesson) => bestOf(lesson, weights),
  });
  const marks = vocabularyOf(best.map(({ features }) => [features]));
  const told = best.map((each): Best & Told => ({
    ...each,
    vector: marks.vector(each.features),
    right: isRight(each.example, each.option),
    weight: weightOf(each.example),
  }));
  const trainTell = (those: readonly (Best & Told)[]): Float32Array => trainTelling(those, marks.size, TELL);
  return {
    outcomes: acrossWorlds(told, SPLIT, {
      learn: trainTell,
      use: (weights, each) => rankingOf(each, chanceRight(weights, each.vector)),
    }),
    learned: () => ({
      rank: withoutKnown(words.named(train(lessons))),
      tell: withoutKnown(marks.named(trainTell(told))),
    }),
  };
}

const weightOf = ({ known }: Example): number => (known ? KNOWN_WEIGHT : 1);

const isRight = ({ answerable }: Example, option: Option | undefined): boolean =>
  answerable && option?.judgement === 'correct';

const optionFeatures = ({ known, options }: Example): Features[] =>
  options.map(({ features }) => (known ? ofKnown(features) : features));

function lessonOf(example: Example, words: Vocabulary): Lesson {
  const features = optionFeatures(example);
  const contenders = example.options.map((option, at) => ({
    vector: words.vector(features[at] ?? {}),
    right: isRight(example, option),
  }));
  return { example, contenders, weight: weightOf(example) };
}

function bestOf({ example, contenders }: Lesson, weights: Float32Array): Best {
  const { known, options, ofQuestion } = example;
  const shares = shared(
    options,
    contenders.map(({ vector }) => dot(weights, vector)),
  );
  const few = shares.order.slice(0, FEW).map((at) => options[at]);
  const features = options.length > 0 ? tellingFeatures(options, shares, ofQuestion) : {};
  return {
    example,
    option: few[0],
    features: known ? { ...ofKnown(features), ...KNOWN_ITSELF } : features,
    rightFew: few.some((option) => isRight(example, option)),
  };
}

function rankingOf({ example, option, rightFew }: Best, chance: number): Ranking {
  const { world, known, answerable, rules, options } = example;
  return {
    world,
    known,
    answerable,
    rules,
    best: option?.judgement,
    chance,
    rightAmong: { all: options.some((each) => isRight(example, each)), likeliest: rightFew },
  };
}

const withoutKnown = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).filter(([name]) => !isOfKnown(name)));
