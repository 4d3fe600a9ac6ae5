import { canonicalJson } from '@parley/platform/json';
import type { Task, ToolTurn } from './task.ts';

export type Outcome =
  | { kind: 'pending' }
  | { kind: 'answer'; text: string }
  | { kind: 'decline'; text: string };

export const PENDING: Outcome = { kind: 'pending' };

export interface WantedCall {
  name: string;
  arguments: Record<string, unknown>;
}

/**
 * The calls made so far and the ones still wanted. Each turn the whole task is thought through again from its
 * beginning: a call that was made gives its result, another one is noted for this turn.
 */
export interface Ledger {
  call(name: string, args: Record<string, unknown>): ToolTurn | undefined;
  wanted(): WantedCall[];
}

const MOST_CALLS = 12;

export function createLedger(task: Pick<Task, 'turns' | 'stop'>): Ledger {
  const keyOf = (name: string, args: Record<string, unknown>): string => `${name} ${canonicalJson(args)}`;
  const made = new Map(task.turns.map((turn) => [keyOf(turn.tool, turn.arguments), turn]));
  const wanted = new Map<string, WantedCall>();
  return {
    call(name, args) {
      const key = keyOf(name, args);
      const turn = made.get(key);
      if (!turn && !task.stop && wanted.size < MOST_CALLS) wanted.set(key, { name, arguments: args });
      return turn;
    },
    wanted: () => [...wanted.values()],
  };
}
