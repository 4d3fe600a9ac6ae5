import { z } from '@hono/zod-openapi';
import * as api from '../api.ts';
import { RunEvent } from '../api-events.ts';
import type { RunContext } from '../context.ts';
import { jsonBody } from '../http/json-body.ts';
import { idempotencyKeyOf, type Waiting, waitingOf } from '../http/preferences.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { streamRun } from '../http/run-stream.ts';
import { getRun } from '../runs/get.ts';
import { runSecondsOf, startRun } from '../runs/start.ts';
import { waitAtMost } from '../runs/wait.ts';
import type { RouteDeps } from './route-deps.ts';

// What is left for the coordinator to close a run whose time is over.
const GRACE_SECONDS = 15;

export function solveRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/solve',
    doc: {
      summary: 'Ask a question',
      description: [
        'Starts a run. Three ways to wait: the finished run as JSON (default); `Prefer: respond-async` answers 202',
        'at once with the run’s address in `Location`; `Accept: text/event-stream` gives the events as they happen.',
        '`Prefer: wait=30` waits 30 seconds at most. The same `Idempotency-Key` finds the run that it started before.',
      ].join(' '),
      tags: ['Runs'],
      request: {
        headers: z.object({
          'idempotency-key': z.string().optional(),
          prefer: z.string().optional().openapi({ example: 'respond-async' }),
        }),
        body: { required: true, content: { 'application/json': { schema: api.SolveRequest } } },
      },
      responses: {
        200: {
          description: 'The run: ended, or waiting for its caller; its `status` says which.',
          content: { 'application/json': { schema: api.Run }, 'text/event-stream': { schema: RunEvent } },
        },
        202: {
          description: 'The run goes on; `Location` is its address.',
          content: { 'application/json': { schema: api.Run } },
        },
        ...problems(400, 401, 403, 409, 413, 415, 429, 503),
      },
    },
    handle: (c) => solve(c, route),
  };
}

async function solve(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const ctx = route.runContext(c);
  const waiting = waitingOf(c.req.raw.headers);
  const idempotencyKey = idempotencyKeyOf(c.req.raw.headers);
  const request = await jsonBody(c, api.SolveRequest);
  const signal = c.req.raw.signal;
  const task = await startRun({ ctx, input: { request, idempotencyKey, signal } });
  const headers = { location: `/runs/${task.id}`, 'content-location': `/runs/${task.id}` };
  if (waiting.mode === 'events') {
    const { logger } = route.deps;
    return streamRun(c, { ctx, task, after: 0, logger, stopping: route.stopping, headers });
  }
  const hasEnded = await waitAtMost(ctx, task, {
    seconds: secondsToWait(waiting, request, ctx),
    signal: AbortSignal.any([signal, route.stopping]),
  });
  if (waiting.applied !== undefined) c.header('Preference-Applied', waiting.applied);
  const run = await getRun({ ctx, input: { runId: task.id, signal } });
  return c.json(run, hasEnded ? 200 : 202, headers);
}

function secondsToWait(waiting: Waiting, request: api.SolveRequest, ctx: RunContext): number {
  const limit = runSecondsOf(request, ctx.limits.runSeconds) + GRACE_SECONDS;
  const asked = waiting.waitSeconds ?? (waiting.mode === 'async' ? 0 : limit);
  return Math.min(asked, limit);
}
