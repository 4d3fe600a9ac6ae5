import { parseOrThrow } from '@parley/platform/errors';
import { Run } from '../api.ts';
import { RunParams } from '../http/params.ts';
import { problems, type Route } from '../http/route.ts';
import { getRun } from '../runs/get.ts';
import type { RouteDeps } from './route-deps.ts';

export function getRunRoute({ runContext }: RouteDeps): Route {
  return {
    method: 'get',
    path: '/runs/{runId}',
    doc: {
      summary: 'A run as it is now',
      tags: ['Runs'],
      request: { params: RunParams },
      responses: {
        200: { description: 'The run.', content: { 'application/json': { schema: Run } } },
        ...problems(400, 401, 404, 503),
      },
    },
    handle: async (c) => {
      const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
      return c.json(await getRun({ ctx: runContext(c), input: { runId, signal: c.req.raw.signal } }));
    },
  };
}
