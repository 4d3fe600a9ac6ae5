import type { Learned } from '@parley/models/offline/data/candidates/choice/weights';
import type { Features } from '@parley/models/offline/text/linear';
import type { Settings } from '../descent.ts';
import { acrossWorlds } from '../folds.ts';
import type { Lessons } from '../ranker.ts';
import type { Ranking } from '../table.ts';
import { chanceRight, type Told, trainTelling } from '../telling.ts';
import { type Contender, trainRanker } from '../train.ts';
import { type Vocabulary, vocabularyOf } from '../vocabulary.ts';
import type { Example } from './examples.ts';
import {
  type Best,
  bestOf,
  type Entry,
  entriesOf,
  featuresOnceKnown,
  type Look,
  likeliest,
} from './looks.ts';

const FIRST: Settings = { rate: 0.1, l2: 0.02, epochs: 8 };
const SECOND: Settings = { rate: 0.05, l2: 0.01, epochs: 6 };
const TELL: Settings = { rate: 0.1, l2: 0.003, epochs: 12 };
/** What fewer questions show is not learned. */
const LEAST = { first: 4, second: 6 };
const SPLIT = { worldOf: ({ example }: { example: Example }): string => example.world, folds: 6 };

/** The best reading of a question, chosen by what was learned from other worlds. */
export interface Outcome extends Ranking {
  example: Example;
  entry: Entry | undefined;
}

/**
 * Learns in three stages: which readings are worth a query, which of these is best when their answers are known, and
 * whether it is to be told. No stage learns from the worlds it is tested on, but what it is told of the others comes
 * from a stage before that may have: only worlds that are held out altogether give a figure free of that.
 */
export function learn(examples: readonly Example[]): Lessons<Outcome, Learned> {
  const all = examples.map((example): Look<Entry> => {
    const entries = entriesOf(example);
    return { example, many: entries.length, entries };
  });
  const first = stageOf(all, ({ features }) => features, { least: LEAST.first, settings: FIRST });
  const asked = acrossWorlds(first.looks, SPLIT, {
    learn: first.train,
    use: (weights, look) => likeliest(look, weights),
  });
  const second = stageOf(asked, featuresOnceKnown, { least: LEAST.second, settings: SECOND });
  const best = acrossWorlds(second.looks, SPLIT, {
    learn: second.train,
    use: (weights, look) => bestOf(look, weights),
  });
  const words = vocabularyOf(best.map(({ features }) => [features]));
  const told = best.map((each) => ({
    ...each,
    vector: words.vector(each.features),
    right: isAnswered(each),
  }));
  const train = (others: readonly (Told & Best)[]): Float32Array =>
    trainTelling(
      others.filter(({ example }) => !example.known),
      words.size,
      TELL,
    );
  const rightAny = new Set(
    all.filter(({ entries }) => entries.some(({ right }) => right)).map(({ example }) => example),
  );
  return {
    outcomes: acrossWorlds(told, SPLIT, {
      learn: train,
      use: (weights, { vector, example, entry, rightAsked }): Outcome => ({
        example,
        entry,
        world: example.world,
        known: example.known,
        answerable: example.answerable,
        rules: example.rules.verdict,
        best: entry?.judgement,
        chance: chanceRight(weights, vector),
        rightAmong: { all: rightAny.has(example), likeliest: rightAsked },
      }),
    }),
    learned: () => ({
      first: first.words.named(first.train(first.looks)),
      second: second.words.named(second.train(second.looks)),
      tell: words.named(train(told)),
    }),
  };
}

const isAnswered = ({ example, entry }: Best): boolean => example.answerable && entry?.right === true;

interface Stage<T extends Entry> {
  words: Vocabulary;
  looks: Look<T & Contender>[];
  train(looks: readonly Look<T & Contender>[]): Float32Array;
}

/** Readings as a ranker compares them. */
function stageOf<T extends Entry>(
  looks: readonly Look<T>[],
  featuresOf: (entry: T) => Features,
  { least, settings }: { least: number; settings: Settings },
): Stage<T> {
  const words = vocabularyOf(
    looks.map(({ entries }) => entries.map(featuresOf)),
    least,
  );
  return {
    words,
    looks: looks.map((look) => ({
      ...look,
      entries: look.entries.map((entry) => ({ ...entry, vector: words.vector(featuresOf(entry)) })),
    })),
    train: (those) =>
      trainRanker(
        those.map(({ entries }) => ({ contenders: entries })),
        words.numbered({}),
        settings,
      ),
  };
}
