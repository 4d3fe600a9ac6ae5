import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { cacheKey, type EdgeCache } from '../cache.ts';

const input = z.object({ key: cacheKey.describe('The key under which the value was put') });

const output = z.object({
  key: z.string(),
  hit: z.boolean().describe('false: there is nothing under this key, or it has expired'),
  value: z.string().nullable(),
  content_type: z.string().nullable(),
  age_seconds: z.number().int().nullable(),
  expires_in_seconds: z.number().int().nullable(),
});

const MISS = { hit: false, value: null, content_type: null, age_seconds: null, expires_in_seconds: null };

/** `edge_cache_lookup`: a value of the edge cache, and how old it is. */
export const createEdgeCacheLookup = (cache: EdgeCache, now: () => number = Date.now) =>
  defineTool({
    name: 'edge_cache_lookup',
    title: 'Look up the edge cache',
    description:
      'Reads one value of the cache at the edge: hit or miss, the value, its age and how long it stays. A miss is an answer, not an error. Example: {"key": "rates/eur-usd"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['edge:read'],
    timeoutMs: 5_000,
    cache: 'never',
    maxResultBytes: 200_000,
    async run({ key }) {
      const entry = await cache.get(key);
      if (!entry) return { key, ...MISS };
      const seconds = Math.floor(now() / 1000);
      return {
        key,
        hit: true,
        value: entry.value,
        content_type: entry.contentType,
        age_seconds: Math.max(0, seconds - entry.storedAt),
        expires_in_seconds: Math.max(0, entry.expiresAt - seconds),
      };
    },
  });
