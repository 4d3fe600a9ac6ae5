import { createApp } from '@parley/platform/http';
import { addHealthRoutes } from '@parley/platform/http/health';
import type { Logger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import type { Context } from 'hono';
import { z } from 'zod';
import { estimateTokens } from '../chat/tokens.ts';
import { toBody, toCompletion, toEvents } from './completion.ts';
import { chatRequestSchema } from './conversation.ts';
import { readQuestion } from './documents/question/question.ts';
import { reply } from './reply.ts';
import { EMBEDDING_DIMENSIONS, EMBEDDING_MODEL, embedText } from './text/embedding.ts';

const NAME = 'offline-model';
const CHAT_MODEL = 'parley-offline';
const VERSION = '1.0.0';
const MAX_BODY = 8 * 1024 * 1024;

const embeddingRequest = z.looseObject({
  model: z.string().min(1),
  input: z.union([z.string().min(1), z.array(z.string()).min(1).max(2048)]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.literal(EMBEDDING_DIMENSIONS).nullish(),
});

/** The offline model: a rule-based planner, specialist and writer behind OpenAI's HTTP interface. */
export function createOfflineModelService(deps: { logger: Logger }): Service {
  const logger = deps.logger.child({ service: NAME });
  const app = createApp({ logger, name: NAME, maxBodyBytes: MAX_BODY });
  const ready = async () => ({ ok: true, checks: {} });
  addHealthRoutes(app, { name: NAME, version: VERSION, ready });
  app.get('/v1/models', (c) =>
    c.json({ object: 'list', data: [CHAT_MODEL, EMBEDDING_MODEL].map(modelEntry) }),
  );
  app.get('/v1/models/:id', (c) => {
    const id = c.req.param('id');
    return id === CHAT_MODEL || id === EMBEDDING_MODEL ? c.json(modelEntry(id)) : unknownModel(c, id);
  });
  app.post('/v1/chat/completions', (c) => answer(c, logger, chatCompletion));
  app.post('/v1/embeddings', (c) => answer(c, logger, embeddings));

  return {
    name: NAME,
    app,
    ready,
    start: async () => warmUp(),
    close: () => Promise.resolve(),
  };
}

// The language library builds its tables at the first sentence: better now than within somebody's question.
function warmUp(): void {
  readQuestion('How many days of leave does a new employee get?');
}

function modelEntry(id: string) {
  return { id, object: 'model', created: 0, owned_by: 'parley' };
}

interface WireError {
  status: 400 | 404 | 500;
  message: string;
  type: 'invalid_request_error' | 'server_error';
  param?: string | null;
  code?: string | null;
}

function errorBody(c: Context, { status, message, type, param = null, code = null }: WireError): Response {
  return c.json({ error: { message, type, param, code } }, status);
}

function unknownModel(c: Context, id: string): Response {
  const message = `The model '${id}' does not exist here. This server offers '${CHAT_MODEL}' and '${EMBEDDING_MODEL}'.`;
  return errorBody(c, {
    status: 404,
    message,
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
  });
}

// Clients of this interface read OpenAI's error shape, not problem documents.
async function answer(
  c: Context,
  logger: Logger,
  handle: (c: Context, body: unknown) => Response | Promise<Response>,
): Promise<Response> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    const message = 'The body could not be parsed as JSON.';
    return errorBody(c, { status: 400, message, type: 'invalid_request_error' });
  }
  try {
    return await handle(c, body);
  } catch (err) {
    logger.error({ err }, 'the offline model failed on a request');
    return errorBody(c, {
      status: 500,
      message: 'The offline model failed on this request.',
      type: 'server_error',
    });
  }
}

function invalid(c: Context, error: z.ZodError): Response {
  const issue = error.issues[0];
  const param = issue?.path.map(String).join('.') || null;
  const message = param
    ? `Invalid value for '${param}': ${issue?.message}`
    : (issue?.message ?? 'Invalid request.');
  return errorBody(c, { status: 400, message, type: 'invalid_request_error', param });
}

function chatCompletion(c: Context, body: unknown): Response {
  const parsed = chatRequestSchema.safeParse(body);
  if (!parsed.success) return invalid(c, parsed.error);
  const request = parsed.data;
  if (!request.model.startsWith(CHAT_MODEL)) return unknownModel(c, request.model);
  const completion = toCompletion(request, reply(request), CHAT_MODEL);
  if (!request.stream) return c.json(toBody(completion));
  return eventStream(toEvents(completion, request.stream_options?.include_usage === true));
}

function eventStream(events: Iterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = events[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    },
  });
}

function embeddings(c: Context, body: unknown): Response {
  const parsed = embeddingRequest.safeParse(body);
  if (!parsed.success) return invalid(c, parsed.error);
  const { input, model, encoding_format } = parsed.data;
  if (model !== EMBEDDING_MODEL) return unknownModel(c, model);
  const texts = typeof input === 'string' ? [input] : input;
  const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  const encode = (v: Float32Array): number[] | string =>
    encoding_format === 'base64'
      ? Buffer.from(v.buffer, v.byteOffset, v.byteLength).toString('base64')
      : [...v];
  return c.json({
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: encode(embedText(text)) })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}
