import type { Task } from '@parley/a2a/task-types';
import type { RunContext } from '../context.ts';
import type { RouteDeps } from '../routes/route-deps.ts';
import { getRun } from '../runs/get.ts';
import { waitAtMost } from '../runs/wait.ts';
import type { Workflow } from '../workflows/define.ts';
import type { Waiting } from './preferences.ts';
import type { OrchestratorRequest } from './route.ts';
import { streamRun } from './run-stream.ts';

interface Started {
  ctx: RunContext;
  task: Task;
  waiting: Waiting;
  workflow: Workflow;
}

/** Answers with a run of a workflow that was just started, in the way in which its caller wants to wait. */
export async function tellStartedWorkflow(
  c: OrchestratorRequest,
  { deps, stopping }: RouteDeps,
  { ctx, task, waiting, workflow }: Started,
): Promise<Response> {
  const { signal } = c.req.raw;
  const headers = { location: `/workflows/${workflow.name}/runs/${task.id}` };
  if (waiting.mode === 'events') {
    return streamRun(c, { ctx, task, after: 0, logger: deps.logger, stopping, headers });
  }
  const seconds = Math.min(waiting.waitSeconds ?? 0, ctx.limits.runSeconds);
  const stop = AbortSignal.any([signal, stopping]);
  const hasEnded = await waitAtMost(ctx, task, { seconds, signal: stop });
  if (waiting.applied !== undefined) c.header('Preference-Applied', waiting.applied);
  return c.json(await getRun({ ctx, input: { runId: task.id, signal } }), hasEnded ? 200 : 202, headers);
}
