import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import type { ZodType, z } from 'zod';
import type { OrchestratorRequest } from './route.ts';
import { parseStrictJson } from './strict-json.ts';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** The body of a request as its schema's type: JSON only, not compressed, parsed strictly. */
export async function jsonBody<S extends ZodType>(c: OrchestratorRequest, schema: S): Promise<z.output<S>> {
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
  const parsed = parseOrThrow(schema, parseStrictJson(bytes), 'The request');
  c.set('body', parsed);
  return parsed;
}
