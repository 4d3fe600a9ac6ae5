import { z } from '@hono/zod-openapi';
import { parseOrThrow } from '@parley/platform/errors';
import { hasScope, type Principal, requireScopes } from '@parley/platform/identity/principal';
import { DeadLetterList, JobList, RetriedInfo } from '../api-jobs.ts';
import { problems, type Route } from '../http/route.ts';
import type { JobBoard } from '../jobs/board.ts';

/** Who has it sees the jobs of all owners. */
const SEES_ALL = 'jobs:read';
const CHANGES = ['jobs:write'];

const Query = z.strictObject({
  show: z.enum(['open', 'ended', 'all']).default('open'),
  before: z.uuid().optional().openapi({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const LettersQuery = Query.pick({ limit: true });
const LetterParams = z.object({
  letterId: z
    .string()
    .max(2_000)
    .regex(/^[a-z]+\.[\w-]+$/)
    .openapi({ param: { name: 'letterId', in: 'path' } }),
});

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const OWN = 'The caller’s own; with the scope jobs:read everybody’s.';

/** What waits in the queues, and what was given up (R7). */
export function jobRoutes(board: JobBoard): Route[] {
  return [...reading(board), ...changing(board)].map((route) => ({
    ...route,
    doc: route.doc && { ...route.doc, tags: ['Jobs'] },
  }));
}

function reading(board: JobBoard): Route[] {
  return [
    {
      method: 'get',
      path: '/jobs',
      doc: {
        summary: 'The queues, and the jobs in them',
        description: `Tasks of the agents, and reports; newest first. ${OWN}`,
        request: { query: Query },
        responses: { 200: { description: 'Queues and jobs.', ...json(JobList) }, ...problems(400, 401) },
      },
      async handle(c) {
        const query = parseOrThrow(Query, c.req.query(), 'The query string');
        const owner = ownerSeenBy(c.get('principal'));
        const [queues, page] = await Promise.all([board.queues(owner), board.list({ ...query, owner })]);
        return c.json({ everybody: owner === undefined, queues, ...page });
      },
    },
    {
      method: 'get',
      path: '/jobs/dead-letters',
      doc: {
        summary: 'Work that was given up and set aside',
        description: `Tasks that ended one worker after another, reports that failed, callbacks whose receiver was away for a day. ${OWN}`,
        request: { query: LettersQuery },
        responses: { 200: { description: 'The letters.', ...json(DeadLetterList) }, ...problems(400, 401) },
      },
      async handle(c) {
        const { limit } = parseOrThrow(LettersQuery, c.req.query(), 'The query string');
        const letters = await board.letters({ owner: ownerSeenBy(c.get('principal')), limit });
        return c.json({ letters });
      },
    },
  ];
}

function changing(board: JobBoard): Route[] {
  const letterOf = (c: Parameters<Route['handle']>[0]) => {
    const principal = c.get('principal');
    requireScopes(principal, CHANGES);
    const { letterId } = parseOrThrow(LetterParams, c.req.param(), 'The address');
    return { id: letterId, owner: ownerSeenBy(principal) };
  };
  return [
    {
      method: 'post',
      path: '/jobs/dead-letters/{letterId}/retry',
      doc: {
        summary: 'Try again what was set aside',
        description:
          'Needs the scope jobs:write. A callback goes on with the event that it has not got, a report is made again, a task is asked once more in the name of its owner. A second request finds the first one’s.',
        request: { params: LetterParams },
        responses: {
          200: { description: 'It is on its way.', ...json(RetriedInfo) },
          ...problems(400, 401, 403, 404, 409),
        },
      },
      async handle(c) {
        const letter = letterOf(c);
        return c.json({ id: letter.id, ...(await board.retry(letter)) });
      },
    },
    {
      method: 'delete',
      path: '/jobs/dead-letters/{letterId}',
      doc: {
        summary: 'Discard what was set aside',
        description: 'Needs the scope jobs:write. Nothing of it is tried again.',
        request: { params: LetterParams },
        responses: { 204: { description: 'It is gone.' }, ...problems(400, 401, 403, 404) },
      },
      async handle(c) {
        await board.discard(letterOf(c));
        return c.body(null, 204);
      },
    },
  ];
}

function ownerSeenBy(principal: Principal): string | undefined {
  return hasScope(principal, SEES_ALL) ? undefined : principal.subject;
}
