import { setTimeout as sleep } from 'node:timers/promises';
import type { AIMessageChunk } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { costOf } from '../prices.ts';
import type { ChatReply, ChatRequest, ModelMode } from '../types.ts';
import { type Collected, createCollector } from './collect.ts';
import { toModelError } from './faults.ts';
import { toLangChainMessages } from './messages.ts';
import { OFFLINE_MODEL } from './provider.ts';
import { estimateRequestTokens, estimateTokens } from './tokens.ts';
import { createWatch, type Watch } from './watch.ts';
import { fetchWholeLines } from './whole-lines.ts';

export interface ChatTarget {
  mode: ModelMode;
  baseUrl: string;
  apiKey: string;
  idleMs: number;
  totalMs: number;
  logger: Logger;
}

const ATTEMPTS = 2;
const RETRY_DELAY_MS = 500;
const MAX_RETRY_DELAY_MS = 20_000;

type Asked = ChatRequest & { onHeard?: () => void; mayBeEmpty?: boolean };

/** One reply of one model: at most one retry, and that only before the first piece of it arrived. */
export async function chat(target: ChatTarget, model: string, request: Asked): Promise<ChatReply> {
  const startedAt = performance.now();
  const watch = createWatch(target, request.signal);
  try {
    const collected = await withRetry(target, watch, (progress) =>
      stream({ target, model, request, watch, progress }),
    );
    return toReply({
      target,
      model,
      request,
      collected,
      durationMs: Math.round(performance.now() - startedAt),
    });
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    throw watch.expired() ?? toModelError(error);
  } finally {
    watch.stop();
  }
}

interface Progress {
  started: boolean;
}

async function withRetry<T>(
  target: ChatTarget,
  watch: Watch,
  attempt: (progress: Progress) => Promise<T>,
): Promise<T> {
  for (let n = 1; ; n += 1) {
    const progress: Progress = { started: false };
    try {
      return await attempt(progress);
    } catch (error) {
      const fault = toModelError(error);
      const delayMs = (fault.retryAfterSeconds ?? 0) * 1000 || RETRY_DELAY_MS;
      const worthIt =
        fault.retryable && !progress.started && delayMs <= Math.min(MAX_RETRY_DELAY_MS, target.totalMs / 2);
      if (n >= ATTEMPTS || !worthIt || watch.signal.aborted) throw fault;
      target.logger.warn({ fault: fault.message, delayMs }, 'model call failed, trying once more');
      await pause(delayMs, target.idleMs, watch);
    }
  }
}

// Waiting on purpose is not silence of the model: the idle clock must not run out meanwhile.
async function pause(delayMs: number, idleMs: number, watch: Watch): Promise<void> {
  const step = Math.max(1, Math.min(delayMs, Math.floor(idleMs / 2)));
  for (let left = delayMs; left > 0; left -= step) {
    await sleep(Math.min(step, left), undefined, { signal: watch.signal });
    watch.touch();
  }
}

interface StreamOptions {
  target: ChatTarget;
  model: string;
  request: Asked;
  watch: Watch;
  progress: Progress;
}

async function stream({ target, model, request, watch, progress }: StreamOptions): Promise<Collected> {
  const client = createClient(target, model, request.maxOutputTokens);
  const collector = createCollector({ mayBeEmpty: request.mayBeEmpty });
  const chunks = await watch.guard(
    client.stream(toLangChainMessages(request.messages), { ...callOptions(request), signal: watch.signal }),
  );
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await watch.guard(iterator.next());
    if (done) break;
    watch.touch();
    request.onHeard?.();
    const text = collector.add(value as AIMessageChunk);
    if (!text) continue;
    progress.started = true;
    request.onText?.(text);
  }
  if (watch.signal.aborted) throw watch.expired() ?? watch.signal.reason;
  return collector.finish();
}

function createClient(target: ChatTarget, model: string, maxTokens?: number): ChatOpenAICompletions {
  return new ChatOpenAICompletions({
    model,
    apiKey: target.apiKey,
    maxRetries: 0,
    ...(maxTokens === undefined ? {} : { maxTokens }),
    // Its own log lines would put the provider's words on our stderr.
    configuration: { baseURL: target.baseUrl, logLevel: 'off', fetch: fetchWholeLines },
  });
}

function callOptions(request: ChatRequest): Partial<ChatOpenAICompletions['ParsedCallOptions']> {
  const tools = request.tools?.map((tool) => ({
    type: 'function' as const,
    function: { name: tool.name, description: tool.description, parameters: tool.parameters },
  }));
  const format = request.responseFormat;
  return {
    ...(tools?.length ? { tools } : {}),
    ...(format
      ? {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: format.name, schema: format.schema },
          },
        }
      : {}),
  };
}

function toReply(x: {
  target: ChatTarget;
  model: string;
  request: ChatRequest;
  collected: Collected;
  durationMs: number;
}): ChatReply {
  const { content, toolCalls, finishReason, tokens } = x.collected;
  if (toolCalls.length > 0 && !x.request.tools?.length) {
    throw new ParleyError('model_failed', 'The model called a tool although it was offered none.');
  }
  const inputTokens = tokens?.inputTokens || estimateRequestTokens(x.request);
  const outputTokens = tokens?.outputTokens || estimateTokens(content + JSON.stringify(toolCalls));
  const model = x.collected.model || x.model;
  const usd = costOf({ name: x.model, mode: x.target.mode }, { inputTokens, outputTokens });
  return {
    content,
    toolCalls,
    usage: { inputTokens, outputTokens, usd },
    model,
    // Reached by another address, the offline model is still the offline model.
    mode: model.startsWith(OFFLINE_MODEL) ? 'offline' : x.target.mode,
    finishReason,
    durationMs: x.durationMs,
  };
}
