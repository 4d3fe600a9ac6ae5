import type { Run } from '../api/types.ts';

export interface Bucket {
  /** When it begins. */
  at: string;
  usd: number;
  tokens: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MOST_DAYS = 30;

/** What the runs took in each stretch of time from the first to the last: days, or hours when all lie in two days. */
export function overTime(runs: readonly Pick<Run, 'createdAt' | 'usage'>[]): Bucket[] {
  const times = runs.map(({ createdAt }) => Date.parse(createdAt));
  if (times.length === 0) return [];
  const last = Math.max(...times);
  const first = Math.max(Math.min(...times), last - MOST_DAYS * DAY_MS);
  const step = last - first > 2 * DAY_MS ? DAY_MS : HOUR_MS;
  const start = Math.floor(first / step) * step;
  const count = Math.floor((last - start) / step) + 1;
  const buckets = Array.from({ length: count }, (_, index) => ({
    at: new Date(start + index * step).toISOString(),
    usd: 0,
    tokens: 0,
  }));
  for (const { createdAt, usage } of runs) {
    const bucket = buckets[Math.floor((Date.parse(createdAt) - start) / step)];
    if (bucket === undefined) continue;
    bucket.usd += usage.usd;
    bucket.tokens += usage.inputTokens + usage.outputTokens;
  }
  return buckets;
}
