import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import type { KvNamespace } from './environment.ts';

export const MAX_VALUE_BYTES = 64 * 1024;
/** KV keeps nothing for a shorter time. */
export const MIN_TTL_SECONDS = 60;
export const MAX_TTL_SECONDS = 30 * 24 * 3_600;
const DEFAULT_TTL_SECONDS = 3_600;

export const cacheKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w.:/@-]+$/, 'may have letters, digits and . _ : / @ -');

const ttl = z.coerce.number().int().min(MIN_TTL_SECONDS).max(MAX_TTL_SECONDS).default(DEFAULT_TTL_SECONDS);
export const cacheOptions = z.object({ ttl_seconds: ttl });

/** Times in seconds since 1970. */
const metadata = z.object({ storedAt: z.number(), expiresAt: z.number(), contentType: z.string() });

export interface CacheEntry {
  value: string;
  contentType: string;
  storedAt: number;
  expiresAt: number;
}

/** Values that are kept for a while, shared by everybody who may read. */
export interface EdgeCache {
  get(key: string): Promise<CacheEntry | undefined>;
  put(key: string, entry: { value: string; contentType: string; ttlSeconds: number }): Promise<CacheEntry>;
  remove(key: string): Promise<void>;
}

export function createEdgeCache(kv: KvNamespace, now: () => number = Date.now): EdgeCache {
  const seconds = () => Math.floor(now() / 1000);
  const stored = (key: string) => `cache/${key}`;
  return {
    async get(key) {
      const found = await kv.getWithMetadata(stored(key), { type: 'text' });
      const about = metadata.safeParse(found.metadata);
      // KV deletes what has expired when it comes to it; an entry is over at its time.
      if (found.value === null || !about.success || about.data.expiresAt <= seconds()) return undefined;
      return { value: found.value, ...about.data };
    },
    async put(key, { value, contentType, ttlSeconds }) {
      if (new TextEncoder().encode(value).byteLength > MAX_VALUE_BYTES) throw tooLarge();
      const storedAt = seconds();
      const about = { storedAt, expiresAt: storedAt + ttlSeconds, contentType };
      await kv.put(stored(key), value, { expiration: about.expiresAt, metadata: about });
      return { value, ...about };
    },
    remove: (key) => kv.delete(stored(key)),
  };
}

function tooLarge(): ParleyError {
  return new ParleyError('payload_too_large', `A cached value may have ${MAX_VALUE_BYTES} bytes.`);
}
