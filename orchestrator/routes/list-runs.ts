import { parseOrThrow } from '@parley/platform/errors';
import { RunList } from '../api.ts';
import { RunListQuery } from '../http/params.ts';
import { problems, type Route } from '../http/route.ts';
import { listRuns } from '../runs/list.ts';
import type { RouteDeps } from './route-deps.ts';

export function listRunsRoute({ runContext }: RouteDeps): Route {
  return {
    method: 'get',
    path: '/runs',
    doc: {
      summary: 'List the caller’s runs, newest first',
      tags: ['Runs'],
      request: { query: RunListQuery },
      responses: {
        200: { description: 'A page of runs.', content: { 'application/json': { schema: RunList } } },
        ...problems(400, 401, 503),
      },
    },
    handle: async (c) => {
      const query = parseOrThrow(RunListQuery, c.req.query(), 'The query string');
      return c.json(await listRuns({ ctx: runContext(c), input: { ...query, signal: c.req.raw.signal } }));
    },
  };
}
