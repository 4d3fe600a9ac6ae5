import type { Conversation } from '@parley/a2a/conversation';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { ChatCompletionRequest, ChatMessage } from './schema.ts';

/** What a chat asks of the team. */
export interface Asked {
  query: string;
  threadId: string;
  /** The turns before the question; undefined when the thread is ours to remember. */
  conversation: Conversation | undefined;
}

const MAX_TURNS = 10;
const MAX_TEXT = 4_000;

/**
 * The question and the conversation in a list of messages. A chat client sends the whole conversation each time, so its
 * turns are what counts; only with `metadata.threadId` are they the ones that we kept. Runs of one conversation share a
 * thread either way, so that they are found together.
 */
export function askedIn(request: ChatCompletionRequest, subject: string): Asked {
  const spoken = request.messages.flatMap((message, index) => spokenText(message, index));
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

interface Spoken {
  role: 'user' | 'assistant';
  text: string;
}

function spokenText({ role, content }: ChatMessage, index: number): Spoken[] {
  if (role !== 'user' && role !== 'assistant') return [];
  if (typeof content === 'string') return [{ role, text: content }];
  const parts = content ?? [];
  const other = parts.find(({ type }) => type !== 'text' && type !== 'refusal');
  if (other && role === 'user') {
    const message = `Text is taken; a part of type "${other.type.slice(0, 40)}" is not.`;
    throw new ParleyError('invalid_input', message, {
      issues: [{ path: `messages.${index}.content`, message }],
    });
  }
  return [{ role, text: parts.map(({ text }) => text ?? '').join('') }];
}

/** Pairs questions with what was answered to them; questions in a row are one. */
function turnsOf(spoken: readonly Spoken[]): Conversation['turns'] {
  const turns: Conversation['turns'] = [];
  for (const { role, text } of spoken) {
    const open = turns.at(-1);
    if (role === 'assistant') {
      if (open) open.answer = join(open.answer, text);
    } else if (open?.answer === '') open.question = join(open.question, text);
    else turns.push({ question: join('', text), answer: '' });
  }
  return turns.slice(-MAX_TURNS);
}

function join(before: string, text: string): string {
  return (before === '' ? text : `${before}\n\n${text}`).slice(0, MAX_TEXT);
}
