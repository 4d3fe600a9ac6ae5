import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { hasTable, isFilter } from './frame.ts';
import { nextAdjacent } from './reading.ts';

/** "The completed repairs": right before what it is said of, a state is no deed. */
export function isStateOfNext(items: readonly Item[], { targets: [best] }: Mention, at: number): boolean {
  const before = items[at - 1]?.surface ?? '';
  const behind = items.slice(at + 1);
  const next = behind.find((item) => item.kind !== 'mention' || !isFilter(item.mention));
  return (
    best?.kind === 'value' &&
    !best.loose &&
    best.score >= 0.99 &&
    next?.kind === 'mention' &&
    hasTable(next.mention) &&
    /(?:^|\b)(?:the|our|all|of|for|many|which|list|show|by)$/i.test(before)
  );
}

/** The noun that a noun goes on with; "per cinema started after noon" does not. */
export const compoundWith = (items: readonly Item[], at: number): Mention | undefined =>
  items[at + 2]?.kind === 'clock' ? undefined : nextAdjacent(items, at);
