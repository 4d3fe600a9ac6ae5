import { mapLimit } from '@parley/platform/resilience';
import type { Leaf } from '../cancellation.ts';
import { a2aError } from '../protocol/errors.ts';
import type { TaskIdParams } from '../protocol/requests.ts';
import type { StoredTask } from '../store/rows.ts';
import { isInterrupted, type Task } from '../task-types.ts';
import { type Call, isOver, ownTask, type VerbDeps } from './context.ts';

/** How long workers may take to stop before the task is ended without them. */
const STOP_MS = 5_000;
const TOLD_AT_ONCE = 8;

/**
 * CancelTask: ends in bounded time with a canceled task, whose metadata holds the receipt of what was stopped, or
 * says why that cannot be.
 */
export async function cancelTask(deps: VerbDeps, params: TaskIdParams, call: Call): Promise<Task> {
  const task = await ownTask(deps, params.id, call);
  const request = await deps.store.requestCancel(task.id, await cancelElsewhere(deps, task));
  const ended = isOver(request.task) ? request.task : await stopped(deps, task, request.outcome);
  if (ended.state !== 'canceled') {
    throw a2aError('TaskNotCancelable', `The task is ${ended.state} already.`);
  }
  return deps.store.snapshot(ended);
}

/** No worker has in hand what waits for others: those are told here, before the task itself ends. */
async function cancelElsewhere({ elsewhere, store }: VerbDeps, task: StoredTask): Promise<Leaf[]> {
  if (!elsewhere || isOver(task)) return [];
  const signal = AbortSignal.timeout(STOP_MS);
  const waits = await store.remoteWaitsBelow(task);
  return (await mapLimit(waits, TOLD_AT_ONCE, (waiting) => elsewhere.cancel(waiting, signal))).flat();
}

/** Waits for the workers; a caller that leaves meanwhile still gets the task canceled. */
async function stopped(deps: VerbDeps, task: StoredTask, outcome: string): Promise<StoredTask> {
  const signal = AbortSignal.timeout(STOP_MS);
  if (outcome === 'below') await deps.store.untilOverBelow(task, signal);
  else {
    // A worker that was just asking its caller something has let go, and does not hear of it any more.
    const letGo = (now: StoredTask): boolean => isOver(now) || isInterrupted(now.state);
    const found = await deps.store.waitUntil(task, { until: letGo, signal });
    if (isOver(found)) return found;
  }
  return deps.store.cancelNow(task.id);
}
