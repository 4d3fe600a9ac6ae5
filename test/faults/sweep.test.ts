import type { FailAction, Failpoint } from '@parley/platform/failpoints';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionFor } from './campaign.ts';
import { judge } from './checks.ts';
import { createRandom } from './random.ts';
import { type FaultWorld, startFaultWorld } from './world.ts';

/** Passed by what changes something: effects.test.ts strikes there. */
type OfEffects = `${'before' | 'after'}-${'ledger' | 'effect' | 'apply'}`;
type Point = Exclude<Failpoint, OfEffects>;

/** The passage at which each failpoint strikes: somewhere in the middle of a run, or at its very start. */
const PASSAGE: Record<Point, number> = {
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
  // Its start commits, too.
  'before-commit': 30,
  'after-commit': 33,
  'before-queue': 2,
  'after-queue': 3,
  'before-send': 2,
  'after-send': 1,
  'before-serve': 1,
  'after-serve': 2,
  'before-webhook': 2,
  'after-webhook': 3,
};
const SEED = 1;
const LIMIT_MS = 60_000;
const DELAY_MS = 700;
/** A kill costs a restart, and a freeze its seconds: all of them are for `npm run faults -- sweep`. */
const ALL = process.env['PARLEY_SWEEP'] === 'all';

const POINTS = Object.keys(PASSAGE) as Point[];
const isServer = (point: Point): boolean => point.endsWith('-serve');
const AGENTS = POINTS.filter((point) => !isServer(point));
const KILLED: readonly Point[] = ALL ? AGENTS : ['after-tool', 'after-checkpoint'];
const FROZEN: readonly Point[] = ALL ? AGENTS : ['before-write'];

function plan(points: readonly Point[], action: FailAction, later = 0): string[] {
  const planned = action === 'fail-after' ? points.filter((point) => point.startsWith('after-')) : points;
  const parameter = action === 'delay' ? `:${DELAY_MS}` : '';
  return planned.map((point) => `${point}:${action}${parameter}:${PASSAGE[point] + later}`);
}

/** What fails without ending the process: one start has all of it, each at passages of its own. */
const passing = (points: readonly Point[]): string =>
  [
    ...plan(points, 'throw'),
    ...plan(points, 'fail-after', 2),
    ...plan(points, 'delay', 3),
    ...plan(
      points.filter((point) => isServer(point) || FROZEN.includes(point)),
      'stop',
      5,
    ),
  ].join(',');
const kills = plan(KILLED, 'kill');
const serverKills = ALL ? plan(POINTS.filter(isServer), 'kill') : [];
/** A task that ends three workers in a row is set aside: after two, a start without failures lets everything end. */
const IN_A_ROW = 2;
const starts = kills.flatMap((kill, index) => (index % IN_A_ROW === IN_A_ROW - 1 ? [kill, ''] : [kill]));

const random = createRandom(SEED);
let world: FaultWorld;
let asked = 0;
const ask = () => world.client.ask(questionFor(random, ++asked));

beforeAll(async () => {
  const failures = {
    agents: ['', passing(AGENTS), ...starts],
    'mcp-servers': ['', passing(POINTS.filter(isServer)), ...serverKills],
  };
  world = await startFaultWorld({ seed: SEED, shape: 'three', failures });
  // The first start makes the tables: what fails then is no failure of a run.
  await world.fleet.ready();
  for (const name of Object.keys(failures)) member(name).kill();
  await until(() => Object.keys(failures).every((name) => member(name).starts() === 2), LIMIT_MS);
  await world.fleet.ready();
}, 180_000);
afterAll(() => world.close(), 60_000);

const member = (name: string) => world.fleet.members.find((one) => one.name === name)!;

/** Each planned failure of this kind was reached, in whatever order. */
function unreached(name: string, planned: string): string[] {
  const struck = new Set(member(name).struck());
  return planned.split(',').filter((failure) => {
    const [point, action] = failure.split(':');
    return !struck.has(`${point}:${action}`);
  });
}

async function askUntil(reached: () => boolean): Promise<void> {
  for (const limit = Date.now() + 4 * LIMIT_MS; !reached() && Date.now() < limit; ) {
    if (world.client.asks.filter(({ endedAt }) => endedAt === undefined).length < 3) ask();
    await until(reached, 1_000).catch(() => undefined);
  }
}

/** Has a process end by its own planned failures, one start after another. */
async function killAtEach(name: string, failures: readonly string[]): Promise<void> {
  member(name).kill();
  for (const [index, failure] of failures.entries()) {
    await until(() => member(name).starts() >= index + 3, LIMIT_MS);
    if (failure !== '') {
      const over = () => member(name).starts() >= index + 4;
      await askUntil(over);
      expect(over(), `${failure} was not reached`).toBe(true);
    } else {
      await world.fleet.ready();
      expect(await world.client.settled(LIMIT_MS)).toBe(true);
      if (index < failures.length - 1) member(name).kill();
    }
  }
}

describe('every failpoint of a run, one after the other (R10)', () => {
  it('throws, is slow, freezes, and loses the answer at each: the runs come to their ends, completed', {
    timeout: 900_000,
  }, async () => {
    const ofAgents = passing(AGENTS);
    const ofServers = passing(POINTS.filter(isServer));
    await askUntil(
      () => [...unreached('agents', ofAgents), ...unreached('mcp-servers', ofServers)].length === 0,
    );
    expect(unreached('agents', ofAgents)).toEqual([]);
    expect(unreached('mcp-servers', ofServers)).toEqual([]);
    expect(await world.client.settled(LIMIT_MS)).toBe(true);
    expect(world.client.asks.filter(({ status }) => status !== 'completed')).toEqual([]);
  });

  it('ends a process once at each: nothing is lost and nothing done twice', {
    timeout: 900_000,
  }, async () => {
    await killAtEach('agents', starts);
    if (ALL) await killAtEach('mcp-servers', serverKills);
    await world.fleet.ready();
    expect(await world.client.settled(LIMIT_MS)).toBe(true);
    const verdict = await judge(world);
    expect(verdict).toMatchObject({ violations: [], lost: 0, doubled: 0, contradictory: 0 });
    expect(world.client.asks.filter(({ status }) => status !== 'completed')).toEqual([]);
    expect(world.fleet.failures).toEqual([]);
  });
});
