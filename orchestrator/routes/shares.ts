import { z } from '@hono/zod-openapi';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { NewShare, Shared, ShareList, ShareRequest } from '../api-shares.ts';
import { jsonBody } from '../http/json-body.ts';
import { createRateLimit, remoteAddressOf } from '../http/rate-limit.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import type { Shares } from '../shares/shares.ts';
import { snapshotOf } from '../shares/snapshot.ts';
import type { RouteDeps } from './route-deps.ts';

const OneParams = z.object({ shareId: z.uuid().openapi({ param: { name: 'shareId', in: 'path' } }) });
const TokenParams = z.object({
  token: z
    .string()
    .regex(/^[\w-]{43}$/)
    .openapi({ param: { name: 'token', in: 'path' } }),
});
const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

/** Links to conversations: made and revoked by their owners, read by whoever has one. */
export function shareRoutes(route: RouteDeps, shares: Shares): Route[] {
  return [
    {
      method: 'post',
      path: '/shares',
      doc: {
        summary: 'Share a run or a conversation by a link',
        description:
          'What the link shows is kept as it is now; nothing that happens later is seen through it. Whoever has the link can read it until it is revoked or expires.',
        tags: ['Shares'],
        request: { body: { required: true, ...json(ShareRequest) } },
        responses: {
          201: { description: 'The link.', ...json(NewShare) },
          ...problems(400, 401, 404, 409, 413, 415, 429, 503),
        },
      },
      handle: (c) => share(c, route, shares),
    },
    {
      method: 'get',
      path: '/shares',
      doc: {
        summary: 'List the caller’s links',
        tags: ['Shares'],
        responses: { 200: { description: 'The links, newest first.', ...json(ShareList) }, ...problems(401) },
      },
      handle: async (c) => c.json({ shares: await shares.list(c.get('principal').subject) }),
    },
    {
      method: 'delete',
      path: '/shares/{shareId}',
      doc: {
        summary: 'Revoke a link',
        tags: ['Shares'],
        request: { params: OneParams },
        responses: { 204: { description: 'It opens nothing any more.' }, ...problems(400, 401, 404) },
      },
      async handle(c) {
        const { shareId } = parseOrThrow(OneParams, c.req.param(), 'The address');
        if (await shares.remove(c.get('principal').subject, shareId)) return c.body(null, 204);
        throw new ParleyError('not_found', 'There is no such link, or it is not yours.');
      },
    },
    sharedRoute(shares),
  ];
}

async function share(c: OrchestratorRequest, route: RouteDeps, shares: Shares): Promise<Response> {
  const request = await jsonBody(c, ShareRequest);
  const ctx = route.runContext(c);
  const snapshot = await snapshotOf(ctx, request, c.req.raw.signal);
  const { runId, withSources, days } = request;
  const owner = ctx.principal.subject;
  const { share: made, token } = await shares.add({ ...snapshot, owner, runId, withSources, days });
  const url = new URL(`/s/${token}`, route.deps.config.urls.orchestrator);
  return c.json({ ...made, url: url.href }, 201, { 'cache-control': 'no-store' });
}

const PER_MINUTE = { most: 120, windowMs: 60_000 };

function sharedRoute(shares: Shares): Route {
  const limit = createRateLimit(PER_MINUTE);
  return {
    method: 'get',
    path: '/shared/{token}',
    open: true,
    doc: {
      summary: 'Read what was shared',
      tags: ['Shares'],
      request: { params: TokenParams },
      responses: { 200: { description: 'As it was then.', ...json(Shared) }, ...problems(404, 429) },
    },
    async handle(c) {
      limit(remoteAddressOf(c));
      const params = TokenParams.safeParse(c.req.param());
      const found = params.success ? await shares.open(params.data.token) : undefined;
      if (!found) throw new ParleyError('not_found', 'This link was revoked, has expired or never was.');
      return c.json(found, 200, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    },
  };
}
