import { mapLimit } from '@parley/platform/resilience';
import type { ListTasksParams } from '../protocol/requests.ts';
import { stateFromWire } from '../protocol/states.ts';
import type { Task } from '../task-types.ts';
import type { Call, VerbDeps } from './context.ts';

export interface TaskList {
  tasks: Task[];
  nextPageToken: string;
  pageSize: number;
  totalSize: number;
  includeArtifacts: boolean;
}

const DEFAULT_PAGE = 50;
const SNAPSHOTS_AT_ONCE = 4;

/** ListTasks: the caller's own tasks, the last changed first. */
export async function listTasks(deps: VerbDeps, params: ListTasksParams, call: Call): Promise<TaskList> {
  const includeArtifacts = params.includeArtifacts ?? false;
  const pageSize = params.pageSize ?? DEFAULT_PAGE;
  const page = await deps.store.list({
    agent: deps.agent,
    owner: call.principal.subject,
    contextId: params.contextId,
    state: params.status ? stateFromWire(params.status) : undefined,
    statusSince: params.statusTimestampAfter ? new Date(params.statusTimestampAfter) : undefined,
    pageSize,
    pageToken: params.pageToken ?? undefined,
  });
  const options = { historyLength: params.historyLength ?? 0, includeArtifacts };
  const tasks = await mapLimit(page.tasks, SNAPSHOTS_AT_ONCE, (task) => deps.store.snapshot(task, options));
  return {
    tasks,
    nextPageToken: page.nextPageToken,
    pageSize,
    totalSize: page.totalSize,
    includeArtifacts,
  };
}
