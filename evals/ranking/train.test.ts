import { describe, expect, it } from 'vitest';
import { dot, type Settings } from './descent.ts';
import { acrossWorlds } from './folds.ts';
import { chanceRight, trainTelling } from './telling.ts';
import { type Contender, trainRanker } from './train.ts';
import { vocabularyOf } from './vocabulary.ts';

const SETTINGS: Settings = { rate: 0.1, l2: 0.003, epochs: 8 };
const words = vocabularyOf([[{ good: 1, bad: 1, common: 1, odd: 1, 'only here': 1 }]]);

const reading = (right: boolean, ...names: string[]): Contender => ({
  right,
  vector: words.vector(Object.fromEntries(names.map((name) => [name, 1]))),
});
const question = (): Contender[] => [
  reading(false, 'bad', 'common'),
  reading(true, 'good', 'common'),
  reading(false, 'common'),
];
const ten = (make: () => Contender[]): Contender[][] => Array.from({ length: 10 }, make);
const train = (questions: Contender[][]): Record<string, number> =>
  words.named(
    trainRanker(
      questions.map((contenders) => ({ contenders })),
      words.numbered({}),
      SETTINGS,
    ),
  );

describe('the training of the ranker (R12)', () => {
  it('learns to prefer what right readings show, and nothing of what all show', () => {
    const weights = train(ten(question));
    expect(weights['good']).toBeGreaterThan(0.3);
    expect(weights['bad']).toBeLessThan(-0.3);
    expect(weights).not.toHaveProperty('common');
  });

  it('learns the contrary from the contrary', () => {
    const weights = train(ten(() => question().map((each) => ({ ...each, right: !each.right }))));
    expect(weights['good']).toBeLessThan(0);
  });

  it('learns nothing where no reading is right, or every one', () => {
    expect(train(ten(() => question().map((each) => ({ ...each, right: false }))))).toEqual({});
    expect(train(ten(() => question().map((each) => ({ ...each, right: true }))))).toEqual({});
  });

  it('listens more to what counts more', () => {
    const contrary = ten(() => question().map((each) => ({ ...each, right: !each.right })));
    const weightsBy = (weight: number): Record<string, number> => {
      const lessons = [
        ...ten(question).map((contenders) => ({ contenders })),
        ...contrary.map((contenders) => ({ contenders, weight })),
      ];
      return words.named(trainRanker(lessons, words.numbered({}), SETTINGS));
    };
    expect(weightsBy(0.2)['good']).toBeGreaterThan(0.1);
    expect(weightsBy(3)['good']).toBeLessThan(-0.1);
  });

  it('starts from what is known before, and keeps what nothing contradicts', () => {
    const start = words.numbered({ odd: 2, bad: 2 });
    const lessons = ten(question).map((contenders) => ({ contenders }));
    const weights = words.named(trainRanker(lessons, start, SETTINGS));
    expect(weights['odd']).toBe(2);
    expect(weights['bad']).toBeLessThan(1.9);
  });

  it('can take the mean of many steps, which a last odd example hardly moves', () => {
    const weightOf = (averaged: boolean): number => {
      const settings = { ...SETTINGS, epochs: 1, averaged };
      const lessons = ten(question).map((contenders) => ({ contenders }));
      return words.named(trainRanker(lessons, words.numbered({}), settings))['good'] ?? 0;
    };
    expect(weightOf(true)).toBeGreaterThan(0);
    expect(weightOf(true)).toBeLessThan(weightOf(false));
  });

  it('ends in the same weights each time', () => {
    const mixed = [...ten(question), ...ten(() => [reading(true, 'odd'), reading(false, 'good')])];
    expect(train(mixed)).toEqual(train(mixed));
  });
});

describe('the training of telling', () => {
  it('tells what looks like right answers and declines what looks wrong', () => {
    const told = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? reading(true, 'good', 'common') : reading(false, 'odd', 'common'),
    );
    const weights = trainTelling(told, words.size, SETTINGS);
    expect(dot(weights, reading(true, 'good', 'common').vector)).toBeGreaterThan(1);
    expect(dot(weights, reading(true, 'odd', 'common').vector)).toBeLessThan(-1);
  });
});

describe('weighed examples', () => {
  it('move the telling as much as they count', () => {
    const chanceWhen = (weight: number): number => {
      const told = Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? reading(true, 'good') : { ...reading(false, 'good'), weight },
      );
      return chanceRight(trainTelling(told, words.size, SETTINGS), reading(true, 'good').vector);
    };
    expect(chanceWhen(0.2)).toBeGreaterThan(0.6);
    expect(chanceWhen(5)).toBeLessThan(0.4);
  });
});

describe('cross-validation by world', () => {
  const worlds = ['a', 'b', 'c', 'd', 'e'];
  const items = worlds.flatMap((world) => [1, 2].map((id) => ({ world, id })));

  it('never learns from the world that it tests, and tests each item once', () => {
    const tested = acrossWorlds(
      items,
      { worldOf: ({ world }) => world, folds: 3 },
      {
        learn: (those) => new Set(those.map(({ world }) => world)),
        use: (learnedFrom, item) => ({ item, learnedFrom }),
      },
    );
    expect(tested).toHaveLength(items.length);
    expect(new Set(tested.map(({ item }) => item)).size).toBe(items.length);
    for (const { item, learnedFrom } of tested) {
      expect(learnedFrom).not.toContain(item.world);
      expect(learnedFrom.size).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives no weight to what only the tested world shows', () => {
    const questions = worlds.flatMap((world) =>
      ten(() => (world === 'c' ? [reading(true, 'only here'), reading(false, 'common')] : question())).map(
        (contenders) => ({ world, contenders }),
      ),
    );
    const tested = acrossWorlds(
      questions,
      { worldOf: ({ world }) => world, folds: 5 },
      {
        learn: (those) => trainRanker(those, words.numbered({}), SETTINGS),
        use: (weights, { world }) => ({ world, weight: words.named(weights)['only here'] }),
      },
    );
    expect(tested.filter(({ world }) => world === 'c').map(({ weight }) => weight)).toEqual(
      Array(10).fill(undefined),
    );
    expect(tested.find(({ world }) => world === 'a')?.weight).toBeGreaterThan(0);
  });
});

describe('the vocabulary', () => {
  it('keeps what enough questions show, however often one of them shows it', () => {
    const kept = vocabularyOf([[{ often: 1, once: 1 }, { once: 1 }], [{ often: 1 }]], 2);
    expect(kept.size).toBe(1);
    expect(kept.named(Float32Array.of(0.12345))).toEqual({ often: 0.123 });
    expect([...kept.vector({ once: 1, often: 3 }).values]).toEqual([3]);
  });
});
