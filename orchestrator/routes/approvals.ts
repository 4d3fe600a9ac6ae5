import { z } from '@hono/zod-openapi';
import type { Approvals } from '@parley/a2a/approvals';
import { assertInPerson } from '@parley/a2a/verbs/decide-by-message';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { identifier } from '../api.ts';
import {
  Approval,
  ApprovalDecision,
  ApprovalGrantList,
  ApprovalLink,
  ApprovalList,
  ApprovalState,
} from '../api-approvals.ts';
import { decideFor, ownerSeenBy, tellApproval, tellApprovals, visibleApproval } from '../approvals/decide.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const Params = z.object({
  approvalId: identifier.openapi({ param: { name: 'approvalId', in: 'path' } }),
});
const GrantParams = z.object({ grantId: identifier.openapi({ param: { name: 'grantId', in: 'path' } }) });
const Query = z.strictObject({
  state: ApprovalState.optional(),
  run: identifier.optional().openapi({ description: 'Only those of this run.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

/** What waits for a person's word: seen, decided, and granted for good (R8). */
export function approvalRoutes(route: RouteDeps, approvals: Approvals): Route[] {
  const { deps } = route;
  return [
    {
      method: 'get',
      path: '/approvals',
      doc: {
        summary: 'Calls that wait for approval, and what was decided',
        description: 'The caller’s own; with the scope approvals:decide everybody’s. Newest first.',
        tags: ['Approvals'],
        request: { query: Query },
        responses: { 200: { description: 'The approvals.', ...json(ApprovalList) }, ...problems(400, 401) },
      },
      async handle(c) {
        const { state, run: runId, limit } = parseOrThrow(Query, c.req.query(), 'The query string');
        const owner = ownerSeenBy(c.get('principal'));
        const found = await approvals.list({ owner, state, runId, limit });
        return c.json({ approvals: await tellApprovals(approvals, found) });
      },
    },
    {
      method: 'get',
      path: '/approvals/{approvalId}',
      doc: {
        summary: 'One approval',
        tags: ['Approvals'],
        request: { params: Params },
        responses: { 200: { description: 'The approval.', ...json(Approval) }, ...problems(400, 401, 404) },
      },
      async handle(c) {
        const found = await visibleApproval(approvals, c.get('principal'), idOf(c));
        return c.json(await tellApproval(approvals, found));
      },
    },
    {
      method: 'post',
      path: '/approvals/{approvalId}',
      doc: {
        summary: 'Approve or refuse a call',
        description:
          'Counts once: whoever comes second gets 409. Other arguments are taken within the tool’s schema, and the approval then holds for those alone.',
        tags: ['Approvals'],
        request: {
          params: Params,
          body: { required: true, content: { 'application/json': { schema: ApprovalDecision } } },
        },
        responses: {
          200: { description: 'It is decided.', ...json(Approval) },
          ...problems(400, 401, 403, 404, 409, 413, 415),
        },
      },
      async handle(c) {
        const decision = await jsonBody(c, ApprovalDecision);
        const x = { approvals, principal: c.get('principal'), logger: deps.logger };
        return c.json(await decideFor(x, idOf(c), decision));
      },
    },
    {
      method: 'post',
      path: '/approvals/{approvalId}/links',
      doc: {
        summary: 'Make a link that decides',
        description:
          'For a message to yourself: whoever holds the link decides in your name, for five minutes.',
        tags: ['Approvals'],
        request: { params: Params },
        responses: {
          201: { description: 'The link.', ...json(ApprovalLink) },
          ...problems(400, 401, 403, 404),
        },
      },
      handle: (c) => makeLink(c, route, approvals),
    },
    ...grantRoutes(approvals),
  ];
}

function grantRoutes(approvals: Approvals): Route[] {
  return [
    {
      method: 'get',
      path: '/approval-grants',
      doc: {
        summary: 'Standing approvals',
        tags: ['Approvals'],
        responses: { 200: { description: 'The grants.', ...json(ApprovalGrantList) }, ...problems(401) },
      },
      async handle(c) {
        const found = await approvals.grants(ownerSeenBy(c.get('principal')));
        const grants = found.map(({ id, owner, server, tool, granted_by, granted_at }) => ({
          id,
          owner,
          server,
          tool,
          grantedBy: granted_by,
          grantedAt: granted_at.toISOString(),
        }));
        return c.json({ grants });
      },
    },
    {
      method: 'delete',
      path: '/approval-grants/{grantId}',
      doc: {
        summary: 'Revoke a standing approval',
        tags: ['Approvals'],
        request: { params: GrantParams },
        responses: { 204: { description: 'It asks again.' }, ...problems(400, 401, 403, 404) },
      },
      async handle(c) {
        const principal = c.get('principal');
        assertInPerson(principal);
        const { grantId } = parseOrThrow(GrantParams, c.req.param(), 'The address');
        if (await approvals.revoke(grantId, ownerSeenBy(principal))) return c.body(null, 204);
        throw new ParleyError('not_found', 'There is no such grant.');
      },
    },
  ];
}

export function idOf(c: OrchestratorRequest): string {
  return parseOrThrow(Params, c.req.param(), 'The address').approvalId;
}

/** Nobody but this service takes the token, and only for this approval. */
export function linkAudience(id: string): string {
  return `approval:${id}`;
}

async function makeLink(
  c: OrchestratorRequest,
  { deps }: RouteDeps,
  approvals: Approvals,
): Promise<Response> {
  const principal = c.get('principal');
  assertInPerson(principal);
  const { id } = await visibleApproval(approvals, principal, idOf(c));
  const token = await deps.identity.delegate(principal, {
    audience: linkAudience(id),
    actor: 'orchestrator',
  });
  const url = new URL(`/approvals/${id}/link`, deps.config.urls.orchestrator);
  url.searchParams.set('token', token);
  return c.json({ url: url.href }, 201, { 'cache-control': 'no-store' });
}
