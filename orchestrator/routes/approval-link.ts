import type { Approvals } from '@parley/a2a/approvals';
import { parseOrThrow } from '@parley/platform/errors';
import { z } from 'zod';
import { decideFor, tellApproval, visibleApproval } from '../approvals/decide.ts';
import { donePage, LINK_PAGE_HEADERS, linkPage } from '../approvals/link-page.ts';
import type { OrchestratorRequest, Route } from '../http/route.ts';
import { idOf, linkAudience } from './approvals.ts';
import type { RouteDeps } from './route-deps.ts';

const formSchema = z.object({
  decision: z.enum(['approve', 'reject']),
  reason: z.string().trim().max(2_000).optional(),
});

/** A page for the holder of a signed link: looking changes nothing (mail scanners look), its form does. */
export function approvalLinkRoutes({ deps }: RouteDeps, approvals: Approvals): Route[] {
  const path = '/approvals/{approvalId}/link';
  const holder = (c: OrchestratorRequest) => {
    const headers = new Headers({ authorization: `Bearer ${c.req.query('token') ?? ''}` });
    return deps.identity.authenticate(headers, linkAudience(idOf(c)));
  };
  return [
    {
      method: 'get',
      path,
      open: true,
      async handle(c) {
        const approval = await visibleApproval(approvals, await holder(c), idOf(c));
        return c.body(linkPage(await tellApproval(approvals, approval)), 200, LINK_PAGE_HEADERS);
      },
    },
    {
      method: 'post',
      path,
      open: true,
      async handle(c) {
        const principal = await holder(c);
        const { decision, reason } = parseOrThrow(formSchema, await c.req.parseBody(), 'The form');
        const x = { approvals, principal, logger: deps.logger };
        const decided = await decideFor(x, idOf(c), { decision, ...(reason ? { reason } : {}) });
        return c.body(donePage(decided), 200, LINK_PAGE_HEADERS);
      },
    },
  ];
}
