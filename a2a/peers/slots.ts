import { ParleyError } from '@parley/platform/errors';
import type { KnownAgent } from '../registry.ts';

export interface Slots {
  take(
    agent: Pick<KnownAgent, 'url' | 'remote' | 'maxConcurrentTasks'>,
    signal: AbortSignal,
  ): Promise<() => void>;
}

/**
 * Keeps to what other makers' cards say they take at once, for the tasks of this process. Our own agents have a queue.
 */
export function createSlots(): Slots {
  const taken = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const release = (url: string): void => {
    const next = waiting.get(url)?.shift();
    // The place goes from hand to hand: nobody comes in between.
    if (next) {
      next();
      return;
    }
    const left = (taken.get(url) ?? 1) - 1;
    if (left > 0) taken.set(url, left);
    else taken.delete(url);
  };
  const once = (url: string) => {
    let held = true;
    return () => {
      if (held) release(url);
      held = false;
    };
  };

  return {
    async take({ url, remote, maxConcurrentTasks }, signal) {
      if (!remote) return () => undefined;
      signal.throwIfAborted();
      const now = taken.get(url) ?? 0;
      if (now < maxConcurrentTasks) {
        taken.set(url, now + 1);
        return once(url);
      }
      await turn(waiting, url, signal);
      return once(url);
    },
  };
}

function turn(waiting: Map<string, (() => void)[]>, url: string, signal: AbortSignal): Promise<void> {
  const queue = waiting.get(url) ?? [];
  waiting.set(url, queue);
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      const at = queue.indexOf(go);
      if (at >= 0) queue.splice(at, 1);
      reject(new ParleyError('canceled', 'The wait for a free place at an agent was stopped.'));
    };
    queue.push(go);
    signal.addEventListener('abort', leave, { once: true });
  });
}
