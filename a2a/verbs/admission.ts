import { ParleyError } from '@parley/platform/errors';
import type { SentMessage } from '../store/create.ts';
import type { TaskStore } from '../store.ts';

/** How much an agent takes before it turns new work away. */
export interface AdmissionLimits {
  /** Open tasks in all. */
  openTasks: number;
  /** Open tasks of one caller. */
  openTasksPerCaller: number;
}

/** An open task takes seconds, not minutes: who comes back soon is likely to be taken. */
const RETRY_AFTER_S = 2;

/**
 * Turns a new task away when there are too many; what was accepted before is always found again. Gives how many tasks
 * the caller has open before this one.
 */
export async function admit(store: TaskStore, sent: SentMessage, limits: AdmissionLimits): Promise<number> {
  const open = await store.countOpen(sent.agent, sent.owner, limits.openTasks);
  const isFull = open.all >= limits.openTasks;
  if (!isFull && open.own < limits.openTasksPerCaller) return open.own;
  if (await store.findByMessage(sent)) return open.own;
  const message = isFull
    ? 'This agent has as much work waiting as it takes.'
    : 'This caller has as much work waiting here as one caller may.';
  throw new ParleyError('rate_limited', message, { retryAfterSeconds: RETRY_AFTER_S });
}
