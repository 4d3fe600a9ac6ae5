import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue, Worker } from 'bullmq';
import type { Database } from './database.ts';
import { ParleyError, toParleyError } from './errors.ts';
import { closeInOrder, closeTogether } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import type { Backend } from './queue/backend.ts';
import { postgresBackend } from './queue/postgres.ts';
import { redisBackend } from './queue/redis.ts';
import {
  type JobContext,
  type JobQueue,
  type JobWorker,
  PRIORITY_NUMBER,
  type QueueSpec,
  type Queues,
} from './queue/types.ts';

export type {
  JobContext,
  JobOptions,
  JobQueue,
  JobWorker,
  Priority,
  QueueSpec,
  Queues,
} from './queue/types.ts';
export { PRIORITIES } from './queue/types.ts';

const MAX_CLOCK_SKEW_MS = 2_000;
const CLOSE_MS = 5_000;

/** What is worked on has been told to stop by then; now and then BullMQ waits on for what never comes. */
function inTime(close: () => Promise<unknown>): () => Promise<void> {
  return async () => void (await Promise.race([close(), sleep(CLOSE_MS, undefined, { ref: false })]));
}

export interface CreateQueuesOptions {
  database: Database;
  redisUrl?: string | undefined;
  logger: Logger;
}

/** BullMQ on Redis when there is one, else on PostgreSQL. */
export async function createQueues(options: CreateQueuesOptions): Promise<Queues> {
  await refuseClockSkew(options.database);
  const { database, redisUrl, logger } = options;
  const backend = redisUrl ? redisBackend(redisUrl, logger) : await postgresBackend(database, logger);
  await backend.ping().catch(async (cause: unknown) => {
    await backend.disconnect();
    throw new ParleyError(
      'unavailable',
      'The queue does not answer. Check REDIS_URL, or unset it to keep the queue in PostgreSQL.',
      { cause },
    );
  });
  return assemble(backend);
}

/** The PostgreSQL backend takes the time of locks from the worker's clock: a wrong clock would run live jobs twice. */
async function refuseClockSkew(database: Database): Promise<void> {
  const before = Date.now();
  const { rows } = await database.pool.query<{ ms: number }>(
    'select extract(epoch from clock_timestamp()) * 1000 as ms',
  );
  const skew = Math.abs(Number(rows[0]?.ms) - (before + Date.now()) / 2);
  if (skew <= MAX_CLOCK_SKEW_MS) return;
  throw new ParleyError(
    'unavailable',
    `The clock of this machine and the database's differ by ${Math.round(skew / 1000)} s. Set the clock (NTP); at most 2 s are safe.`,
  );
}

function assemble(backend: Backend): Queues {
  const queues = new Map<string, Queue>();
  const workers = new Set<Worker>();
  const queueOf = (spec: QueueSpec<unknown>): Queue => {
    const known = queues.get(spec.name);
    if (known) return known;
    const made = backend.makeQueue(spec.name, {
      removeOnComplete: true,
      removeOnFail: true,
      attempts: spec.attempts ?? 1,
      backoff: { type: 'exponential', delay: spec.backoffMs ?? 500, jitter: 0.5 },
    });
    made.on('error', (err: Error) =>
      backend.logger.warn({ err, queue: spec.name }, 'the queue has a problem'),
    );
    queues.set(spec.name, made);
    return made;
  };
  return {
    kind: backend.kind,
    queue: (spec) => jobQueue(queueOf(spec as QueueSpec<unknown>), spec.name),
    worker: (spec, handler, { concurrency }) => startWorker({ backend, workers, spec, handler, concurrency }),
    ping: backend.ping,
    async close() {
      await closeInOrder(
        inTime(() => closeTogether([...workers].map((worker) => () => worker.close()))),
        inTime(() => closeTogether([...queues.values()].map((queue) => () => queue.close()))),
        inTime(backend.disconnect),
      );
    },
  };
}

/** How many ranks there are within a priority. */
const RANKS = 1_000;

function jobQueue<T>(queue: Queue, name: string): JobQueue<T> {
  return {
    async add(data, { jobId, priority = 'normal', rank = 0, delayMs }) {
      try {
        await queue.add(name, data, {
          jobId,
          priority: PRIORITY_NUMBER[priority] * RANKS + Math.min(rank, RANKS - 1),
          ...(delayMs ? { delay: delayMs } : {}),
        });
      } catch (cause) {
        throw new ParleyError('unavailable', 'The queue does not answer right now.', { cause });
      }
    },
    remove: async (jobId) => void (await queue.remove(jobId)),
    async counts() {
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
      const of = (state: string): number => counts[state] ?? 0;
      return {
        waiting: of('waiting') + of('prioritized'),
        active: of('active'),
        delayed: of('delayed'),
        failed: of('failed'),
      };
    },
  };
}

interface StartWorker<T> {
  backend: Backend;
  workers: Set<Worker>;
  spec: QueueSpec<T>;
  handler: (job: JobContext<T>) => Promise<void>;
  concurrency: number;
}

async function startWorker<T>({
  backend,
  workers,
  spec,
  handler,
  concurrency,
}: StartWorker<T>): Promise<JobWorker> {
  // A worker made while its database is away never wakes up again, so the database answers first.
  await backend.ping();
  const worker = backend.makeWorker(
    spec.name,
    async (job, _token, signal) => {
      const data = spec.schema.parse(job.data);
      await handler({
        id: job.id ?? '',
        data,
        attempt: job.attemptsMade + 1,
        signal: signal ?? new AbortController().signal,
      });
    },
    concurrency,
  );
  worker.on('error', (err: Error) =>
    backend.logger.warn({ err, queue: spec.name }, 'the worker has a problem'),
  );
  worker.on('failed', (_job: unknown, err: Error) =>
    backend.logger.warn({ err: toParleyError(err), queue: spec.name }, 'a job failed'),
  );
  await worker.waitUntilReady();
  workers.add(worker);
  return {
    async close() {
      workers.delete(worker);
      await inTime(() => worker.close())();
    },
  };
}
