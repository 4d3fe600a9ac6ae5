import type { Database } from '@parley/platform/database';
import { type Job, OPEN_STATES } from './jobs.ts';
import { CHANNEL } from './schema.ts';

/** Tells when a job changes, in whichever process that happens. */
export interface Watch {
  /** Calls back at each change of the job until the function that it returns is called. */
  on(id: string, changed: () => void): () => void;
  /** Calls back with the id of every job that changes. */
  onAny(changed: (id: string) => void): () => void;
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createWatch(database: Database): Watch {
  const watchers = new Map<string, Set<() => void>>();
  const everywhere = new Set<(id: string) => void>();
  let stop: (() => Promise<void>) | undefined;
  return {
    on(id, changed) {
      const own = watchers.get(id) ?? new Set();
      watchers.set(id, own.add(changed));
      return () => {
        own.delete(changed);
        if (own.size === 0 && watchers.get(id) === own) watchers.delete(id);
      };
    },
    onAny(changed) {
      everywhere.add(changed);
      return () => everywhere.delete(changed);
    },
    async start() {
      stop = await database.listen(CHANNEL, (id) => {
        // An empty payload follows a lost connection: anything may have changed.
        const told = id === '' ? [...watchers.values()] : [watchers.get(id) ?? new Set<() => void>()];
        for (const changed of told.flatMap((set) => [...set])) changed();
        if (id !== '') for (const changed of everywhere) changed(id);
      });
    },
    async close() {
      await stop?.();
    },
  };
}

const READ_EVERY_MS = 1_000;

export interface WaitOptions {
  read(): Promise<Job>;
  watch: Watch;
  id: string;
  waitMs: number;
  signal: AbortSignal;
  onChange(job: Job): Promise<void>;
}

/** The job as it is when it is finished, or when the time is over. */
export async function waitForJob(options: WaitOptions): Promise<Job> {
  const limit = AbortSignal.timeout(options.waitMs);
  const end = AbortSignal.any([limit, options.signal]);
  let wake = Promise.withResolvers<void>();
  const poke = () => wake.resolve();
  const unwatch = options.watch.on(options.id, poke);
  // In case a notification is lost.
  const timer = setInterval(poke, READ_EVERY_MS);
  end.addEventListener('abort', poke, { once: true });
  try {
    for (;;) {
      // Armed before reading: a change between reading and waiting is not missed.
      wake = Promise.withResolvers<void>();
      const job = await options.read();
      options.signal.throwIfAborted();
      await options.onChange(job);
      if (!OPEN_STATES.includes(job.state) || limit.aborted) return job;
      await wake.promise;
    }
  } finally {
    unwatch();
    clearInterval(timer);
    end.removeEventListener('abort', poke);
  }
}
