import { aboutAdjective } from '../../language/superlatives.ts';
import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { hasColumn, hasTable, isFilter } from '../read/frame.ts';
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

/** "The cost of completed repairs": right before them, a word that is a value itself says which are meant. */
export function isStateOfNext(items: readonly Item[], { targets: [best] }: Mention, at: number): boolean {
  const [before, next, after] = [items[at - 1], items[at + 1], items[at + 2]];
  if (best?.kind !== 'value' || best.loose || best.score < 0.99 || before?.kind === 'mention') return false;
  const noun = next?.kind === 'mention' && isFilter(next.mention) && !hasTable(next.mention) ? after : next;
  return (
    noun?.kind === 'mention' &&
    noun.mention.targets.some((each) => each.kind === 'table' && each.table === best.column.table)
  );
}
