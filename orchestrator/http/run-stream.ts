import type { Task } from '@parley/a2a/task-types';
import { toParleyError } from '@parley/platform/errors';
import { RETRY_MS, type SendSse, sseStream } from '@parley/platform/http/sse';
import type { Logger } from '@parley/platform/logger';
import type { RunEvent, RunFrame, RunStatus } from '../api.ts';
import type { RunContext } from '../context.ts';
import { watchRun } from '../runs/watch.ts';
import type { OrchestratorRequest } from './route.ts';

export interface RunStream {
  ctx: RunContext;
  task: Pick<Task, 'id' | 'contextId' | 'status'>;
  after: number;
  logger: Logger;
  /** Ends the stream when the service stops; the reader comes back with the last id. */
  stopping: AbortSignal;
  headers?: Record<string, string>;
}

/** The run's log as server-sent events: `run` first, then every entry with its number as id, `end` at the end. */
export function streamRun(c: OrchestratorRequest, stream: RunStream): Response {
  return sseStream(
    c,
    async (send, gone) => {
      const signal = AbortSignal.any([gone, stream.stopping]);
      try {
        await writeLog(send, stream, signal);
      } catch (error) {
        if (signal.aborted) return;
        await writeFault(send, stream, error);
      }
    },
    stream.headers,
  );
}

async function writeLog(send: SendSse, { ctx, task, after }: RunStream, signal: AbortSignal): Promise<void> {
  await send({ ...frame({ type: 'run', runId: task.id, threadId: task.contextId }), retry: RETRY_MS });
  let seq = after;
  let status: RunStatus = task.status.state;
  for await (const event of watchRun({ ctx, input: { runId: task.id, after, signal } })) {
    await send(entry(event));
    seq = event.seq;
    if (event.type === 'status') status = event.status;
  }
  if (!signal.aborted) await send(frame({ type: 'end', runId: task.id, status, seq }));
}

async function writeFault(send: SendSse, stream: RunStream, error: unknown): Promise<void> {
  const fault = toParleyError(error);
  stream.logger.warn({ err: fault, cause: fault.cause, runId: stream.task.id }, 'an event stream broke');
  await send(frame({ type: 'error', code: fault.code, message: fault.message }));
}

function entry(event: RunEvent) {
  return { id: String(event.seq), event: event.type, data: JSON.stringify(event) };
}

function frame(data: RunFrame) {
  return { event: data.type, data: JSON.stringify(data) };
}
