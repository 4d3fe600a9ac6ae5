import { z } from '@hono/zod-openapi';
import { parseOrThrow } from '@parley/platform/errors';
import { RunEvent } from '../api-events.ts';
import { EventsQuery, RunParams } from '../http/params.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { streamRun } from '../http/run-stream.ts';
import { asRun } from '../runs/unknown-run.ts';
import type { RouteDeps } from './route-deps.ts';

export function runEventsRoute(route: RouteDeps): Route {
  return {
    method: 'get',
    path: '/runs/{runId}/events',
    doc: {
      summary: 'The events of a run, past and coming',
      description: [
        'Server-sent events. The id of each is its number in the run’s log, so `Last-Event-ID` (or `?after=`) takes the',
        'stream up again with nothing lost or doubled. A frame `end` follows the last event of a run that has ended.',
      ].join(' '),
      tags: ['Runs'],
      request: {
        params: RunParams,
        query: EventsQuery,
        headers: z.object({ 'last-event-id': z.string().optional() }),
      },
      responses: {
        200: { description: 'The events.', content: { 'text/event-stream': { schema: RunEvent } } },
        ...problems(400, 401, 404, 503),
      },
    },
    handle: (c) => runEvents(c, route),
  };
}

async function runEvents(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
  const lastEventId = c.req.header('last-event-id');
  const cursor = lastEventId === undefined ? c.req.query() : { after: lastEventId };
  const { after = 0 } = parseOrThrow(EventsQuery, cursor, 'The cursor');
  const ctx = route.runContext(c);
  // Asked first, so that an unknown run is a 404 and not a stream that breaks.
  const task = await asRun(ctx.coordinator.get(runId, { signal: c.req.raw.signal }));
  return streamRun(c, { ctx, task, after, logger: route.deps.logger, stopping: route.stopping });
}
