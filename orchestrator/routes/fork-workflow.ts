import { parseOrThrow } from '@parley/platform/errors';
import { ForkWorkflowRequest } from '../api-workflows.ts';
import { jsonBody } from '../http/json-body.ts';
import { RunParams } from '../http/params.ts';
import { idempotencyKeyOf, waitingOf } from '../http/preferences.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { STARTED_RESPONSES, STARTING_HEADERS } from '../http/started-doc.ts';
import { tellStartedWorkflow } from '../http/started-workflow.ts';
import { forkWorkflow } from '../workflows/fork.ts';
import type { RouteDeps } from './route-deps.ts';
import { NameParams, workflowOf } from './workflows.ts';

export function forkWorkflowRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/workflows/{name}/runs/{runId}/fork',
    doc: {
      summary: 'Run a workflow again from a step',
      description: [
        'Starts a run with the input of an earlier one that has ended. The step, all that come after it, and all that',
        'failed or were undone are done again, what they write elsewhere too. What the others gave is taken over: the',
        'new log says from which run (`reusedFrom`), and a failure does not undo it. Waits like the start of a run.',
      ].join(' '),
      tags: ['Workflows'],
      request: {
        params: NameParams.extend(RunParams.shape),
        headers: STARTING_HEADERS,
        body: { required: true, content: { 'application/json': { schema: ForkWorkflowRequest } } },
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
  const workflow = workflowOf(c, route.deps.workflows);
  const ctx = route.runContext(c);
  const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
  const waiting = waitingOf(c.req.raw.headers);
  const idempotencyKey = idempotencyKeyOf(c.req.raw.headers);
  const { stepId } = await jsonBody(c, ForkWorkflowRequest);
  const task = await forkWorkflow({
    ctx,
    fork: { workflow, runId, stepId, idempotencyKey, signal: c.req.raw.signal },
  });
  return tellStartedWorkflow(c, route, { ctx, task, waiting, workflow });
}
