export interface RateLimit {
  /** Calls that may come at once. */
  burst: number;
  /** Calls a second that are given back. */
  perSecond: number;
}

export interface RateLimiter {
  /** Seconds to wait before the next call of `caller`, or 0 when this one may go on. */
  take(caller: string): number;
}

const MAX_CALLERS = 10_000;

/** A token bucket for each caller, in this process. The least recently seen caller is forgotten first. */
export function createRateLimiter(
  limit: RateLimit,
  now: () => number = () => performance.now(),
): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(caller) {
      const time = now();
      const known = buckets.get(caller) ?? { tokens: limit.burst, at: time };
      const tokens = Math.min(limit.burst, known.tokens + ((time - known.at) / 1000) * limit.perSecond);
      const allowed = tokens >= 1;
      buckets.delete(caller);
      buckets.set(caller, { tokens: allowed ? tokens - 1 : tokens, at: time });
      if (buckets.size > MAX_CALLERS) buckets.delete(buckets.keys().next().value ?? caller);
      return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / limit.perSecond));
    },
  };
}
