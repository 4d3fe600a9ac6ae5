import type { Run } from '../api/types.ts';

export interface UsageRow {
  name: string;
  tokens: number;
  usd: number;
}

/** What these runs took, summed over the agents or the models; the one that took most first. */
export function usageOf(runs: readonly Pick<Run, 'usage'>[], by: 'byAgent' | 'byModel'): UsageRow[] {
  const sums = new Map<string, UsageRow>();
  for (const { usage } of runs) {
    for (const [name, { inputTokens, outputTokens, usd }] of Object.entries(usage[by])) {
      const sum = sums.get(name) ?? { name, tokens: 0, usd: 0 };
      sums.set(name, { name, tokens: sum.tokens + inputTokens + outputTokens, usd: sum.usd + usd });
    }
  }
  return [...sums.values()].sort((a, b) => b.tokens - a.tokens);
}
