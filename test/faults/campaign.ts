import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask } from './client.ts';
import { createRandom, type Random } from './random.ts';
import type { FaultWorld } from './world.ts';

export const FAULT_KINDS = [
  'kill',
  'kill again',
  'end',
  'freeze',
  'cut connections',
  'crash database',
  'crash redis',
  'wipe redis',
  'skew clock',
  'cut model',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  target: string;
  at: number;
  /** Until each question under way was heard of again. */
  recoveries: number[];
}

const times = (n: number, kind: FaultKind): FaultKind[] => Array<FaultKind>(n).fill(kind);

/** How often each kind is picked. */
const KINDS: readonly FaultKind[] = [
  ...times(8, 'kill'),
  ...times(1, 'kill again'),
  ...times(3, 'end'),
  ...times(3, 'freeze'),
  ...times(2, 'cut connections'),
  ...times(1, 'crash database'),
  ...times(2, 'skew clock'),
  ...times(2, 'cut model'),
];
const REDIS_KINDS: readonly FaultKind[] = [...times(3, 'crash redis'), ...times(1, 'wipe redis')];

export interface Campaign {
  seed: number;
  faults: number;
  /** Ends earlier when the time is over. */
  limitMs: number;
  /** Questions under way at the same time. */
  atOnce: number;
  /** Only these kinds. */
  kinds?: readonly FaultKind[] | undefined;
  /** Shortest and longest freeze; 0.5 s to 9 s. */
  freezeMs?: readonly [number, number] | undefined;
  /** Only these processes. */
  targets?: readonly string[] | undefined;
  /** Every so many questions have a side effect outside, which a witness counts; 5. */
  publishEvery?: number | undefined;
  onFault?: (fault: Fault, done: number) => void;
}

/** Asks without pause and injects faults at random; afterwards everything must come to its end. */
export async function runCampaign(world: FaultWorld, campaign: Campaign): Promise<Fault[]> {
  const random = createRandom(campaign.seed);
  const kinds = campaign.kinds ?? [...KINDS, ...(world.redis ? REDIS_KINDS : [])];
  const limit = Date.now() + campaign.limitMs;
  const faults: Fault[] = [];
  const asking = new AbortController();
  const asked = keepAsking(world, campaign, asking.signal);
  while (faults.length < campaign.faults && Date.now() < limit) {
    await sleep(random.between(200, 2_500));
    const fault = await inject(world, random, { ...campaign, kinds });
    faults.push(fault);
    campaign.onFault?.(fault, faults.length);
    // Mostly the service gets on with its work before the next fault; sometimes it is struck while it starts.
    if (random.next() < 0.85) await gettingOn(world, fault.at);
  }
  asking.abort();
  await asked;
  await world.fleet.ready();
  return faults;
}

const PATIENCE_MS = 20_000;

/** Progress must happen: all processes are back, and each question under way has been heard of again. */
async function gettingOn(world: FaultWorld, since: number): Promise<void> {
  await world.fleet.ready();
  const silent = world.client.asks.filter(({ sentAt, endedAt }) => sentAt < since && endedAt === undefined);
  const heard = ({ events, endedAt }: Ask): boolean =>
    endedAt !== undefined || (events.at(-1)?.receivedAt ?? 0) > since;
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit && !silent.every(heard); ) await sleep(100);
}

/** Only once everything has ended it is known how long each question was not heard of. */
export function measureRecovery(faults: readonly Fault[], asks: readonly Ask[]): void {
  for (const fault of faults) {
    const underWay = asks.filter(
      ({ ackedAt, endedAt }) =>
        ackedAt !== undefined && ackedAt < fault.at && (endedAt ?? Number.POSITIVE_INFINITY) > fault.at,
    );
    fault.recoveries = underWay.flatMap(({ events, endedAt }) => {
      const heard = events.find(({ receivedAt }) => receivedAt > fault.at)?.receivedAt ?? endedAt;
      return heard === undefined ? [] : [heard - fault.at];
    });
  }
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const DEPARTMENTS = ['Engineering', 'Sales', 'Marketing', 'Finance', 'Operations', 'Support'];
const POLICIES = ['remote work', 'parental leave', 'travel expenses', 'sick leave', 'home office equipment'];

/** No two are alike: what is in brackets no agent looks at, but every witness can tell runs apart by it. */
export function questionFor(random: Random, n: number): string {
  const department = random.pick(DEPARTMENTS);
  const policy = random.pick(POLICIES);
  const tag = `(Ticket ${n.toString(36)}-${random.between(1_000, 9_999).toString(36)})`;
  if (random.next() < 0.4) return `How many employees are in the ${department} department? ${tag}`;
  return `How many employees are in the ${department} department, and what is our policy on ${policy}? ${tag}`;
}

export const PUBLISHING = 'Publish the headcount report';

async function keepAsking(
  world: FaultWorld,
  { seed, atOnce, publishEvery = 5 }: Campaign,
  signal: AbortSignal,
): Promise<void> {
  const random = createRandom(seed + 2);
  for (let n = 1; !signal.aborted; ) {
    const open = world.client.asks.filter(({ endedAt }) => endedAt === undefined).length;
    if (open < atOnce) {
      const question = questionFor(random, n);
      world.client.ask(
        n % publishEvery === 0 ? `${PUBLISHING}. ${/\(.*$/.exec(question)?.[0] ?? ''}` : question,
      );
      n += 1;
    }
    await sleep(50);
  }
}

type Choice = Pick<Campaign, 'targets' | 'freezeMs'> & { kinds: readonly FaultKind[] };

async function inject(world: FaultWorld, random: Random, choice: Choice): Promise<Fault> {
  const { kinds, targets, freezeMs = [500, 9_000] } = choice;
  const kind = random.pick(kinds);
  const member = random.pick(world.fleet.members.filter(({ name }) => targets?.includes(name) ?? true));
  const fault: Fault = { kind, target: member.name, at: Date.now(), recoveries: [] };
  switch (kind) {
    case 'kill':
      member.kill();
      break;
    case 'kill again':
      member.kill();
      await sleep(random.between(300, 1_500));
      member.kill();
      break;
    case 'end':
      member.end();
      break;
    case 'freeze':
      member.freeze();
      await sleep(random.between(...freezeMs));
      member.thaw();
      break;
    case 'skew clock':
      world.setClock(random.pick([-60_000, 60_000]));
      member.lookAtClock();
      await sleep(random.between(1_000, 8_000));
      world.setClock(0);
      member.lookAtClock();
      break;
    default:
      fault.target = await injectOutside(world, random, kind);
  }
  return fault;
}

/** Faults of what the processes rest on; tells what was struck. */
async function injectOutside(world: FaultWorld, random: Random, kind: FaultKind): Promise<string> {
  switch (kind) {
    case 'cut connections':
      await world.database.cutConnections();
      return 'postgresql';
    case 'crash database':
      await world.database.crash(random.pick(['SIGQUIT', 'SIGKILL']));
      return 'postgresql';
    case 'crash redis':
      await world.redis?.crash(random.between(0, 3_000));
      return 'redis';
    case 'wipe redis':
      await world.redis?.wipe();
      return 'redis';
    default:
      world.provider.cutNext(random.between(1, 3));
      return 'provider';
  }
}
