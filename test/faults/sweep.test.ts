import type { Failpoint } from '@parley/platform/failpoints';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from './checks.ts';
import { type FaultWorld, questionFor, startFaultWorld } from './harness.ts';
import { createRandom } from './random.ts';

/** Passed by what changes something: effects.test.ts strikes there. */
const OF_EFFECTS = [
  'before-ledger',
  'after-ledger',
  'before-effect',
  'after-effect',
  'before-apply',
  'after-apply',
] as const satisfies readonly Failpoint[];

/** The passage at which each failpoint strikes: somewhere in the middle of a run, or at its very start. */
const PASSAGE: Record<Exclude<Failpoint, (typeof OF_EFFECTS)[number]>, number> = {
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
const POINTS = Object.keys(PASSAGE) as (keyof typeof PASSAGE)[];
const throws = POINTS.map((point) => `${point}:throw:${PASSAGE[point]}`).join(',');
/** Each kill costs a restart; the whole sweep is for PARLEY_SWEEP=all. */
const EVERY_RUN: readonly (keyof typeof PASSAGE)[] = [
  'after-model',
  'after-tool',
  'after-checkpoint',
  'relaying',
];
const swept = process.env['PARLEY_SWEEP'] === 'all' ? POINTS : EVERY_RUN;
const kills = swept.map((point) => `${point}:kill:${PASSAGE[point]}`);
/** A task that ends three workers in a row is set aside: after two, a start without failures lets everything end. */
const IN_A_ROW = 2;
const starts = kills.flatMap((kill, index) => (index % IN_A_ROW === IN_A_ROW - 1 ? [kill, ''] : [kill]));

let world: FaultWorld;
let asked = 0;
const ask = () => world.client.ask(questionFor(random, ++asked));

beforeAll(async () => {
  world = await startFaultWorld({ seed: SEED, shape: 'three', failures: [throws, ...starts] });
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
    for (const [index, failure] of starts.entries()) {
      await until(() => agents().starts() >= index + 2, LIMIT_MS);
      if (failure !== '') {
        // It ends by what was left, at the latest by another question.
        ask();
        const over = () => agents().starts() >= index + 3;
        await until(over, LIMIT_MS).catch(() => expect.fail(`${failure} was not reached`));
      } else {
        await world.fleet.ready();
        expect(await world.client.settled(LIMIT_MS)).toBe(true);
        if (index < starts.length - 1) agents().kill();
      }
    }
    const verdict = await judge(world);
    expect(verdict).toMatchObject({ violations: [], lost: 0, doubled: 0 });
    expect(world.client.asks.map(({ status }) => status)).toEqual(world.client.asks.map(() => 'completed'));
    expect(world.fleet.failures).toEqual([]);
  });
});
