import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { nextAdjacent } from './reading.ts';

/** The noun that a noun goes on with; "per cinema started after noon" does not. */
export const compoundWith = (items: readonly Item[], at: number): Mention | undefined =>
  items[at + 2]?.kind === 'clock' ? undefined : nextAdjacent(items, at);
