import { ParleyError } from '@parley/platform/errors';
import type { Context } from 'hono';

const MOST_CALLERS = 10_000;

/** Refuses a caller's requests above so many in a window of time. Kept in memory: it protects this process. */
export function createRateLimit({ most, windowMs }: { most: number; windowMs: number }) {
  const counts = new Map<string, number>();
  let endsAt = 0;
  return (caller: string, now: number = Date.now()): void => {
    if (now >= endsAt || counts.size >= MOST_CALLERS) {
      counts.clear();
      endsAt = now + windowMs;
    }
    const count = (counts.get(caller) ?? 0) + 1;
    counts.set(caller, count);
    if (count <= most) return;
    throw new ParleyError('rate_limited', 'Too many requests from this address.', {
      retryAfterSeconds: Math.ceil((endsAt - now) / 1_000),
    });
  };
}

/** Where a request comes from; all that come over one proxy count as one. */
export function remoteAddressOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? '';
}
