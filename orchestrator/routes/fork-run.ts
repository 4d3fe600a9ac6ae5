import { parseOrThrow } from '@parley/platform/errors';
import { ForkRequest } from '../api-fork.ts';
import { jsonBody } from '../http/json-body.ts';
import { RunParams } from '../http/params.ts';
import { idempotencyKeyOf, waitingOf } from '../http/preferences.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { STARTED_RESPONSES, STARTING_HEADERS } from '../http/started-doc.ts';
import { tellStarted } from '../http/started-run.ts';
import { requestOf } from '../runs/empty-run.ts';
import { forkRun } from '../runs/fork.ts';
import type { RouteDeps } from './route-deps.ts';

export function forkRunRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/runs/{runId}/fork',
    doc: {
      summary: 'Ask again from a step, or another question in its place',
      description: [
        'Starts a run in a conversation of its own that asks the same question from one step on, with another',
        'instruction for it. That step and all that build on it are worked out anew; what the other steps had found is',
        'taken over, and the new log says from which run (`reusedFrom`). With `query` instead of a step it asks another',
        'question there: it knows what was said before the run, and nothing of what came after. Waits like',
        '`POST /solve`.',
      ].join(' '),
      tags: ['Runs'],
      request: {
        params: RunParams,
        headers: STARTING_HEADERS,
        body: { required: true, content: { 'application/json': { schema: ForkRequest } } },
      },
      responses: {
        ...STARTED_RESPONSES,
        ...problems(400, 401, 404, 409, 413, 415, 429, 503),
      },
    },
    handle: (c) => fork(c, route),
  };
}

async function fork(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const ctx = route.runContext(c);
  const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
  const waiting = waitingOf(c.req.raw.headers);
  const idempotencyKey = idempotencyKeyOf(c.req.raw.headers);
  const request = await jsonBody(c, ForkRequest);
  const input = { runId, request, idempotencyKey, signal: c.req.raw.signal };
  const task = await forkRun({ ctx, input });
  return tellStarted(c, route, { ctx, task, waiting, budget: requestOf(task).options.budget });
}
