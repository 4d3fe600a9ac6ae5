import { aboutAdjective } from '../../language/superlatives.ts';
import type { Mention } from '../../link/mention.ts';
import { hasColumn } from '../read/frame.ts';
import type { Reading } from '../read/reading.ts';

/** "How many products were returned": those that have such rows, where nothing else is said of them. */
export function isDoneToSome({ items, frame }: Reading, mention: Mention, at: number): boolean {
  const [best] = mention.targets;
  return (
    frame.intent === 'count' &&
    best?.kind === 'table' &&
    /^(?:is|are|was|were|been|got)$/i.test(items[at - 1]?.surface ?? '') &&
    items.slice(at + 1).every(({ kind }) => kind === 'word')
  );
}

/** "Paid last": the latest by the day of that deed. */
export const isRankedDay = ({ items }: Reading, mention: Mention): boolean =>
  hasColumn(mention, ['date'], 0.4) &&
  items.some(
    (item) =>
      item.kind === 'operator' &&
      item.operator.kind === 'superlative' &&
      aboutAdjective(item.operator.adjective) === 'date',
  );
