// What was done, as the HTTP API tells it.
import { z } from '@hono/zod-openapi';

const outcome = z.enum(['ok', 'error', 'denied', 'canceled']);
const kind = z.enum(['tool', 'resource', 'prompt', 'request', 'credential', 'sign-in', 'token']);
const time = z.iso.datetime({ offset: true });
const text = z.string().min(1).max(300);

export const AuditQuery = z.strictObject({
  subject: text.optional(),
  service: text.optional(),
  target: text.optional(),
  kind: kind.optional(),
  text: text.optional().openapi({ description: 'Words that the target holds, in any case of letters.' }),
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

export const AuditEntryInfo = z
  .object({
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
  })
  .openapi('AuditEntry');

export const AuditPage = z
  .object({ entries: z.array(AuditEntryInfo), next: z.string().nullable() })
  .openapi('AuditPage');

export type AuditEntryInfo = z.infer<typeof AuditEntryInfo>;
export type AuditPage = z.infer<typeof AuditPage>;
