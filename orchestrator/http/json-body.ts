import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import type { Context } from 'hono';
import type { ZodType, z } from 'zod';
import { parseStrictJson } from './strict-json.ts';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** The body of a request as its schema's type: JSON only, not compressed, parsed strictly. */
export async function jsonBody<S extends ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const type = c.req.header('content-type') ?? '';
  if (!JSON_TYPE.test(type)) {
    throw new ParleyError('unsupported_media_type', 'The body must be JSON.', {
      hint: 'Send it with the header "Content-Type: application/json".',
    });
  }
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw new ParleyError('unsupported_media_type', 'A compressed body is not taken.');
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return parseOrThrow(schema, parseStrictJson(bytes), 'The request');
}
