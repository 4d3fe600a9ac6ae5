import { z } from 'zod';
import type { Turn } from './execution.ts';
import type { Metadata } from './task-types.ts';

/** Extension for callers who keep the conversation themselves: earlier turns, in the metadata of the request. */
export const CONVERSATION_EXTENSION = 'urn:parley:a2a:conversation:v1';

const conversationSchema = z.object({
  turns: z.array(z.object({ question: z.string(), answer: z.string() })),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** The newest turns that came with a task, oldest first; undefined when its caller leaves the thread to us. */
export function broughtTurns(
  task: { id: string; createdAt: Date; metadata: Metadata },
  limit: number,
): Turn[] | undefined {
  const brought = conversationSchema.safeParse(task.metadata[CONVERSATION_EXTENSION]);
  if (!brought.success) return undefined;
  const { turns } = brought.data;
  const newest = turns.slice(Math.max(0, turns.length - limit));
  return newest.map((turn) => ({ ...turn, taskId: task.id, at: task.createdAt.toISOString() }));
}
