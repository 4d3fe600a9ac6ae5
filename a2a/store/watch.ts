import type { Database } from '@parley/platform/database';
import { EVENTS_CHANNEL } from './rows.ts';

/** Wakes readers of one task's log. */
export interface Watch extends Disposable {
  /** Resolves when the log may have grown since the last call, at the latest after `ms`. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Watcher {
  watch(taskId: string): Promise<Watch>;
  close(): Promise<void>;
}

type Wake = () => void;

/** One LISTEN for all readers of a process. */
export function createWatcher(database: Database): Watcher {
  const readers = new Map<string, Set<Wake>>();
  let listening: Promise<() => Promise<void>> | undefined;

  const onPayload = (taskId: string): void => {
    const woken = taskId === '' ? [...readers.values()] : [readers.get(taskId) ?? []];
    for (const wakes of woken) for (const wake of wakes) wake();
  };
  const listen = (): Promise<() => Promise<void>> => {
    listening ??= database.listen(EVENTS_CHANNEL, onPayload).catch((error: unknown) => {
      listening = undefined;
      throw error;
    });
    return listening;
  };

  return {
    async watch(taskId) {
      // Without LISTEN readers still look at their own pace.
      await listen().catch(() => undefined);
      const reader = createReader();
      const wakes = readers.get(taskId) ?? new Set();
      readers.set(taskId, wakes.add(reader.wake));
      return {
        wait: reader.wait,
        [Symbol.dispose]() {
          wakes.delete(reader.wake);
          if (wakes.size === 0 && readers.get(taskId) === wakes) readers.delete(taskId);
        },
      };
    },
    async close() {
      await (await listening?.catch(() => undefined))?.();
    },
  };
}

function createReader(): { wake: Wake; wait: Watch['wait'] } {
  let woken = false;
  let resume: Wake | undefined;
  const wake = (): void => {
    woken = true;
    resume?.();
  };
  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resume = undefined;
        woken = false;
        resolve();
      };
      const timer = setTimeout(done, ms);
      resume = done;
      signal.addEventListener('abort', done, { once: true });
      if (woken || signal.aborted) done();
    });
  return { wake, wait };
}
