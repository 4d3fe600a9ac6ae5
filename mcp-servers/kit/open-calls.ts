import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ServerInstance, ToolDefinition } from '../define.ts';

/** The calls that are being worked on: a server that is told to stop lets them come to their answer. */
export interface OpenCalls {
  /** The same server, whose calls are known here. */
  watch(instance: ServerInstance): ServerInstance;
  /** Resolves when no call is open, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
}

export function createOpenCalls(): OpenCalls {
  const open = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.finally(() => open.delete(ended));
    open.add(ended);
    return ended;
  };
  const drained = async (): Promise<void> => {
    while (open.size > 0) await Promise.allSettled(open);
    // What a call has returned is written in the turn of the loop in which it ends.
    await nextTurn();
  };
  return {
    watch: (instance) => ({
      ...instance,
      tools: instance.tools.map(
        (tool): ToolDefinition => ({
          ...tool,
          run: (input, ctx) => track((async () => tool.run(input, ctx))()),
        }),
      ),
    }),
    async settled(limitMs) {
      const limit = new AbortController();
      const late = sleep(limitMs, undefined, { signal: limit.signal, ref: false }).catch(() => undefined);
      await Promise.race([drained(), late]);
      limit.abort();
    },
  };
}
