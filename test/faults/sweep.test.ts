import { FAILPOINTS, type Failpoint } from '@parley/platform/failpoints';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from './checks.ts';
import { type FaultWorld, questionFor, startFaultWorld } from './harness.ts';
import { createRandom } from './random.ts';

/** The passage at which each failpoint strikes: somewhere in the middle of a run, or at its very start. */
const PASSAGE: Record<Failpoint, number> = {
  'before-accept': 1,
  'after-accept': 1,
  claimed: 2,
  'before-model': 2,
  'after-model': 2,
  'before-tool': 1,
  'after-tool': 1,
  'before-checkpoint': 3,
  'after-checkpoint': 4,
  'before-write': 3,
  'after-write': 3,
  relaying: 4,
  'before-complete': 1,
  'after-complete': 2,
};
const SEED = 1;
const LIMIT_MS = 60_000;

const random = createRandom(SEED);
const throws = FAILPOINTS.map((point) => `${point}:throw:${PASSAGE[point]}`).join(',');
const kills = FAILPOINTS.map((point) => `${point}:kill:${PASSAGE[point]}`);

let world: FaultWorld;
let asked = 0;
const ask = () => world.client.ask(questionFor(random, ++asked));

beforeAll(async () => {
  world = await startFaultWorld({ seed: SEED, shape: 'three', failures: [throws, ...kills] });
  await world.fleet.ready();
}, 120_000);
afterAll(() => world.close(), 60_000);

const agents = () => world.fleet.members.find(({ name }) => name === 'agents')!;

describe('every failpoint of a run, one after the other (R10)', () => {
  it('throws once at each: the runs come to their ends, completed', { timeout: 120_000 }, async () => {
    const asks = Array.from({ length: 4 }, ask);
    expect(await world.client.settled(LIMIT_MS)).toBe(true);
    expect(asks.map(({ status }) => status)).toEqual(asks.map(() => 'completed'));
  });

  it('ends the process of all agents once at each: nothing is lost and nothing done twice', {
    timeout: 240_000,
  }, async () => {
    agents().kill();
    for (const [index, kill] of kills.entries()) {
      await until(() => agents().starts() >= index + 2 && agents().isReady(), LIMIT_MS);
      ask();
      // The process is gone before the next one is armed: the failpoint was passed.
      await until(() => agents().starts() >= index + 3, LIMIT_MS).catch(() =>
        expect.fail(`${kill} not reached`),
      );
      // A task that ends three workers in a row is set aside: no more than two in a row here.
      if (index % 2 === 1) expect(await world.client.settled(LIMIT_MS)).toBe(true);
    }
    const verdict = await judge(world);
    expect(verdict).toMatchObject({ violations: [], lost: 0, doubled: 0 });
    expect(world.client.asks.map(({ status }) => status)).toEqual(world.client.asks.map(() => 'completed'));
    expect(world.fleet.failures).toEqual([]);
  });
});
