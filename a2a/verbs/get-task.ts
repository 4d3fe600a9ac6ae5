import type { GetTaskParams } from '../protocol/requests.ts';
import type { Task } from '../task-types.ts';
import { type Call, ownTask, type VerbDeps } from './context.ts';

/** GetTask: the task as it is now. */
export async function getTask(deps: VerbDeps, params: GetTaskParams, call: Call): Promise<Task> {
  const task = await ownTask(deps, params.id, call);
  return deps.store.snapshot(task, { historyLength: params.historyLength ?? undefined });
}
