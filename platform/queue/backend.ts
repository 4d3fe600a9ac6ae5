import type { Queue, Worker } from 'bullmq';
import type { Logger } from '../logger.ts';
import type { Queues } from './types.ts';

// Short locks: a crashed worker's job is taken over in seconds. A crash isn't the job's fault, so stalls don't fail it.
export const WORKER_SETTINGS = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 1_000 };

/** BullMQ on one kind of store. */
export interface Backend {
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

/** The part of BullMQ's job that we look at. */
export interface BullJob {
  id?: string | undefined;
  data: unknown;
  attemptsMade: number;
}
