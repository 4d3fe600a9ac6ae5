import { setTimeout as sleep } from 'node:timers/promises';
import { freePortBase } from '@parley/platform/testing/ports';
import { type Ask, createFaultClient, type FaultClient } from './client.ts';
import { type Fleet, type MemberSpec, startFleet } from './fleet.ts';
import { type FaultyPostgres, startFaultyPostgres } from './postgres.ts';
import { type Provider, startProvider } from './provider.ts';
import { createRandom, type Random } from './random.ts';

/** The service as real processes, and around it what no fault reaches: client, provider, database keeper. */
export interface FaultWorld {
  url: string;
  client: FaultClient;
  database: FaultyPostgres;
  provider: Provider;
  fleet: Fleet;
  close(): Promise<void>;
}

export interface WorldOptions {
  seed: number;
  /** One process for everything; one for each part; the same, but the model is answered from here. */
  shape: 'one' | 'split' | 'three';
  /** PARLEY_FAIL of each start of the process that holds the agents, in turn. */
  failures?: readonly string[];
  env?: Record<string, string>;
  /** Folder for all that the processes say. */
  logs?: string | undefined;
}

const SHAPES = {
  one: ['parley'],
  three: ['mcp-servers', 'agents', 'orchestrator'],
  split: ['offline-model', 'mcp-servers', 'agents', 'orchestrator'],
} as const;
const HOLDS_AGENTS: ReadonlySet<string> = new Set(['parley', 'agents']);

function specsOf({ shape, failures }: WorldOptions): MemberSpec[] {
  return SHAPES[shape].map((name) => ({
    name,
    args: name === 'parley' ? ['start'] : ['start', name],
    ...(failures && HOLDS_AGENTS.has(name) ? { failures } : {}),
  }));
}

export async function startFaultWorld(options: WorldOptions): Promise<FaultWorld> {
  const base = await freePortBase();
  const database = await startFaultyPostgres();
  // A sequence of its own: how often the model is asked must not change which faults come.
  const chance = createRandom(options.seed + 1);
  const provider = await startProvider({
    chance: () => chance.next(),
    // With a process for each part the model dies like the others; else it is answered from here.
    ...(options.shape === 'split' ? { upstream: `http://127.0.0.1:${base + 19}` } : {}),
  });
  const url = `http://127.0.0.1:${base}`;
  const fleet = startFleet(
    specsOf(options),
    {
      DATABASE_URL: database.url,
      PORT_BASE: String(base),
      OPENAI_BASE_URL: provider.baseUrl,
      OPENAI_API_KEY: 'test-key-at-the-wire',
      PARLEY_MODEL_SMALL: 'parley-offline',
      PARLEY_MODEL_LARGE: 'parley-offline',
      ...options.env,
    },
    options.logs,
  );
  const client = createFaultClient(url);
  return {
    url,
    client,
    database,
    provider,
    fleet,
    async close() {
      client.close();
      await fleet.stop();
      await provider.close();
      await database.stop();
    },
  };
}

export type FaultKind = 'kill' | 'kill again' | 'freeze' | 'cut connections' | 'crash database' | 'cut model';

export interface Fault {
  kind: FaultKind;
  target: string;
  at: number;
  /** Until each question under way was heard of again. */
  recoveries: number[];
}

/** How often each kind is picked. */
const KINDS: readonly FaultKind[] = [
  ...Array<FaultKind>(6).fill('kill'),
  'kill again',
  'freeze',
  'freeze',
  'cut connections',
  'cut connections',
  'crash database',
  'cut model',
  'cut model',
];

export interface Campaign {
  seed: number;
  faults: number;
  /** Ends earlier when the time is over. */
  limitMs: number;
  /** Questions under way at the same time. */
  atOnce: number;
  onFault?: (fault: Fault, done: number) => void;
}

/** Asks without pause and injects faults at random; afterwards everything must come to its end. */
export async function runCampaign(world: FaultWorld, campaign: Campaign): Promise<Fault[]> {
  const random = createRandom(campaign.seed);
  const limit = Date.now() + campaign.limitMs;
  const faults: Fault[] = [];
  const asking = new AbortController();
  const asked = keepAsking(world, campaign, asking.signal);
  while (faults.length < campaign.faults && Date.now() < limit) {
    await sleep(random.between(200, 2_500));
    const fault = await inject(world, random);
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
export function measureRecovery(faults: readonly Fault[], asks: readonly Ask[]): number[] {
  for (const fault of faults) {
    const underWay = asks.filter(
      ({ sentAt, endedAt }) => sentAt < fault.at && (endedAt ?? Number.POSITIVE_INFINITY) > fault.at,
    );
    fault.recoveries = underWay.flatMap(({ events, endedAt }) => {
      const heard = events.find(({ receivedAt }) => receivedAt > fault.at)?.receivedAt ?? endedAt;
      return heard === undefined ? [] : [heard - fault.at];
    });
  }
  return faults.flatMap(({ recoveries }) => recoveries).sort((a, b) => a - b);
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

async function keepAsking(world: FaultWorld, { seed, atOnce }: Campaign, signal: AbortSignal): Promise<void> {
  const random = createRandom(seed + 2);
  for (let n = 1; !signal.aborted; ) {
    const open = world.client.asks.filter(({ endedAt }) => endedAt === undefined).length;
    if (open < atOnce) world.client.ask(questionFor(random, n++));
    await sleep(50);
  }
}

async function inject(world: FaultWorld, random: Random): Promise<Fault> {
  const kind = random.pick(KINDS);
  const member = random.pick(world.fleet.members);
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
    case 'freeze':
      member.freeze();
      await sleep(random.between(500, 9_000));
      member.thaw();
      break;
    case 'cut connections':
      fault.target = 'postgresql';
      await world.database.cutConnections();
      break;
    case 'crash database':
      fault.target = 'postgresql';
      await world.database.crash();
      break;
    case 'cut model':
      fault.target = 'provider';
      world.provider.cutNext(random.between(1, 3));
  }
  return fault;
}
