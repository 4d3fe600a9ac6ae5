import type { Task } from '@parley/a2a/task-types';
import type { RunList, RunSummary } from '../api.ts';
import type { RunContext } from '../context.ts';
import type { RunListQuery } from '../http/params.ts';
import { requestOf } from './empty-run.ts';

/** A page of the caller's runs, newest first. */
export async function listRuns({
  ctx,
  input,
}: {
  ctx: RunContext;
  input: RunListQuery & { signal: AbortSignal };
}): Promise<RunList> {
  const page = await ctx.coordinator.list({
    contextId: input.threadId,
    status: input.status,
    pageSize: input.limit,
    pageToken: input.cursor,
    includeArtifacts: false,
    historyLength: 20,
    signal: input.signal,
  });
  return {
    runs: page.tasks.map(summaryOf),
    nextCursor: page.nextPageToken === '' ? null : page.nextPageToken,
    total: page.totalSize,
  };
}

function summaryOf(task: Task): RunSummary {
  return {
    runId: task.id,
    threadId: task.contextId,
    status: task.status.state,
    query: requestOf(task).query,
    createdAt: createdAt(task),
    updatedAt: task.status.at,
  };
}

// A2A's task has no time of creation; ours carry it in their id (UUID version 7).
function createdAt(task: Task): string {
  const isVersion7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(task.id);
  if (!isVersion7) return task.status.at;
  return new Date(Number.parseInt(task.id.slice(0, 13).replace('-', ''), 16)).toISOString();
}
