import { setInterval } from 'node:timers';
import { isParleyError, ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { JobQueue, QueueSpec, Queues } from '@parley/platform/queue';
import { renderApart } from '@parley/platform/report/apart';
import { z } from 'zod';
import { buildReport } from './build.ts';
import { type Claim, type Jobs, RENEW_EVERY_MS } from './jobs.ts';
import type { Source } from './source.ts';
import type { Watch } from './watch.ts';

const REPORTS_QUEUE: QueueSpec<{ jobId: string }> = {
  name: 'reports',
  schema: z.object({ jobId: z.string() }),
};
const CONCURRENCY = 2;
const RECONCILE_EVERY_MS = 2_000;

export interface WorkerDeps {
  jobs: Jobs;
  source: Source;
  watch: Watch;
  queues: Queues;
  logger: Logger;
}

export interface ReportWorker {
  /** Has the job run soon. When the queue is away the reconciler finds the job later. */
  enqueue(jobId: string): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Runs report jobs. The queue only wakes it up: what is to be done and by whom is in the table. */
export function createReportWorker(deps: WorkerDeps): ReportWorker {
  const queue = deps.queues.queue(REPORTS_QUEUE);
  const enqueue = async (jobId: string): Promise<void> => {
    await queue
      .add({ jobId }, { jobId })
      .catch((error: unknown) =>
        deps.logger.warn({ err: toParleyError(error), jobId }, 'a report waits for the queue'),
      );
  };
  const closers: (() => Promise<void>)[] = [];
  return {
    enqueue,
    async start() {
      await deps.jobs.prune();
      const worker = await deps.queues.worker(
        REPORTS_QUEUE,
        ({ data, signal }) => runJob(deps, data.jobId, signal),
        { concurrency: CONCURRENCY },
      );
      closers.push(() => worker.close(), startReconciler(deps, queue));
    },
    async close() {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

/** Puts open jobs that nobody works on back on the queue: after a crash, a lost wake-up, a failed attempt. */
function startReconciler(
  { jobs, logger }: WorkerDeps,
  queue: JobQueue<{ jobId: string }>,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const tick = async (): Promise<void> => {
    busy = true;
    try {
      for (const jobId of await jobs.abandoned()) await queue.add({ jobId }, { jobId });
    } catch (error) {
      logger.warn({ err: toParleyError(error) }, 'abandoned reports could not be looked for');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    if (!busy) running = tick();
  }, RECONCILE_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Claims a job and brings it to its end; does nothing when somebody else has it or it is over. */
export async function runJob(deps: WorkerDeps, jobId: string, signal: AbortSignal): Promise<void> {
  const claim = await deps.jobs.claim(jobId);
  if (!claim) return;
  const lost = new AbortController();
  const renew = () => claim.renew().catch((error: unknown) => lost.abort(error));
  const timer = setInterval(renew, RENEW_EVERY_MS).unref();
  const unwatch = deps.watch.on(jobId, () => void abortWhenOver(deps, claim, lost));
  try {
    await makeReport(deps, claim, AbortSignal.any([signal, lost.signal]));
  } catch (error) {
    await settle(
      { claim, logger: deps.logger, stopped: signal.aborted },
      lost.signal.aborted ? lost.signal.reason : error,
    );
  } finally {
    clearInterval(timer);
    unwatch();
  }
}

async function makeReport({ source }: WorkerDeps, claim: Claim, signal: AbortSignal): Promise<void> {
  const { args } = claim.job;
  await claim.progress(5, 'started');
  const report = await buildReport(source, args, {
    signal,
    progress: (done, message) => claim.progress(5 + Math.round(done * 75), message),
  });
  signal.throwIfAborted();
  await claim.progress(85, `writing ${args.format}`);
  const { markdown, file } = await renderApart(report, args.format, signal);
  signal.throwIfAborted();
  await claim.complete({ title: `${report.title}: ${report.scope}`, markdown, file });
}

/** A cancellation or another worker's claim has a newer epoch: stop at once instead of at the next write. */
async function abortWhenOver({ jobs }: WorkerDeps, { job }: Claim, lost: AbortController): Promise<void> {
  const current = await jobs.get(job.id, job.owner).catch(() => undefined);
  if (current && current.epoch !== job.epoch) {
    lost.abort(new ParleyError('stale_epoch', 'The report is no longer held by this worker.'));
  }
}

interface Settling {
  claim: Claim;
  logger: Logger;
  /** The worker is shutting down. */
  stopped: boolean;
}

async function settle({ claim, logger, stopped }: Settling, thrown: unknown): Promise<void> {
  if (isParleyError(thrown, 'stale_epoch')) return;
  const error = toParleyError(thrown);
  logger.warn({ err: thrown, jobId: claim.job.id }, 'a report was not finished');
  const again = stopped || error.retryable;
  // When this write fails, too, the lease runs out and the reconciler takes over.
  await (again ? claim.release() : claim.fail(error)).catch((err: unknown) =>
    logger.warn({ err: toParleyError(err), jobId: claim.job.id }, 'the end of a report could not be stored'),
  );
}
