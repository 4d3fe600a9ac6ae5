import type { ZodType } from 'zod';

export const PRIORITIES = ['low', 'normal', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** BullMQ serves smaller numbers first. */
export const PRIORITY_NUMBER = { critical: 1, high: 10, normal: 100, low: 1000 } as const satisfies Record<
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
  /** Among jobs of one priority those of a lower rank go first; 0. */
  rank?: number;
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
