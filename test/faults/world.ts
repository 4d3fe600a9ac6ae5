import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePortBase } from '@parley/platform/testing/ports';
import { type Approver, startApprover } from './approver.ts';
import { type Callbacks, startCallbacks } from './callbacks.ts';
import { createFaultClient, type FaultClient } from './client.ts';
import { type Fleet, type MemberSpec, startFleet } from './fleet.ts';
import { type NoticeBoard, startNoticeBoard } from './notice-board.ts';
import { type FaultyPostgres, startFaultyPostgres } from './postgres.ts';
import { type Provider, startProvider } from './provider.ts';
import { createRandom } from './random.ts';
import { type FaultyRedis, startFaultyRedis } from './redis.ts';

/** The service as real processes, and around it what no fault reaches: client, witnesses, keepers of the stores. */
export interface FaultWorld {
  url: string;
  client: FaultClient;
  database: FaultyPostgres;
  /** Where the queue is kept, unless PostgreSQL keeps it. */
  redis: FaultyRedis | undefined;
  provider: Provider;
  board: NoticeBoard;
  callbacks: Callbacks;
  fleet: Fleet;
  /** The clock of all processes that hear of it is wrong by so much. */
  setClock(skewMs: number): void;
  close(): Promise<void>;
}

export interface WorldOptions {
  seed: number;
  /** One process for everything; one for each part; the same, but the model is answered from here; two for the agents. */
  shape: Shape;
  /** PARLEY_FAIL of each start of a process, in turn. */
  failures?: Record<string, readonly string[]>;
  /** The queue in a Redis. */
  redis?: boolean;
  env?: Record<string, string>;
  /** Checkout of another version, from which the second process of agents runs. */
  beside?: string | undefined;
  /** Folder for all that the processes say. */
  logs?: string | undefined;
}

const SHAPES = {
  one: ['parley'],
  three: ['mcp-servers', 'agents', 'orchestrator'],
  split: ['offline-model', 'mcp-servers', 'agents', 'orchestrator'],
  twins: ['offline-model', 'mcp-servers', 'agents', 'agents-2', 'orchestrator'],
} as const;
export type Shape = keyof typeof SHAPES;

/** A second process of agents works on the same tasks; the others' calls go to the first. */
const SECOND: Record<string, string> = { PARLEY_BIND: '127.0.0.2' };

function specsOf({ shape, failures = {}, beside }: WorldOptions): MemberSpec[] {
  return SHAPES[shape].map((name) => ({
    name,
    args: name === 'parley' ? ['start'] : ['start', name.replace('-2', '')],
    failures: failures[name] ?? [],
    ...(name.endsWith('-2') ? { env: SECOND, from: beside } : {}),
  }));
}

export async function startFaultWorld(options: WorldOptions): Promise<FaultWorld> {
  const base = await freePortBase();
  const url = `http://127.0.0.1:${base}`;
  const database = await startFaultyPostgres();
  const redis = options.redis ? await startFaultyRedis() : undefined;
  // A sequence of its own: how often the model is asked must not change which faults come.
  const chance = createRandom(options.seed + 1);
  // With a process for each part the model dies like the others; else it is answered from here.
  const upstream = SHAPES[options.shape].some((name) => name === 'offline-model');
  const provider = await startProvider({
    chance: () => chance.next(),
    ...(upstream ? { upstream: `http://127.0.0.1:${base + 19}` } : {}),
  });
  const board = await startNoticeBoard();
  const callbacks = await startCallbacks(`http://127.0.0.1:${base + 1}/`);
  const clock = skewableClock();
  const fleet = startFleet(
    specsOf(options),
    {
      DATABASE_URL: database.url,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      PORT_BASE: String(base),
      OPENAI_BASE_URL: provider.baseUrl,
      OPENAI_API_KEY: 'test-key-at-the-wire',
      PARLEY_MODEL_SMALL: 'parley-offline',
      PARLEY_MODEL_LARGE: 'parley-offline',
      REPORTS_PUBLISH_URL: board.url,
      PARLEY_CALLBACK_ORIGINS: callbacks.origin,
      ...clock.env,
      ...options.env,
    },
    options.logs,
  );
  const client = createFaultClient(url, async (ask) => {
    ask.told = await callbacks.register(ask.runId ?? '');
  });
  const approver: Approver = startApprover(url);
  return {
    url,
    client,
    database,
    redis,
    provider,
    board,
    callbacks,
    fleet,
    setClock: clock.set,
    async close() {
      client.close();
      approver.close();
      await fleet.stop();
      await Promise.all([provider.close(), board.close(), callbacks.close()]);
      await redis?.stop();
      await database.stop();
      clock.close();
    },
  };
}

function skewableClock() {
  const dir = mkdtempSync(join(tmpdir(), 'parley-faults-clock-'));
  const file = join(dir, 'skew-ms');
  const set = (skewMs: number): void => writeFileSync(file, String(skewMs));
  set(0);
  const preload = pathToFileURL(join(import.meta.dirname, 'skewed-clock.ts')).href;
  return {
    set,
    env: { FAULTS_CLOCK: file, NODE_OPTIONS: `--import ${preload}` },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
