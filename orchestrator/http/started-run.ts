import type { Task } from '@parley/a2a/task-types';
import type { SolveRequest } from '../api.ts';
import type { RunContext } from '../context.ts';
import type { RouteDeps } from '../routes/route-deps.ts';
import { getRun } from '../runs/get.ts';
import { runSecondsOf } from '../runs/start.ts';
import { waitAtMost } from '../runs/wait.ts';
import type { Waiting } from './preferences.ts';
import type { OrchestratorRequest } from './route.ts';
import { streamRun } from './run-stream.ts';

// What is left for the coordinator to close a run whose time is over.
const GRACE_SECONDS = 15;

interface Started {
  ctx: RunContext;
  task: Task;
  waiting: Waiting;
  budget: SolveRequest['budget'];
}

/** Answers with a run that was just started, in the way in which its caller wants to wait. */
export async function tellStarted(
  c: OrchestratorRequest,
  { deps, stopping }: RouteDeps,
  { ctx, task, waiting, budget }: Started,
): Promise<Response> {
  const headers = { location: `/runs/${task.id}`, 'content-location': `/runs/${task.id}` };
  const { signal } = c.req.raw;
  if (waiting.mode === 'events') {
    return streamRun(c, { ctx, task, after: 0, logger: deps.logger, stopping, headers });
  }
  const limit = runSecondsOf({ budget }, ctx.limits.runSeconds) + GRACE_SECONDS;
  const hasEnded = await waitAtMost(ctx, task, {
    seconds: Math.min(waiting.waitSeconds ?? (waiting.mode === 'async' ? 0 : limit), limit),
    signal: AbortSignal.any([signal, stopping]),
  });
  if (waiting.applied !== undefined) c.header('Preference-Applied', waiting.applied);
  const run = await getRun({ ctx, input: { runId: task.id, signal } });
  return c.json(run, hasEnded ? 200 : 202, headers);
}
