import type { Conversation } from '@parley/a2a/conversation';
import { ParleyError } from '@parley/platform/errors';
import { spokenIn, turnsOf } from '../runs/spoken.ts';
import type { AgUiMessage, RunAgentInput } from './schema.ts';

export interface AgUiQuestion {
  query: string;
  /** The turns that the client shows; undefined when it shows none and the thread is ours to remember. */
  conversation: Conversation | undefined;
}

/** The question of an AG-UI client, and the conversation before it as its reader sees it. */
export function questionIn({ messages }: RunAgentInput): AgUiQuestion {
  const spoken = spokenIn(messages.map(asSaid)).filter(({ text }) => text !== '');
  const last = spoken.pop();
  if (last?.role !== 'user') {
    const message = 'The last message must be the question of the user.';
    throw new ParleyError('invalid_input', message, { issues: [{ path: 'messages', message }] });
  }
  const turns = turnsOf(spoken);
  return { query: last.text, conversation: turns.length > 0 ? { turns } : undefined };
}

// What agents of the team said on the way is attributed to them; only the answer itself is a turn.
function asSaid({ role, content, subagentRunId }: AgUiMessage) {
  const isSaid = subagentRunId === undefined && (typeof content === 'string' || Array.isArray(content));
  return { role: isSaid ? role : 'none', content: isSaid ? content : null };
}
