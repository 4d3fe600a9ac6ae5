import { parseOrThrow } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { Run } from '../api.ts';
import { RunInput } from '../api-approvals.ts';
import { jsonBody } from '../http/json-body.ts';
import { RunParams } from '../http/params.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { getRun } from '../runs/get.ts';
import { asRun } from '../runs/unknown-run.ts';
import type { RouteDeps } from './route-deps.ts';

/** Answers what a run asks (its status is `input-required`). */
export function runInputRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/runs/{runId}/input',
    doc: {
      summary: 'Answer a run that asks',
      description:
        'The answer goes to whichever agent asked, and the run goes on. It decides on no approval: POST /approvals/{approvalId} does.',
      tags: ['Runs'],
      request: {
        params: RunParams,
        body: { required: true, content: { 'application/json': { schema: RunInput } } },
      },
      responses: {
        202: { description: 'The run goes on.', content: { 'application/json': { schema: Run } } },
        ...problems(400, 401, 404, 409, 413, 415, 503),
      },
    },
    handle: (c) => answerRun(c, route),
  };
}

/** Takes the answer for the run that the address names. */
export async function answerRun(c: OrchestratorRequest, { runContext }: RouteDeps): Promise<Response> {
  const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
  const { text, stepId } = await jsonBody(c, RunInput);
  const ctx = runContext(c);
  const { signal } = c.req.raw;
  const data = stepId ? { data: { stepId } } : {};
  await asRun(ctx.coordinator.send({ taskId: runId, messageId: newId(), text, ...data, signal }));
  return c.json(await getRun({ ctx, input: { runId, signal } }), 202);
}
