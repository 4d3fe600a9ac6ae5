import { setTimeout as sleep } from 'node:timers/promises';
import { type CancellationReceipt, type Leaf, leavesOfLog, toReceipt } from '../cancellation.ts';
import type { Leaves } from '../execution.ts';
import type { LoggedEvent } from '../task-types.ts';

export interface LeafTracker extends Leaves {
  /** Waits until nothing is under way any more, but not longer than `ms`; then says what became of everything. */
  receipt(log: readonly LoggedEvent[], ms: number): Promise<CancellationReceipt>;
}

const NO_ANSWER = 'It was told to stop and has not ended yet.';

interface Tracked {
  leaf: Leaf;
  /** What is known of it beyond the call itself: the leaves of a delegated task. */
  below: Leaf[];
  ended: Promise<unknown> | undefined;
}

/** Keeps track of what one claim of a task has under way. */
export function createLeaves(signal: AbortSignal): LeafTracker {
  const tracked: Tracked[] = [];
  return {
    async track(named, work) {
      signal.throwIfAborted();
      const one: Tracked = {
        leaf: { ...named, outcome: 'unstoppable', reason: NO_ANSWER },
        below: [],
        ended: undefined,
      };
      tracked.push(one);
      const told = { outcome: undefined as Leaf['outcome'] | undefined };
      const became = (leaf: Partial<Leaf>, below: readonly Leaf[] = []): void => {
        told.outcome = leaf.outcome ?? told.outcome;
        Object.assign(one.leaf, leaf);
        one.below.push(...below);
      };
      const settled = (outcome: Leaf['outcome']): void => {
        one.ended = undefined;
        if (told.outcome !== undefined) return;
        one.leaf.outcome = outcome;
        delete one.leaf.reason;
      };
      const working = work(became);
      one.ended = working;
      try {
        const result = await working;
        settled('finished');
        return result;
      } catch (error) {
        settled(signal.aborted ? 'stopped' : 'finished');
        throw error;
      }
    },
    report(leaves) {
      for (const leaf of leaves) tracked.push({ leaf: { ...leaf }, below: [], ended: undefined });
    },
    async receipt(log, ms) {
      const open = tracked.flatMap(({ ended }) => ended ?? []);
      const enough = new AbortController();
      const limit = sleep(ms, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled(open), limit]);
      enough.abort();
      return toReceipt([...leavesOfLog(log), ...tracked.flatMap(({ leaf, below }) => [leaf, ...below])]);
    },
  };
}
