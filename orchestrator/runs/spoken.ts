import type { Conversation } from '@parley/a2a/conversation';
import { ParleyError } from '@parley/platform/errors';

const MAX_TURNS = 10;
const MAX_TEXT = 4_000;

/** A message of a chat client, as far as it is read. */
interface SaidMessage {
  role: string;
  content?: string | readonly { type: string; text?: string | undefined }[] | null | undefined;
}

export interface Spoken {
  role: 'user' | 'assistant';
  text: string;
}

/** What people and the team said in a list of messages; everything else is left out, and pictures are refused. */
export function spokenIn(messages: readonly SaidMessage[]): Spoken[] {
  return messages.flatMap(spokenText);
}

function spokenText({ role, content }: SaidMessage, index: number): Spoken[] {
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
export function turnsOf(spoken: readonly Spoken[]): Conversation['turns'] {
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
