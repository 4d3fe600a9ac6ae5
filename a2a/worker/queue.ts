import type { Logger } from '@parley/platform/logger';
import type { JobQueue, QueueSpec, Queues } from '@parley/platform/queue';
import { z } from 'zod';
import type { Priority } from '../task-types.ts';

const jobSchema = z.object({ taskId: z.string().min(1) });
export type TaskJob = z.infer<typeof jobSchema>;

/** The queue that wakes an agent's workers. It says which task to look at, and nothing about it. */
export function taskQueueSpec(agent: string): QueueSpec<TaskJob> {
  return { name: `task-${agent}`, schema: jobSchema, attempts: 1 };
}

export interface Wakeable {
  id: string;
  epoch: number;
  priority: Priority;
  /** How many tasks its caller has open before it: who asks for much waits behind who asks for little. */
  ahead?: number;
}

export type WakeUp = (task: Wakeable, delayMs?: number) => Promise<void>;

/**
 * Puts a task on its agent's queue. The job's id holds the epoch, so that the job of a dead worker
 * does not stand in the way of the next. A queue that is away is no error: the reconciler comes by.
 */
export function createWakeUp(deps: { queues: Queues; logger: Logger; agent: string }): WakeUp {
  const queue: JobQueue<TaskJob> = deps.queues.queue(taskQueueSpec(deps.agent));
  return async (task, delayMs) => {
    try {
      await queue.add(
        { taskId: task.id },
        {
          jobId: `${task.id}-${task.epoch}`,
          priority: task.priority,
          ...(task.ahead ? { rank: task.ahead } : {}),
          ...(delayMs ? { delayMs } : {}),
        },
      );
    } catch (err) {
      deps.logger.warn({ err, taskId: task.id }, 'the queue did not take a task; the reconciler will');
    }
  };
}
