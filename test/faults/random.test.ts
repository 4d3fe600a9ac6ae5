import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';
import { judge } from './checks.ts';
import { type FaultWorld, startFaultWorld } from './world.ts';

/** Another one for each run of the tests; what fails can be had again with `run.ts --seed`. */
const seed = Math.floor(Math.random() * 1_000_000);
/** Together with its start and what settles afterwards about a minute. */
const SLICE_MS = 15_000;
const LIMIT_MS = 90_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld({ seed, shape: 'split' });
  await world.fleet.ready();
  world.provider.slow(10, 150);
}, 120_000);
afterAll(() => world.close(), 60_000);

describe('faults at random (R10)', () => {
  it(`loses nothing and doubles nothing with seed ${seed}`, { timeout: 240_000 }, async () => {
    const faults = await runCampaign(world, { seed, faults: 40, limitMs: SLICE_MS, atOnce: 3 });
    expect(faults.length).toBeGreaterThan(0);
    expect(await world.client.settled(LIMIT_MS)).toBe(true);
    const verdict = await judge(world);
    expect(verdict).toMatchObject({ violations: [], lost: 0, doubled: 0 });
    expect(world.fleet.failures).toEqual([]);
  });
});
