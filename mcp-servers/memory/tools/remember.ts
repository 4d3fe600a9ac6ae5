import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { Backfill } from '../backfill.ts';
import { MAX_TAGS, type MemoryStore } from '../store.ts';
import { fields } from './fields.ts';

const input = z.object({
  text: fields.text.describe('What to remember: one statement that is understood by itself'),
  kind: fields.kind
    .optional()
    .describe(
      'fact = something that is so, preference = how somebody wants it, note = anything else (default)',
    ),
  thread_id: fields.thread_id
    .optional()
    .describe('The thread that it belongs to; leave out for what holds in any'),
  agent: fields.agent.optional().describe('The agent that it is for; leave out for what any may use'),
  tags: z.array(fields.tag).max(MAX_TAGS).default([]),
  ttl_days: z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .optional()
    .describe('Days until it is forgotten; leave out for never'),
});

const output = z.object({
  memory_id: z.string(),
  created: z.boolean().describe('false: this was remembered already and is now refreshed'),
  kind: z.string(),
  tags: z.array(z.string()),
  expires_at: z.string().nullable(),
});

/** `remember`: keeps a text for the caller. */
export const createRemember = (store: MemoryStore, backfill: Backfill | undefined) =>
  defineTool({
    name: 'remember',
    title: 'Remember',
    description:
      'Keeps a text for the user whose request this is, to be found later with recall; nobody else can see it. The same text for the same thread and agent is one memory: remembering it again refreshes it (newest ttl_days, tags added). Do not keep passwords or other secrets. Example: {"text": "Prefers amounts in euros, without decimals", "kind": "preference", "tags": ["format"]}',
    input,
    output,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['memory:write'],
    timeoutMs: 15_000,
    cache: 'never',
    maxResultBytes: 8_000,
    async run({ text, kind, thread_id, agent, tags, ttl_days }, { principal, operationKey, signal }) {
      const memory = {
        owner: principal.subject,
        text,
        kind,
        threadId: thread_id,
        agent,
        tags,
        ttlDays: ttl_days,
      };
      const reply = await store.remember(memory, { operationKey, signal });
      await backfill?.add({ id: reply.memory_id, text }, signal);
      return reply;
    },
  });
