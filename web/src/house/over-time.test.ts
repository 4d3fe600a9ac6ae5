import { describe, expect, it } from 'vitest';
import { overTime } from './over-time.ts';

const run = (createdAt: string, usd: number) => ({
  createdAt,
  usage: { inputTokens: 10, outputTokens: 5, usd, byAgent: {}, byModel: {} },
});

describe('what runs took over time', () => {
  it('is told by the hour for a day, with the hours in which nothing was asked', () => {
    const buckets = overTime([
      run('2026-03-02T11:50:00Z', 2),
      run('2026-03-02T09:10:00Z', 1),
      run('2026-03-02T09:40:00Z', 1),
    ]);
    expect(buckets.map(({ at, usd, tokens }) => [at.slice(11, 16), usd, tokens])).toEqual([
      ['09:00', 2, 30],
      ['10:00', 0, 0],
      ['11:00', 2, 15],
    ]);
  });

  it('is told by the day for longer, for a month at most', () => {
    const buckets = overTime([
      run('2026-01-01T09:00:00Z', 9),
      run('2026-03-01T09:00:00Z', 1),
      run('2026-03-02T09:00:00Z', 1),
    ]);
    expect(buckets.length).toBe(31);
    expect(buckets.map(({ usd }) => usd).slice(-2)).toEqual([1, 1]);
    expect(buckets[0]?.usd).toBe(0);
  });

  it('is nothing for nothing', () => {
    expect(overTime([])).toEqual([]);
  });
});
