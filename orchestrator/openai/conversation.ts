import type { Conversation } from '@parley/a2a/conversation';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import { spokenIn, turnsOf } from '../runs/spoken.ts';
import type { ChatCompletionRequest } from './schema.ts';

/** What a chat asks of the team. */
export interface Asked {
  query: string;
  threadId: string;
  /** The turns before the question; undefined when the thread is ours to remember. */
  conversation: Conversation | undefined;
}

/**
 * The question and the conversation in a list of messages. A chat client sends the whole conversation each time, so its
 * turns are what counts; only with `metadata.threadId` are they the ones that we kept. Runs of one conversation share a
 * thread either way, so that they are found together.
 */
export function askedIn(request: ChatCompletionRequest, subject: string): Asked {
  const spoken = spokenIn(request.messages);
  const last = spoken.pop();
  if (last?.role !== 'user') {
    const message = 'The last message must be the question of the user.';
    throw new ParleyError('invalid_input', message, { issues: [{ path: 'messages', message }] });
  }
  const threadId = request.metadata?.threadId;
  if (threadId !== undefined) return { query: last.text, threadId, conversation: undefined };
  const opening = spoken.find(({ role }) => role === 'user') ?? last;
  return {
    query: last.text,
    threadId: stableId('chat', subject, request.user ?? '', opening.text),
    conversation: { turns: turnsOf(spoken) },
  };
}
