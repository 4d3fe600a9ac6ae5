import type { AuditLog } from '@parley/platform/audit';
import { parseOrThrow } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { AuditPage, AuditQuery } from '../api-audit.ts';
import { problems, type Route } from '../http/route.ts';

const SCOPES = ['audit:read'];

/** Who called what with which arguments, allowed or denied (R9.3). */
export function auditRoute(audit: AuditLog): Route {
  return {
    method: 'get',
    path: '/audit',
    doc: {
      summary: 'What was done, newest first',
      description: 'Needs the scope `audit:read`.',
      tags: ['Service'],
      request: { query: AuditQuery },
      responses: {
        200: { description: 'A page of entries.', content: { 'application/json': { schema: AuditPage } } },
        ...problems(400, 401, 403),
      },
    },
    handle: async (c) => {
      requireScopes(c.get('principal'), SCOPES);
      const query = parseOrThrow(AuditQuery, c.req.query(), 'The query');
      await audit.flush();
      return c.json(await audit.list(query), 200, { 'cache-control': 'no-store' });
    },
  };
}
