import { z } from '@hono/zod-openapi';
import type { Task } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import { SolveRequest } from '../api.ts';
import type { RunContext } from '../context.ts';
import { jsonBody } from '../http/json-body.ts';
import { idempotencyKeyOf } from '../http/preferences.ts';
import type { OrchestratorRequest, Route } from '../http/route.ts';
import { assertAnswered, chatCompletion, piecesOf } from '../openai/completion.ts';
import { askedIn } from '../openai/conversation.ts';
import { openAiErrorResponse } from '../openai/errors.ts';
import { assertModel, ChatCompletion, ChatCompletionChunk, ChatCompletionRequest } from '../openai/schema.ts';
import { streamReply } from '../openai/stream.ts';
import { cancelRun } from '../runs/cancel.ts';
import { startRun } from '../runs/start.ts';
import { openAiProblems } from './openai-models.ts';
import type { RouteDeps } from './route-deps.ts';

/** Clients send the whole conversation each time. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;
const CANCEL_TIMEOUT_MS = 20_000;

/** OpenAI's chat completions over the whole service (R2.5), so that existing chat clients can be put in front. */
export function chatCompletionsRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/v1/chat/completions',
    maxBodyBytes: MAX_BODY_BYTES,
    keyIsIdle: true,
    onError: openAiErrorResponse,
    doc: {
      summary: 'Ask as an OpenAI client does',
      description: [
        'The last message is the question, the ones before it are the conversation. With `stream` the plan and the',
        'steps come as `reasoning_content`, the answer as `content`. System messages, tools and sampling parameters',
        'are not used. Who hangs up stops the run.',
      ].join(' '),
      tags: ['OpenAI'],
      request: {
        headers: z.object({ 'idempotency-key': z.string().optional() }),
        body: { required: true, content: { 'application/json': { schema: ChatCompletionRequest } } },
      },
      responses: {
        200: {
          description: 'The answer.',
          content: {
            'application/json': { schema: ChatCompletion },
            'text/event-stream': { schema: ChatCompletionChunk },
          },
        },
        ...openAiProblems(400, 401, 404, 409, 413, 415, 429, 502, 503),
      },
    },
    handle: (c) => complete(c, route),
  };
}

async function complete(
  c: OrchestratorRequest,
  { deps, runContext, stopping }: RouteDeps,
): Promise<Response> {
  const ctx = runContext(c);
  const idempotencyKey = idempotencyKeyOf(c.req.raw.headers);
  const request = await jsonBody(c, ChatCompletionRequest);
  assertModel(request.model);
  // Not by the caller's signal: a run that was accepted while the caller left must be known to be stopped.
  const task = await start(ctx, request, { idempotencyKey, signal: stopping });
  const headers = { 'content-location': `/runs/${task.id}` };
  const abandon = async () => {
    const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
    await cancelRun({ ctx, input: { runId: task.id, signal } }).catch(() => undefined);
  };
  if (c.req.raw.signal.aborted) {
    await abandon();
    throw new ParleyError('canceled', 'The caller left.');
  }
  if (request.stream) {
    return streamReply(c, {
      task,
      pieces: (signal) => piecesOf(ctx, task, signal),
      includeUsage: request.stream_options?.include_usage ?? false,
      abandon,
      stopping,
      logger: deps.logger,
      headers,
    });
  }
  return c.json(await wholeReply(ctx, task, { gone: c.req.raw.signal, stopping, abandon }), 200, headers);
}

function start(
  ctx: RunContext,
  chat: ChatCompletionRequest,
  { idempotencyKey, signal }: { idempotencyKey: string | undefined; signal: AbortSignal },
): Promise<Task> {
  const { query, threadId, conversation } = askedIn(chat, ctx.principal.subject);
  const parsed = SolveRequest.shape.query.safeParse(query);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'is not valid';
    throw new ParleyError('invalid_input', `The question is not valid: ${message}`, {
      issues: [{ path: `messages.${chat.messages.length - 1}.content`, message }],
    });
  }
  const { threadId: _, ...metadata } = chat.metadata ?? {};
  const request: SolveRequest = { query: parsed.data, threadId, metadata };
  return startRun({ ctx, input: { request, conversation, idempotencyKey, signal } });
}

async function wholeReply(
  ctx: RunContext,
  task: Task,
  end: { gone: AbortSignal; stopping: AbortSignal; abandon: () => Promise<void> },
): Promise<ChatCompletion> {
  const said = { content: '', reasoning: '' };
  let run: Parameters<typeof chatCompletion>[0] | undefined;
  const signal = AbortSignal.any([end.gone, end.stopping]);
  try {
    for await (const piece of piecesOf(ctx, task, signal)) {
      said.content += piece.content;
      said.reasoning += piece.reasoning;
      run = piece.run;
    }
    signal.throwIfAborted();
  } catch (error) {
    if (end.stopping.aborted) throw new ParleyError('unavailable', 'The service stops; the run goes on.');
    if (end.gone.aborted) await end.abandon();
    throw error;
  }
  if (!run) throw new ParleyError('upstream_failed', 'The coordinator told nothing of the run.');
  assertAnswered(run);
  return chatCompletion(run, said);
}
