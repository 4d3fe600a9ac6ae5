import type { Database } from '@parley/platform/database';
import { newId } from '@parley/platform/ids';
import { closeInOrder } from '@parley/platform/lifecycle';
import type { Logger } from '@parley/platform/logger';
import type { JobWorker, Queues } from '@parley/platform/queue';
import { z } from 'zod';
import type { Approvals } from './approvals.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Executor } from './execution.ts';
import { RESUME_CHANNEL } from './store/pause.ts';
import type { TaskStore } from './store.ts';
import { prioritySchema } from './task-types.ts';
import { createHolds } from './worker/holds.ts';
import { type TaskJob, taskQueueSpec, type WakeUp } from './worker/queue.ts';
import { createReconciler, type Retention } from './worker/reconciler.ts';
import { runTask } from './worker/run-task.ts';
import { createSuspects } from './worker/suspects.ts';

const resumedSchema = z.object({
  id: z.string(),
  agent: z.string(),
  epoch: z.number(),
  priority: prioritySchema,
});

export interface TaskWorkerOptions {
  agent: string;
  executor: Executor;
  store: TaskStore;
  database: Database;
  queues: Queues;
  wakeUp: WakeUp;
  logger: Logger;
  approvals: Pick<Approvals, 'expire'>;
  elsewhere?: Elsewhere | undefined;
  concurrency: number;
  /** How long ended tasks are kept; for ever when missing. */
  retention?: Retention | undefined;
  /** Where its process listens: no two processes are there at the same time. */
  place?: string;
}

export interface TaskWorker {
  start(): Promise<void>;
  /** Tasks in the hands of this process. */
  running(): number;
  /** Takes no new task, stops the running ones with the reason `drain`, and gives them back. */
  close(): Promise<void>;
}

/** Works on an agent's tasks: woken by the queue, held by a lease, continued by others when it dies. */
export function createTaskWorker(options: TaskWorkerOptions): TaskWorker {
  const { agent, store, queues, logger } = options;
  const worker = `${options.place ?? agent}#${newId()}`;
  const holds = createHolds(options);
  const reconciler = createReconciler(options);
  const suspects = createSuspects();
  let jobs: JobWorker | undefined;
  let unlisten: (() => Promise<void>) | undefined;
  let closing = false;

  const work = async ({ data }: { data: TaskJob }): Promise<void> => {
    if (closing) return;
    const cleared = (await store.isSuspect(data.taskId)) ? await suspects.enter() : () => undefined;
    try {
      await workOn(data.taskId, cleared);
    } finally {
      cleared();
    }
  };

  const workOn = async (taskId: string, onProgress: () => void): Promise<void> => {
    const task = closing ? undefined : await store.claim({ taskId, agent, worker });
    if (!task) return;
    const hold = holds.take({ taskId: task.id, epoch: task.epoch });
    if (closing) hold.stop('drain');
    try {
      await runTask({ ...options, onProgress }, task, hold);
    } catch (err) {
      logger.error({ err, taskId: task.id }, 'the end of a task could not be written; its lease will end');
    } finally {
      holds.drop(hold);
    }
  };

  // Told on every change; the reconciler comes by for what was not heard.
  const onResume = (payload: string): void => {
    const told = resumedSchema.safeParse(payload && JSON.parse(payload));
    if (told.success && told.data.agent === agent && !closing) void options.wakeUp(told.data);
  };

  return {
    async start() {
      if (options.place) await store.endHoldsOf(agent, options.place);
      await holds.start();
      unlisten = await options.database.listen(RESUME_CHANNEL, onResume);
      jobs = await queues.worker(taskQueueSpec(agent), work, { concurrency: options.concurrency });
      reconciler.start();
    },
    running: holds.size,
    async close() {
      closing = true;
      // It fetches nothing more before what it gives back is there for others to fetch.
      const giveBack = (): Promise<void> | undefined => {
        const fetched = jobs?.close();
        holds.stopAll('drain');
        return fetched;
      };
      await closeInOrder(() => unlisten?.(), reconciler.close, giveBack, holds.close);
    },
  };
}
