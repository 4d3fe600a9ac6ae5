import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { requireScopes } from '@parley/platform/identity/principal';
import type { Context, Hono } from 'hono';
import type { Gate } from '../kit/gate.ts';
import { cacheKey, cacheOptions, type EdgeCache } from './cache.ts';
import type { IndexStore } from './index-store.ts';
import { documentList } from './search-index.ts';

export interface Filled {
  index: IndexStore;
  cache: EdgeCache;
}

/** What KV holds comes in here, from whoever has `edge:write`. */
export function addFillingRoutes(app: Hono<AppEnv>, gate: Gate, { index, cache }: Filled): void {
  for (const path of ['/index', '/cache/*']) {
    app.use(path, async function mayWrite(c, next) {
      const admitted = await gate.admit(c.req.raw);
      if (admitted instanceof Response) return admitted;
      requireScopes(admitted.principal, ['edge:write']);
      return next();
    });
  }
  app.put('/index', async (c) => {
    const { documents } = parseOrThrow(documentList, await jsonOf(c), 'The index');
    const stored = await index.replace(documents);
    const words = stored.postings.length;
    return c.json({ documents: documents.length, words, updated_at: stored.updatedAt });
  });
  app.put('/cache/*', async (c) => {
    const key = keyOf(c);
    const { ttl_seconds } = parseOrThrow(cacheOptions, c.req.query(), 'The query');
    const contentType = c.req.header('content-type') ?? 'text/plain';
    const entry = await cache.put(key, { value: await c.req.text(), contentType, ttlSeconds: ttl_seconds });
    return c.json({ key, expires_at: new Date(entry.expiresAt * 1000).toISOString() });
  });
  app.delete('/cache/*', async (c) => {
    await cache.remove(keyOf(c));
    return c.body(null, 204);
  });
}

function keyOf(c: Context): string {
  return parseOrThrow(cacheKey, c.req.path.slice('/cache/'.length), 'The key');
}

function jsonOf(c: Context): Promise<unknown> {
  return c.req.json().catch((cause: unknown) => {
    throw new ParleyError('invalid_input', 'The body is not JSON.', { cause });
  });
}
