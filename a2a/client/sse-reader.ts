import { ParleyError } from '@parley/platform/errors';

export interface SseMessage {
  id: string | undefined;
  data: string;
}

const MAX_EVENT_CHARS = 16 * 1024 * 1024;

/** Parses server-sent events (WHATWG HTML §9.2.6): what we need of them, data and id. */
export function createSseParser(): (chunk: string) => SseMessage[] {
  let rest = '';
  let data: string[] = [];
  let size = 0;
  let id: string | undefined;

  const line = (text: string, out: SseMessage[]): void => {
    if (text === '') {
      if (data.length > 0) out.push({ id, data: data.join('\n') });
      data = [];
      size = 0;
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      size += value.length;
      data.push(value);
    } else if (field === 'id') id = value;
  };

  return (chunk) => {
    const out: SseMessage[] = [];
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) line(text, out);
    if (size + rest.length > MAX_EVENT_CHARS) {
      throw new ParleyError('upstream_failed', 'The agent sent an event that is too large.');
    }
    return out;
  };
}

/** The events of a response's body. Nothing at all for `idleMs`, not even a heartbeat, is a lost connection. */
export async function* readSse(
  body: ReadableStream<Uint8Array>,
  options: { idleMs: number; signal: AbortSignal },
): AsyncGenerator<SseMessage, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parse = createSseParser();
  const idle = createIdleTimer(options.idleMs, () => void reader.cancel().catch(() => undefined));
  const leave = (): void => void reader.cancel().catch(() => undefined);
  options.signal.addEventListener('abort', leave, { once: true });
  try {
    for (;;) {
      idle.restart();
      const { done, value } = await reader.read();
      if (done) return;
      yield* parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    idle.stop();
    options.signal.removeEventListener('abort', leave);
    leave();
  }
}

function createIdleTimer(ms: number, onIdle: () => void): { restart(): void; stop(): void } {
  const timer = setTimeout(onIdle, ms);
  return { restart: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
