import type { Task } from '@parley/a2a/task-types';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { type SendSse, sseStream } from '@parley/platform/http/sse';
import type { Logger } from '@parley/platform/logger';
import type { Run } from '../api.ts';
import type { OrchestratorRequest } from '../http/route.ts';
import { emptyRun } from '../runs/empty-run.ts';
import { assertAnswered, type Piece, replyHead, usageOf } from './completion.ts';
import { openAiError } from './errors.ts';
import type { ChatCompletionChunk } from './schema.ts';

export interface ReplyStream {
  task: Task;
  pieces: (signal: AbortSignal) => AsyncIterable<Piece>;
  includeUsage: boolean;
  /** Stops the run of a reader who left. */
  abandon: () => Promise<void>;
  stopping: AbortSignal;
  logger: Logger;
  headers: Record<string, string>;
}

type Delta = ChatCompletionChunk['choices'][number]['delta'];

/** The reply as chunks: plan and steps as `reasoning_content`, the answer as `content`, `[DONE]` at the end. */
export function streamReply(c: OrchestratorRequest, reply: ReplyStream): Response {
  return sseStream(
    c,
    async (send, gone) => {
      try {
        await writeReply(send, reply, AbortSignal.any([gone, reply.stopping]));
      } catch (error) {
        if (gone.aborted && !reply.stopping.aborted) return reply.abandon();
        await writeFault(send, reply, error);
      }
    },
    reply.headers,
  );
}

async function writeReply(send: SendSse, reply: ReplyStream, signal: AbortSignal): Promise<void> {
  const start = emptyRun(reply.task);
  const write = (choices: ChatCompletionChunk['choices'], usage?: ChatCompletionChunk['usage']) =>
    send({ data: JSON.stringify(chunkOf(start, { choices, usage, asked: reply.includeUsage })) });
  await write(choice({ role: 'assistant', content: '' }));
  let run = start;
  for await (const piece of reply.pieces(signal)) {
    run = piece.run;
    if (piece.reasoning) await write(choice({ reasoning_content: piece.reasoning }));
    if (piece.content) await write(choice({ content: piece.content }));
  }
  signal.throwIfAborted();
  assertAnswered(run);
  await write(choice({}, 'stop'));
  if (reply.includeUsage) await write([], usageOf(run));
  await send({ data: '[DONE]' });
}

function choice(delta: Delta, finish: 'stop' | null = null): ChatCompletionChunk['choices'] {
  return [{ index: 0, delta, finish_reason: finish, logprobs: null }];
}

function chunkOf(
  run: Run,
  x: { choices: ChatCompletionChunk['choices']; usage: ChatCompletionChunk['usage']; asked: boolean },
): ChatCompletionChunk {
  const head = { ...replyHead(run), object: 'chat.completion.chunk' as const, choices: x.choices };
  return x.asked ? { ...head, usage: x.usage ?? null } : head;
}

async function writeFault(send: SendSse, { stopping, logger, task }: ReplyStream, error: unknown) {
  const fault = stopping.aborted
    ? new ParleyError('unavailable', 'The service stops; the run goes on.', { hint: `Run ${task.id}.` })
    : toParleyError(error);
  logger.warn({ err: fault, cause: fault.cause, runId: task.id }, 'a chat completion broke');
  await send({ data: JSON.stringify(openAiError(fault)) });
}
