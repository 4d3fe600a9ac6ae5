import { isParleyError } from '@parley/platform/errors';
import { a2aError } from '../protocol/errors.ts';
import type { TaskIdParams } from '../protocol/requests.ts';
import type { StoredTask } from '../store/rows.ts';
import type { Task } from '../task-types.ts';
import { type Call, isOver, ownTask, type VerbDeps } from './context.ts';

/** How long the worker may take to stop before the task is ended without it. */
const STOP_MS = 5_000;

/** CancelTask: ends in bounded time with a canceled task, or says why that cannot be. */
export async function cancelTask(deps: VerbDeps, params: TaskIdParams, call: Call): Promise<Task> {
  const task = await ownTask(deps, params.id, call);
  const request = await deps.store.requestCancel(task.id);
  const ended = request.outcome === 'requested' ? await stopped(deps, task) : request.task;
  if (ended.state !== 'canceled') {
    throw a2aError('TaskNotCancelable', `The task is ${ended.state} already.`);
  }
  return deps.store.snapshot(ended);
}

/** Waits for the worker; a caller that leaves meanwhile still gets the task canceled. */
async function stopped(deps: VerbDeps, task: StoredTask): Promise<StoredTask> {
  const found = await deps.store.waitUntil(task, { until: isOver, signal: AbortSignal.timeout(STOP_MS) });
  if (isOver(found)) return found;
  try {
    return await deps.store.transition({ taskId: task.id, action: 'cancel' });
  } catch (error) {
    if (!isParleyError(error, 'conflict')) throw error;
    return deps.store.waitUntil(task, { until: isOver, signal: AbortSignal.timeout(STOP_MS) });
  }
}
