import type { AIMessageChunk, ToolCallChunk } from '@langchain/core/messages';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { z } from 'zod';
import type { ToolCall } from '../types.ts';

const argumentsSchema = z.record(z.string(), z.unknown());

/** Finish reasons after which a tool call is known to be whole. */
const COMPLETE: ReadonlySet<string> = new Set(['tool_calls', 'stop', 'function_call']);

const MAX_TOOL_CALLS = 64;

interface RawCall {
  name: string;
  arguments: string;
}

export interface Collected {
  content: string;
  toolCalls: ToolCall[];
  finishReason: string;
  model?: string;
  tokens?: { inputTokens: number; outputTokens: number };
}

export interface Collector {
  add(chunk: AIMessageChunk): string;
  finish(): Collected;
}

function parseArguments(call: RawCall): Record<string, unknown> {
  const raw = call.arguments.trim() === '' ? '{}' : call.arguments;
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (cause) {
    throw new ParleyError('model_failed', 'The model called a tool with arguments that are not valid JSON.', {
      cause,
    });
  }
  const parsed = argumentsSchema.safeParse(value);
  if (!parsed.success || Array.isArray(value)) {
    throw new ParleyError('model_failed', 'The model called a tool with arguments that are not an object.');
  }
  return parsed.data;
}

// Ids are ours: a server that repeats ids would make two calls, or two turns, look like one.
function toToolCall(call: RawCall): ToolCall {
  if (!call.name) throw new ParleyError('model_failed', 'The model called a tool without naming it.');
  return { id: `call_${newId().replaceAll('-', '')}`, name: call.name, arguments: parseArguments(call) };
}

function requireComplete(finishReason: string | undefined, calls: number): string {
  if (finishReason === undefined) {
    throw new ParleyError('model_failed', "The model's reply broke off or was not a chat completion.", {
      retryable: true,
    });
  }
  if (calls > 0 && !COMPLETE.has(finishReason)) {
    throw new ParleyError(
      'model_failed',
      `The model's tool call is incomplete (finish reason "${finishReason}").`,
    );
  }
  if (calls === 0 && finishReason === 'tool_calls') {
    throw new ParleyError('model_failed', 'The model announced a tool call but sent none.');
  }
  if (finishReason === 'content_filter') {
    throw new ParleyError('model_failed', "The model provider's filter stopped the reply.");
  }
  return finishReason;
}

function addPart(calls: Map<number, RawCall>, part: ToolCallChunk): void {
  const key = callKey(part.index, calls, Boolean(part.name));
  const call = calls.get(key) ?? { name: '', arguments: '' };
  calls.set(key, { name: call.name || (part.name ?? ''), arguments: call.arguments + (part.args ?? '') });
  if (calls.size > MAX_TOOL_CALLS) {
    throw new ParleyError('model_failed', 'The model called too many tools at once.');
  }
}

function callKey(index: number | undefined, calls: Map<number, RawCall>, startsNew: boolean): number {
  if (index !== undefined) return index;
  return startsNew || calls.size === 0 ? calls.size : calls.size - 1;
}

/** Puts the chunks of one reply together from their raw parts; LangChain's own sum would mend broken arguments. */
export function createCollector({
  mayBeEmpty = false,
}: {
  mayBeEmpty?: boolean | undefined;
} = {}): Collector {
  let content = '';
  let finishReason: string | undefined;
  let model: string | undefined;
  let tokens: Collected['tokens'];
  const calls = new Map<number, RawCall>();

  return {
    add(chunk) {
      const text = typeof chunk.content === 'string' ? chunk.content : '';
      content += text;
      for (const part of chunk.tool_call_chunks ?? []) addPart(calls, part);
      const { finish_reason, model_name } = chunk.response_metadata as Record<string, unknown>;
      if (typeof finish_reason === 'string') finishReason = finish_reason;
      if (typeof model_name === 'string') model = model_name;
      const usage = chunk.usage_metadata;
      if (usage) tokens = { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
      return text;
    },
    finish() {
      const reason = requireComplete(finishReason, calls.size);
      const toolCalls = [...calls.entries()].sort(([a], [b]) => a - b).map(([, call]) => toToolCall(call));
      if (content === '' && toolCalls.length === 0 && !mayBeEmpty) {
        throw new ParleyError('model_failed', 'The model sent an empty reply.', { retryable: true });
      }
      return { content, toolCalls, finishReason: reason, model, tokens };
    },
  };
}
