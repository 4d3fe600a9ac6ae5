import { canonicalJson, sha256 } from '@parley/platform/json';
import { estimateTokens } from '../chat/tokens.ts';
import type { OfflineChatRequest, OfflineReply } from './conversation.ts';

/** There is no clock in here: the same request always gives the same bytes. */
const CREATED = 0;
const WORDS_PER_CHUNK = 6;

interface WireCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A reply with everything that the two wire forms, whole and streamed, share. */
export interface Completion {
  id: string;
  model: string;
  content: string;
  calls: WireCall[];
  finishReason: 'stop' | 'tool_calls';
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

export function toCompletion(request: OfflineChatRequest, reply: OfflineReply, model: string): Completion {
  const digest = sha256(
    canonicalJson([request.messages, request.tools ?? [], request.response_format ?? null]),
  );
  const calls = reply.toolCalls.map((call, i) => ({
    id: `call_${sha256(`${digest}:${i}`).slice(0, 24)}`,
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  const prompt_tokens = estimateTokens(JSON.stringify([request.messages, request.tools ?? []]));
  const completion_tokens = estimateTokens(reply.content + (calls.length ? JSON.stringify(calls) : ''));
  return {
    id: `chatcmpl-${digest.slice(0, 24)}`,
    model,
    content: reply.content,
    calls,
    finishReason: calls.length > 0 ? 'tool_calls' : 'stop',
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}

/** The body of a reply that is not streamed. */
export function toBody(completion: Completion): Record<string, unknown> {
  const { id, model, content, calls, finishReason, usage } = completion;
  return {
    id,
    object: 'chat.completion',
    created: CREATED,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: content === '' && calls.length > 0 ? null : content,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
        finish_reason: finishReason,
      },
    ],
    usage,
  };
}

function* pieces(text: string): Generator<string> {
  const parts = text.match(/\S*\s*/g) ?? [];
  for (let i = 0; i < parts.length; i += WORDS_PER_CHUNK) {
    const piece = parts.slice(i, i + WORDS_PER_CHUNK).join('');
    if (piece) yield piece;
  }
}

function* deltas(completion: Completion): Generator<Record<string, unknown>> {
  yield { role: 'assistant', content: '' };
  for (const content of pieces(completion.content)) yield { content };
  for (const [index, call] of completion.calls.entries()) yield { tool_calls: [{ index, ...call }] };
}

/** The events of a streamed reply: text in pieces, then the calls, the finish reason, the usage when asked, `[DONE]`. */
export function* toEvents(completion: Completion, includeUsage: boolean): Generator<string> {
  const { id, model, finishReason, usage } = completion;
  const event = (rest: Record<string, unknown>): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: CREATED, model, ...rest })}\n\n`;
  for (const delta of deltas(completion))
    yield event({ choices: [{ index: 0, delta, finish_reason: null }] });
  yield event({ choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
  if (includeUsage) yield event({ choices: [], usage });
  yield 'data: [DONE]\n\n';
}
