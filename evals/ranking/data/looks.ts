import { ASKED } from '@parley/models/offline/data/candidates/choice/choose';
import {
  type FirstLook,
  type Rival,
  rivalsOf,
  secondFeatures,
  tellingFeatures,
} from '@parley/models/offline/data/candidates/choice/ranking';
import { type Features, ranked } from '@parley/models/offline/text/linear';
import { dot } from '../descent.ts';
import type { Judgement } from '../table.ts';
import type { Contender } from '../train.ts';
import type { Example } from './examples.ts';

/** A reading among the others of its question, and what became of it. */
export interface Entry extends Rival {
  result: Features;
  judgement: Judgement;
  right: boolean;
}

/** The readings of a question that are compared. */
export interface Look<T extends Entry> {
  example: Example;
  /** How many there were at first. */
  many: number;
  entries: T[];
}

type Ranking = Entry & Contender;
type Asked = Entry & { look: FirstLook };

/** The best reading of a question, and what tells whether it is right. */
export interface Best {
  example: Example;
  entry: Entry | undefined;
  features: Features;
  /** Whether one of those that were asked is right. */
  rightAsked: boolean;
}

/** All readings of a question; what the rules say counts only where it is no better than elsewhere. */
export function entriesOf(example: Example): Entry[] {
  const { known, rules, readings, answerable } = example;
  const rivals = rivalsOf(
    readings.map(({ features, same }) => ({ features, same: !known && same })),
    byRules(example),
    rules.text,
  );
  return rivals.map((rival, index) => {
    const reading = readings[index];
    const judgement = reading?.judgement ?? (answerable ? rules.verdict : 'wrong');
    return { ...rival, result: reading?.result ?? {}, judgement, right: judgement === 'correct' };
  });
}

const byRules = ({ known, rules }: Example) => (known ? undefined : rules.kind);

/** The likeliest readings at the first look: as many as the engine asks of the database, and that of the rules. */
export function likeliest({ example, many, entries }: Look<Ranking>, weights: Float32Array): Look<Asked> {
  const { scores, chances, order } = ranked(entries.map(({ vector }) => dot(weights, vector)));
  const isOld = (at: number): boolean => entries[at]?.what === 'old';
  const asked = new Set(order.filter((at) => !isOld(at)).slice(0, ASKED));
  const left = order
    .filter((at) => asked.has(at) || isOld(at))
    .flatMap((at, nth): Asked[] => {
      const entry = entries[at];
      if (!entry) return [];
      return [
        { ...entry, look: { score: scores[at] ?? 0, chance: chances[at] ?? 0, nth, what: entry.what } },
      ];
    });
  return { example, many, entries: left };
}

export const featuresOnceKnown = ({ features, result, look }: Asked): Features =>
  secondFeatures(features, result, look);

/** The best reading at the second look. */
export function bestOf({ example, many, entries }: Look<Ranking>, weights: Float32Array): Best {
  const second = ranked(entries.map(({ vector }) => dot(weights, vector)));
  const told = entries.map(({ features, result, what }) => ({ features: { ...features, ...result }, what }));
  const [best] = second.order;
  return {
    example,
    entry: best === undefined ? undefined : entries[best],
    features: tellingFeatures(told, second, byRules(example), many),
    rightAsked: entries.some(({ right }) => right),
  };
}
