import { parseOrThrow } from '@parley/platform/errors';
import { Run, TERMINAL_STATUSES } from '../api.ts';
import { RunParams } from '../http/params.ts';
import { problems, type Route } from '../http/route.ts';
import { cancelRun } from '../runs/cancel.ts';
import type { RouteDeps } from './route-deps.ts';

const TERMINAL: ReadonlySet<string> = new Set(TERMINAL_STATUSES);

export function cancelRunRoute({ runContext }: RouteDeps): Route {
  const content = { 'application/json': { schema: Run } };
  return {
    method: 'post',
    path: '/runs/{runId}/cancel',
    doc: {
      summary: 'Stop a run',
      description: 'Stops the coordinator and everything that it delegated. What was found so far is kept.',
      tags: ['Runs'],
      request: { params: RunParams },
      responses: {
        200: { description: 'The run has stopped.', content },
        202: { description: 'The run is being stopped.', content },
        ...problems(400, 401, 404, 409, 503),
      },
    },
    handle: async (c) => {
      const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
      const run = await cancelRun({ ctx: runContext(c), input: { runId, signal: c.req.raw.signal } });
      return c.json(run, TERMINAL.has(run.status) ? 200 : 202);
    },
  };
}
