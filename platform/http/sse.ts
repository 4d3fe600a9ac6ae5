import type { Context } from 'hono';

export interface SseEvent {
  id?: string;
  event?: string;
  /** Without it nothing reaches the reader's listeners; `retry` does its work. */
  data?: string;
  /** Milliseconds that the reader should wait before it connects again. */
  retry?: number;
}

export type SendSse = (event: SseEvent) => Promise<void>;

/** A stream that ends before its time, because the service stops or dies, is worth another try after so long. */
export const RETRY_MS = 1_000;
const HEARTBEAT_MS = 15_000;
const encoder = new TextEncoder();

/**
 * Server-sent events (WHATWG HTML §9.2). `write` gets a signal that fires when the reader leaves; waiting for `send`
 * keeps a slow reader from filling our memory. A heartbeat comment goes out every 15 s.
 */
export function sseStream(
  c: Context,
  write: (send: SendSse, signal: AbortSignal) => Promise<void>,
  headers: Record<string, string> = {},
): Response {
  const gone = new AbortController();
  c.req.raw.signal.addEventListener('abort', () => gone.abort(), { once: true });
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, {
    highWaterMark: 64,
  });
  const writer = writable.getWriter();
  writer.closed.catch(() => gone.abort());
  const send: SendSse = async (event) => {
    await writer.ready;
    await writer.write(encoder.encode(formatSse(event)));
  };
  const heartbeat = setInterval(
    () => void writer.write(encoder.encode(': heartbeat\n\n')).catch(() => gone.abort()),
    HEARTBEAT_MS,
  );
  heartbeat.unref();
  void write(send, gone.signal)
    .catch(() => undefined)
    .finally(() => {
      clearInterval(heartbeat);
      void writer.close().catch(() => undefined);
    });
  return new Response(readable, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...headers,
    },
  });
}

export function formatSse({ id, event, data, retry }: SseEvent): string {
  const lines: string[] = [];
  if (retry !== undefined) lines.push(`retry: ${retry}`);
  if (id !== undefined) lines.push(`id: ${id.replace(/[\r\n\0]/g, '')}`);
  if (event !== undefined) lines.push(`event: ${event.replace(/[\r\n]/g, '')}`);
  if (data !== undefined) for (const line of data.split(/\r\n|\r|\n/)) lines.push(`data: ${line}`);
  return `${lines.join('\n')}\n\n`;
}
