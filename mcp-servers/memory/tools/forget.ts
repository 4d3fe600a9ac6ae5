import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { wordsOf } from '../../kit/query-words.ts';
import type { MemoryStore } from '../store.ts';
import { fields } from './fields.ts';

const input = z
  .object({
    memory_id: z.uuid().optional().describe('This one memory, as recall or remember named it'),
    thread_id: fields.thread_id.optional().describe('Memories of this thread'),
    agent: fields.agent.optional().describe('Memories for this agent'),
    kind: fields.kind.optional(),
    query: fields.query.optional().describe('Memories that have every one of these words'),
    everything: z.boolean().default(false).describe('true: all memories of the user'),
  })
  .refine(({ everything, ...wanted }) => everything || Object.values(wanted).some((v) => v !== undefined), {
    message: 'say what to forget: memory_id, thread_id, agent, kind, query, or everything = true',
  });

const output = z.object({
  removed: z.number().int().describe('How many memories are gone; 0: there was nothing of that kind'),
  memories: z
    .array(
      z.object({
        memory_id: z.string(),
        kind: z.string(),
        thread_id: z.string().nullable(),
        agent: z.string().nullable(),
        text: z.string().optional().describe('Its beginning; not repeated when the same call is repeated'),
      }),
    )
    .describe('The first 50 of them'),
});

/** `forget`: removes memories of the caller for good. */
export const createForget = (store: MemoryStore) =>
  defineTool({
    name: 'forget',
    title: 'Forget',
    description:
      'Removes memories of the user whose request this is, for good, and says which they were. What is given narrows: thread_id and query together remove what is in that thread AND has every word of the query. Look with recall first and forget by memory_id when only some are meant. Example: {"thread_id": "thread-17"}',
    input,
    output,
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    scopes: ['memory:write'],
    timeoutMs: 15_000,
    cache: 'never',
    maxResultBytes: 100_000,
    run({ memory_id, thread_id, agent, kind, query }, { principal, operationKey, signal }) {
      const words = query === undefined ? undefined : wordsOf(query);
      if (words?.length === 0) throw noWords();
      const request = {
        owner: principal.subject,
        memoryId: memory_id,
        threadId: thread_id,
        agent,
        kind,
        words,
      };
      return store.forget(request, { operationKey, signal });
    },
  });

function noWords(): ParleyError {
  return new ParleyError('invalid_input', 'The query has no word to look for.', {
    hint: 'Use words that the memories have, or forget by memory_id, thread_id or agent.',
  });
}
