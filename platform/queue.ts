import { createPostgresBackend, Queue, runMigrations, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { ZodType } from 'zod';
import type { Database } from './database.ts';
import { ParleyError, toParleyError } from './errors.ts';
import type { Logger } from './logger.ts';
import { withAdvisoryLock } from './migrate.ts';

export const PRIORITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** BullMQ serves smaller numbers first. */
const PRIORITY_NUMBER = { critical: 1, high: 10, normal: 100, low: 1000 } as const satisfies Record<
  Priority,
  number
>;

/** A queue is only a wake-up: the truth about a job is in its owner's table. */
export interface QueueSpec<T> {
  name: string;
  /** Data is parsed when it is taken from the queue, too: another version may have put it there. */
  schema: ZodType<T>;
  attempts?: number;
  backoffMs?: number;
}

export interface JobOptions {
  /** While a job with this id exists, adding it again does nothing; when it is done or failed it is gone. */
  jobId: string;
  priority?: Priority;
  delayMs?: number;
}

export interface JobQueue<T> {
  add(data: T, options: JobOptions): Promise<void>;
  remove(jobId: string): Promise<void>;
  counts(): Promise<{ waiting: number; active: number; delayed: number; failed: number }>;
}

export interface JobContext<T> {
  id: string;
  data: T;
  /** 1 for the first try. */
  attempt: number;
  signal: AbortSignal;
}

export interface JobWorker {
  /** Takes no new job; waits for the running ones. */
  close(): Promise<void>;
}

export interface Queues {
  readonly kind: 'postgresql' | 'redis';
  queue<T>(spec: QueueSpec<T>): JobQueue<T>;
  worker<T>(
    spec: QueueSpec<T>,
    handler: (job: JobContext<T>) => Promise<void>,
    options: { concurrency: number },
  ): Promise<JobWorker>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

// Short locks: a crashed worker's job is taken over in seconds. A crash isn't the job's fault, so stalls don't fail it.
const WORKER_SETTINGS = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 1_000 };
const SCHEMA = 'bullmq';
const MAX_CLOCK_SKEW_MS = 2_000;

export interface CreateQueuesOptions {
  database: Database;
  redisUrl?: string | undefined;
  logger: Logger;
}

/** BullMQ on Redis when there is one, else on PostgreSQL. */
export async function createQueues(options: CreateQueuesOptions): Promise<Queues> {
  await refuseClockSkew(options.database);
  return options.redisUrl ? redisQueues(options.redisUrl, options.logger) : postgresQueues(options);
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

async function postgresQueues({ database, logger }: CreateQueuesOptions): Promise<Queues> {
  const pool = new pg.Pool({
    connectionString: database.url,
    max: 40,
    application_name: 'parley-queue',
    options: `-c search_path=${SCHEMA},public`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', (err) => logger.warn({ err }, 'an idle queue connection was lost'));
  await withAdvisoryLock(database, 'parley.queue.migrate', async () => {
    const client = await pool.connect();
    try {
      await runMigrations(client as unknown as Parameters<typeof runMigrations>[0], SCHEMA);
    } finally {
      client.release();
    }
  });
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const connection = pool as unknown as Parameters<typeof createPostgresBackend>[1]['connection'];
  return assemble({
    kind: 'postgresql',
    logger,
    makeQueue: (name, jobs) => new PgQueue(name, { connection, defaultJobOptions: jobs }) as unknown as Queue,
    makeWorker: (name, processor, concurrency) =>
      new PgWorker(name, processor, { connection, concurrency, ...WORKER_SETTINGS }) as unknown as Worker,
    ping: async () => void (await pool.query('select 1')),
    disconnect: () => pool.end(),
  });
}

function redisQueues(url: string, logger: Logger): Queues {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true, lazyConnect: false });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [producer, consumer])
    client.on('error', (err) => logger.warn({ err }, 'the connection to Redis has a problem'));
  return assemble({
    kind: 'redis',
    logger,
    makeQueue: (name, jobs) => new Queue(name, { connection: producer, defaultJobOptions: jobs }),
    makeWorker: (name, processor, concurrency) =>
      new Worker(name, processor, { connection: consumer, concurrency, ...WORKER_SETTINGS }),
    ping: async () => void (await producer.ping()),
    async disconnect() {
      producer.disconnect();
      consumer.disconnect();
    },
  });
}

interface Backend {
  kind: Queues['kind'];
  logger: Logger;
  makeQueue(name: string, jobs: object): Queue;
  makeWorker(
    name: string,
    processor: (job: BullJob, token?: string, signal?: AbortSignal) => Promise<void>,
    concurrency: number,
  ): Worker;
  ping(): Promise<void>;
  disconnect(): Promise<void>;
}

interface BullJob {
  id?: string | undefined;
  data: unknown;
  attemptsMade: number;
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
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.disconnect();
    },
  };
}

function jobQueue<T>(queue: Queue, name: string): JobQueue<T> {
  return {
    async add(data, { jobId, priority = 'normal', delayMs }) {
      try {
        await queue.add(name, data, {
          jobId,
          priority: PRIORITY_NUMBER[priority],
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
      await worker.close();
    },
  };
}
