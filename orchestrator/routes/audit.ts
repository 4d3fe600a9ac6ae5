import { z } from '@hono/zod-openapi';
import type { AuditLog } from '@parley/platform/audit';
import { parseOrThrow } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { problems, type Route } from '../http/route.ts';

const outcome = z.enum(['ok', 'error', 'denied', 'canceled']);
const kind = z.enum(['tool', 'resource', 'prompt', 'request', 'credential', 'sign-in', 'token']);
const time = z.iso.datetime({ offset: true });
const text = z.string().min(1).max(300);

const AuditQuery = z.strictObject({
  subject: text.optional(),
  service: text.optional(),
  target: text.optional(),
  outcome: outcome.optional(),
  since: time.optional(),
  until: time.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .openapi({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const AuditPage = z
  .object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        service: z.string().openapi({ example: 'mcp:knowledge' }),
        kind,
        target: z.string(),
        subject: z.string().nullable().openapi({ description: 'For whom.' }),
        actors: z.array(z.string()).openapi({ description: 'Who acted for them, nearest first.' }),
        arguments: z.unknown().openapi({ description: 'Without secrets, capped.' }),
        argumentsHash: z.string().nullable(),
        outcome,
        code: z.string().nullable(),
        cache: z.string().nullable().openapi({ description: 'hit, joined or miss, where results are kept.' }),
        durationMs: z.number().nullable(),
        traceparent: z.string().nullable(),
        requestId: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('AuditPage');

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
