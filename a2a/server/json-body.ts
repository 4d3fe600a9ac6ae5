import type { Context } from 'hono';
import { a2aError } from '../protocol/errors.ts';

const MAX_DEPTH = 64;

/** Reads the body as JSON: the right type, valid UTF-8, and not deeper than anybody needs. */
export async function readJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    throw a2aError('ContentTypeNotSupported', 'The body must be JSON (Content-Type: application/json).');
  }
  const bytes = await c.req.arrayBuffer();
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    checkDepth(value);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      throw a2aError('ParseError', 'The body is not valid JSON.');
    }
    throw error;
  }
}

/** Walks level by level: a deep value must not cost a deep stack. */
function checkDepth(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw a2aError('InvalidRequest', `The body is nested deeper than ${MAX_DEPTH}.`);
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item as object) : [],
    );
  }
}
