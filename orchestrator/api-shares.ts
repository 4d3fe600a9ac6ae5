// Read-only links: what of a conversation others may read, as it was when it was shared.
import { z } from '@hono/zod-openapi';
import { identifier, Run, timestamp } from './api.ts';

const MOST_DAYS = 365;
const DEFAULT_DAYS = 30;

export const ShareRequest = z
  .strictObject({
    runId: identifier.optional().openapi({ description: 'One question and its answer.' }),
    threadId: identifier.optional().openapi({ description: 'All answered questions of a conversation.' }),
    title: z.string().trim().min(1).max(200).optional(),
    days: z.number().int().min(1).max(MOST_DAYS).default(DEFAULT_DAYS),
    withSources: z.boolean().default(false).openapi({
      description: 'Also the passages and rows behind the answers. Without it only what the answers say.',
    }),
  })
  .refine(({ runId, threadId }) => (runId === undefined) !== (threadId === undefined), {
    message: 'name either a run or a thread',
    path: ['runId'],
  })
  .openapi('ShareRequest');

export const Share = z
  .object({
    id: z.string(),
    title: z.string(),
    runId: z.string().nullable(),
    threadId: z.string(),
    turns: z.number(),
    withSources: z.boolean(),
    createdAt: timestamp,
    expiresAt: timestamp,
  })
  .openapi('Share');

export const NewShare = Share.extend({
  url: z.string().openapi({ description: 'The link. It is told once and kept nowhere.' }),
}).openapi('NewShare');

export const ShareList = z.object({ shares: z.array(Share) }).openapi('ShareList');

export const SharedTurn = Run.pick({
  query: true,
  answer: true,
  message: true,
  status: true,
  citations: true,
  figures: true,
  toolCalls: true,
  warnings: true,
  model: true,
  durationMs: true,
  createdAt: true,
}).openapi('SharedTurn');

export const Shared = z
  .object({
    title: z.string(),
    sharedAt: timestamp,
    expiresAt: timestamp,
    turns: z.array(SharedTurn),
  })
  .openapi('Shared', { description: 'A conversation as it was when it was shared.' });

export type ShareRequest = z.infer<typeof ShareRequest>;
export type Share = z.infer<typeof Share>;
export type NewShare = z.infer<typeof NewShare>;
export type SharedTurn = z.infer<typeof SharedTurn>;
export type Shared = z.infer<typeof Shared>;
export type ShareList = z.infer<typeof ShareList>;
