import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';

/** What this Worker uses of a Workers KV namespace. */
export interface KvNamespace {
  get(key: string, options: { type: 'text'; cacheTtl?: number }): Promise<string | null>;
  getWithMetadata(
    key: string,
    options: { type: 'text'; cacheTtl?: number },
  ): Promise<{ value: string | null; metadata: unknown }>;
  put(
    key: string,
    value: string,
    options?: { expiration?: number; metadata?: Record<string, string | number> },
  ): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The bindings of `wrangler.jsonc`, and the secret. */
export interface EdgeEnvironment {
  KV: KvNamespace;
  /** JSON array of {key, subject, scopes}, as for the other servers. Without it nobody gets in. */
  PARLEY_API_KEYS?: string;
}

const apiKeys = z
  .array(
    z.object({ key: z.string().min(16), subject: z.string().min(1), scopes: z.array(z.string().min(1)) }),
  )
  .min(1);
export type ApiKeys = z.output<typeof apiKeys>;

/** Fails closed: what can't be read lets nobody in, and says nothing of what is in it. */
export function apiKeysOf(env: EdgeEnvironment): ApiKeys {
  const parsed = apiKeys.safeParse(jsonOf(env.PARLEY_API_KEYS));
  if (parsed.success) return parsed.data;
  throw new ParleyError('unavailable', 'The secret PARLEY_API_KEYS of this Worker is missing or not valid.');
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
