import { z } from '@hono/zod-openapi';
import type { Thread as StoredThread, Threads } from '@parley/a2a/threads/threads';
import { parseOrThrow } from '@parley/platform/errors';
import { identifier } from '../api.ts';
import { Thread, ThreadChange, ThreadList } from '../api-threads.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import type { Shares } from '../shares/shares.ts';

const LONGEST_TITLE = 90;

const Params = z.object({ threadId: identifier.openapi({ param: { name: 'threadId', in: 'path' } }) });
const Query = z.strictObject({
  search: z.string().max(300).optional().openapi({
    description: 'All of these words, in the title, a question or an answer.',
  }),
  archived: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  cursor: z.string().min(1).max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

/** The caller's conversations: found, renamed, pinned, put away, deleted. */
export function threadRoutes(threads: Threads, shares: Shares | undefined): Route[] {
  return [listRoute(threads), ...changing(threads, shares)].map((route) => ({
    ...route,
    doc: route.doc && { ...route.doc, tags: ['Threads'] },
  }));
}

function listRoute(threads: Threads): Route {
  return {
    method: 'get',
    path: '/threads',
    doc: {
      summary: 'List the caller’s conversations',
      description: 'Pinned ones first, then the one with the newest run.',
      request: { query: Query },
      responses: { 200: { description: 'A page of them.', ...json(ThreadList) }, ...problems(400, 401) },
    },
    async handle(c) {
      const query = parseOrThrow(Query, c.req.query(), 'The query string');
      const page = await threads.list({ ...query, owner: ownerOf(c) });
      return c.json({ ...page, threads: page.threads.map(toThread) });
    },
  };
}

function changing(threads: Threads, shares: Shares | undefined): Route[] {
  const named = (c: OrchestratorRequest) => ({
    owner: ownerOf(c),
    threadId: parseOrThrow(Params, c.req.param(), 'The address').threadId,
  });
  return [
    {
      method: 'patch',
      path: '/threads/{threadId}',
      doc: {
        summary: 'Rename, pin or archive a conversation',
        request: { params: Params, body: { required: true, ...json(ThreadChange) } },
        responses: {
          200: { description: 'As it is now.', ...json(Thread) },
          ...problems(400, 401, 404, 413, 415),
        },
      },
      async handle(c) {
        const { title, ...change } = await jsonBody(c, ThreadChange);
        const note = { ...change, ...(title === undefined ? {} : { title: title || null }) };
        return c.json(toThread(await threads.note(named(c), note)));
      },
    },
    {
      method: 'delete',
      path: '/threads/{threadId}',
      doc: {
        summary: 'Delete a conversation',
        description:
          'Its runs with all that they delegated here, their logs and its links are gone for good. Reports that were made, records that were written and the audit stay.',
        request: { params: Params },
        responses: { 204: { description: 'It is gone.' }, ...problems(400, 401, 404, 409) },
      },
      async handle(c) {
        const of = named(c);
        await threads.forget(of);
        await shares?.removeThread(of.owner, of.threadId);
        return c.body(null, 204);
      },
    },
  ];
}

const ownerOf = (c: OrchestratorRequest): string => c.get('principal').subject;

function toThread({ title, firstQuery, latest, ...thread }: StoredThread): Thread {
  const { state, ...run } = latest;
  return {
    ...thread,
    title: title ?? lineOf(firstQuery),
    renamed: title !== null,
    latest: { ...run, status: state, threadId: thread.threadId },
  };
}

function lineOf(query: string): string {
  const line = query.trim().split('\n')[0] ?? '';
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}
