import type { MiddlewareHandler } from 'hono';
import { ParleyError } from '../errors.ts';

/**
 * Refuses bodies above a limit. Nothing is read here: a body without a declared length is counted while its reader
 * takes it, so a caller that is refused before has not filled any memory.
 */
export function limitBody(maxBytes: number | ((path: string) => number)): MiddlewareHandler {
  return async function bodyLimit(c, next) {
    const max = typeof maxBytes === 'number' ? maxBytes : maxBytes(c.req.path);
    const { method, headers } = c.req.raw;
    if (method === 'GET' || method === 'HEAD') return next();
    const declared = headers.get('content-length');
    if (declared !== null && !headers.has('transfer-encoding')) {
      if (Number(declared) > max) throw tooLarge();
      return next();
    }
    const { body } = c.req.raw;
    if (!body) return next();
    c.req.raw = new Request(c.req.raw, { body: counted(body, max), duplex: 'half' } as RequestInit);
    return next();
  };
}

function tooLarge(): ParleyError {
  return new ParleyError('payload_too_large', 'The body is larger than this service takes.');
}

function counted(body: ReadableStream<Uint8Array>, max: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        size += value.byteLength;
        if (size <= max) return controller.enqueue(value);
        controller.error(tooLarge());
        await reader.cancel().catch(() => undefined);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
