// Conversations, as their owner arranged them.
import { z } from '@hono/zod-openapi';
import { RunSummary } from './api.ts';

const LONGEST_TITLE = 90;

export const Thread = z
  .object({
    threadId: z.string(),
    title: z.string().openapi({ description: 'What its owner calls it, else its first question.' }),
    renamed: z.boolean(),
    pinned: z.boolean(),
    archived: z.boolean(),
    runs: z.number(),
    latest: RunSummary,
  })
  .openapi('Thread');

export const ThreadList = z
  .object({
    threads: z.array(Thread),
    next: z.string().nullable().openapi({ description: 'Give it as `cursor` for the next page.' }),
    archived: z.number().openapi({ description: 'How many there are in the archive.' }),
  })
  .openapi('ThreadList');

export const ThreadChange = z
  .strictObject({
    title: z
      .string()
      .trim()
      .max(LONGEST_TITLE)
      .nullable()
      .optional()
      .openapi({ description: 'Empty or null: its first question again.' }),
    pinned: z.boolean().optional(),
    archived: z.boolean().optional(),
  })
  .openapi('ThreadChange');

export type Thread = z.infer<typeof Thread>;
export type ThreadList = z.infer<typeof ThreadList>;
export type ThreadChange = z.infer<typeof ThreadChange>;
