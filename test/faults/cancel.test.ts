import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { percentile } from './campaign.ts';
import { sizeOf, tell } from './proofs.ts';
import { runStops, type StopWorld, startStopWorld } from './stops.ts';

const size = sizeOf(10);

let world: StopWorld;
beforeAll(async () => {
  world = await startStopWorld(size.seed);
});
afterAll(() => world?.close());

describe('stops at moments of chance (R1.6, R10)', () => {
  it(`nothing begins and nothing goes on 500 ms after the reply, which lists everything (seed ${size.seed})`, {
    timeout: 120_000 + size.count * 5_000,
  }, async () => {
    const { violations, replyMs, leaves, ...counts } = await runStops(world, size.count);
    const reply = { 'reply p50 (ms)': percentile(replyMs, 0.5), 'reply p99 (ms)': percentile(replyMs, 0.99) };
    tell(size, 'stops', { ...counts, ...leaves, ...reply, violations: violations.length });
    expect(violations).toEqual([]);
    expect(counts.stops).toBeGreaterThanOrEqual(size.count);
  });
});
