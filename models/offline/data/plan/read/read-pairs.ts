import type { FigurePair } from '../../link/figure-pairs/figure-pair.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import { differenceOf } from '../conditions/column-pairs.ts';
import { addCondition, type Reading, setIntent } from './reading.ts';

/** One figure against another: a condition, or the figure itself where it is asked by how much they differ. */
export function readFigurePair(reading: Reading, pair: FigurePair): void {
  const { frame } = reading;
  const { start, left, right, op, surface } = pair;
  const mention = (column: Column): Mention => ({
    start,
    end: pair.end,
    surface: column.words.join(' '),
    targets: [{ kind: 'column', column, score: 1 }],
    relation: false,
  });
  if (!pair.gap) {
    // Which part of them did so is asked, unless they are only told apart: "of those that …".
    if (frame.intent === 'share' && !/^(?:that|which|who)\b/i.test(surface)) frame.shareSplit ??= start;
    addCondition(
      reading,
      { kind: 'columns', left: mention(left), right: mention(right), op, across: true, surface },
      start,
    );
    reading.expecting = undefined;
    return;
  }
  const less = op === 'lt' || op === 'lte';
  const [first, second] = less ? [right, left] : [left, right];
  frame.measure = { ...mention(gapOf(first, second, pair.host)), surface };
  reading.expecting = undefined;
  if (pair.ranked) return;
  frame.gap = true;
  setIntent(reading, 'aggregate', true);
  frame.fn ??= 'sum';
  // What was given away on each sale adds up, though prices don't.
  frame.totalAsked = true;
}

const gapOf = (first: Column, second: Column, host: string): Column => ({
  ...differenceOf(first, second, host),
  name: `${first.words.join(' ')} minus ${second.words.join(' ')}`,
  words: [...first.words, 'minus', ...second.words],
});
