import { z } from '@hono/zod-openapi';
import * as api from '../api.ts';
import { RunEvent } from '../api-events.ts';
import { jsonBody } from '../http/json-body.ts';
import { idempotencyKeyOf, waitingOf } from '../http/preferences.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { tellStarted } from '../http/started-run.ts';
import { startRun } from '../runs/start.ts';
import type { RouteDeps } from './route-deps.ts';

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
  const task = await startRun({ ctx, input: { request, idempotencyKey, signal: c.req.raw.signal } });
  return tellStarted(c, route, { ctx, task, waiting, budget: request.budget });
}
