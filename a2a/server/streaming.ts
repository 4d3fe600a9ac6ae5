import { RETRY_MS, sseStream } from '@parley/platform/http/sse';
import type { Logger } from '@parley/platform/logger';
import type { Context } from 'hono';
import type { StreamLine } from '../handler.ts';
import { A2A_ERRORS, type Fault, toFault } from '../protocol/errors.ts';
import type { Json } from '../protocol/wire.ts';
import type { Call } from '../verbs/context.ts';
import { extensionHeaders } from './call.ts';

export interface Streaming {
  lines: AsyncIterable<StreamLine>;
  call: Call;
  logger: Logger;
  /** How this binding wraps an event, and an error in the middle of a stream. */
  event: (response: Json) => unknown;
  error: (fault: Fault) => unknown;
}

/** Each event's SSE id is its number in the task's log, for Last-Event-ID. */
export function streamLines(c: Context, streaming: Streaming): Response {
  const { lines, call, logger } = streaming;
  return sseStream(
    c,
    async (send, gone) => {
      try {
        for await (const { seq, response } of lines) {
          if (gone.aborted) return;
          await send({ id: String(seq), data: JSON.stringify(streaming.event(response)) });
        }
      } catch (error) {
        if (!call.signal.aborted && !gone.aborted)
          await send({ data: JSON.stringify(streaming.error(faultOf(error, logger))) });
      }
      // This process is going down, the task is not: the reader comes back with its last id.
      if (call.signal.aborted && !gone.aborted) await send({ retry: RETRY_MS });
    },
    extensionHeaders(call),
  );
}

/** The fault that an error is; what is our own is logged with its cause. */
export function faultOf(error: unknown, logger: Logger): Fault {
  const fault = toFault(error);
  if (A2A_ERRORS[fault.name].http >= 500) logger.error({ err: error }, 'an A2A request failed');
  return fault;
}

/** HTTP's way to say when to come back. */
export function retryHeaders({ retryAfterSeconds }: Fault): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
}
