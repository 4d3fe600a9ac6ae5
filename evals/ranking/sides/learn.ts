import { sideFeatures } from '@parley/models/offline/plan/leaning/features';
import type { Weights } from '@parley/models/offline/text/linear';
import type { Settings } from '../descent.ts';
import { acrossWorlds } from '../folds.ts';
import { chanceRight, type Told, trainTelling } from '../telling.ts';
import { vocabularyOf } from '../vocabulary.ts';
import type { Sided } from './questions.ts';

const SIDE: Settings = { rate: 0.1, l2: 0.002, epochs: 12, averaged: true };
/** What fewer questions show is not learned. */
const LEAST = 4;
const FOLDS = 8;

export interface Judged extends Sided {
  /** How likely it is one for the records. */
  chance: number;
}

export interface LearnedSides {
  /** Each question by what other worlds teach. */
  outcomes: Judged[];
  learned(): { side: Weights };
  /** Questions that nothing was learned from. */
  judge(questions: readonly Sided[]): Judged[];
}

/** Learns whether records or documents answer a question; both sides count the same, however many each has. */
export function learnSides(questions: readonly Sided[]): LearnedSides {
  const features = questions.map(({ question }) => sideFeatures(question));
  const words = vocabularyOf(
    features.map((each) => [each]),
    LEAST,
  );
  const records = questions.filter(({ ofRecords }) => ofRecords).length;
  const weight = records / Math.max(1, questions.length - records);
  const lessons = questions.map((each, at): Sided & Told => ({
    ...each,
    vector: words.vector(features[at] ?? {}),
    right: each.ofRecords,
    weight: each.ofRecords ? 1 : weight,
  }));
  const train = (those: readonly Told[]): Float32Array => trainTelling(those, words.size, SIDE);
  const judged = (weights: Float32Array, each: Sided, vector: Told['vector']): Judged => ({
    world: each.world,
    question: each.question,
    ofRecords: each.ofRecords,
    chance: chanceRight(weights, vector),
  });
  return {
    outcomes: acrossWorlds<Sided & Told, Float32Array, Judged>(
      lessons,
      { worldOf: ({ world }) => world, folds: FOLDS },
      { learn: train, use: (weights, lesson) => judged(weights, lesson, lesson.vector) },
    ),
    learned: () => ({ side: words.named(train(lessons)) }),
    judge(others) {
      const weights = train(lessons);
      return others.map((each) => judged(weights, each, words.vector(sideFeatures(each.question))));
    },
  };
}
