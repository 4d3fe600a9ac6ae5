import {
  type Campaign,
  type Fault,
  type FaultKind,
  measureRecovery,
  percentile,
  runCampaign,
} from './campaign.ts';
import { judge, missing } from './checks.ts';
import type { CampaignResult } from './results.ts';
import { type FaultWorld, type Shape, startFaultWorld } from './world.ts';

/** What can be switched off, to show that the harness sees what comes of it. */
export const WITHOUT = ['ledger', 'fencing'] as const;

export interface CampaignRun {
  seed: number;
  faults: number;
  shape: Shape;
  redis: boolean;
  without: (typeof WITHOUT)[number] | undefined;
  /** The same faults with nothing switched off: what is found must come from that. */
  control: boolean;
  minutes: number;
  /** Only these kinds of faults. */
  kinds?: readonly FaultKind[] | undefined;
  /** Checkout of another version, whose agents work beside this one's. */
  beside?: string | undefined;
  logs: string | undefined;
  atOnce: number;
}

const SETTLE_MS = 180_000;
interface Aim extends Pick<Campaign, 'kinds' | 'targets' | 'publishEvery' | 'freezeMs'> {
  env: Record<string, string>;
}

/** The faults that the ledger, and fencing, are there for. */
const AIMED: Record<(typeof WITHOUT)[number], Aim> = {
  ledger: {
    env: { PARLEY_LEDGER: 'off' },
    kinds: ['kill'],
    targets: ['agents'],
    publishEvery: 1,
  },
  fencing: {
    env: { PARLEY_FENCING: 'off' },
    kinds: ['freeze'],
    targets: ['agents', 'agents-2'],
    // Longer than the leases: another worker has the task by then.
    freezeMs: [8_000, 11_000],
  },
};
/** Long enough for a fault to come between an effect and its record. */
const EFFECT_MS = 1_500;

const write = (text: string): boolean => process.stdout.write(`${text}\n`);

/** A campaign from its start to its verdict, which is printed. */
export async function performCampaign(run: CampaignRun): Promise<{ result: CampaignResult; wrong: number }> {
  const { seed, shape, redis, without, logs, beside } = run;
  write(
    `seed ${seed}, ${run.faults} faults, ${shape}${redis ? ', Redis' : ''}${without ? `, without ${without}` : ''}`,
  );
  const env = {
    ...(without && !run.control ? AIMED[without].env : {}),
    ...(logs ? { PARLEY_LOG_LEVEL: 'warn' } : {}),
  };
  const world = await startFaultWorld({ seed, shape, redis, logs, env, beside });
  const stopped = new Promise<never>((_resolve, reject) => {
    process.once('SIGINT', () => reject(new Error('stopped')));
    process.once('SIGTERM', () => reject(new Error('stopped')));
  });
  try {
    return await Promise.race([campaign(world, run), stopped]);
  } finally {
    await world.close();
  }
}

async function campaign(world: FaultWorld, run: CampaignRun) {
  const { fleet, provider, board, client } = world;
  await fleet.ready();
  // Without fencing there must be work under way when a process freezes.
  provider.slow(20, run.without === 'fencing' ? 2_000 : 300);
  board.answerAfter(() => Math.random() * EFFECT_MS);
  const faults = await runCampaign(world, {
    seed: run.seed,
    faults: run.faults,
    limitMs: run.minutes * 60_000,
    atOnce: run.atOnce,
    kinds: run.kinds,
    ...(run.without ? AIMED[run.without] : {}),
    onFault: ({ kind, target }, n) => write(`${String(n).padStart(4)} ${kind} ${target}`),
  });
  await client.settled(SETTLE_MS);
  measureRecovery(faults, client.asks);
  return verdictOf(world, run, faults);
}

async function verdictOf(world: FaultWorld, run: CampaignRun, faults: Fault[]) {
  const { client, fleet, board, callbacks, provider } = world;
  const verdict = await judge(world);
  const result: CampaignResult = {
    kind: 'campaign',
    seed: run.seed,
    shape: run.shape,
    versions: run.beside === undefined ? 1 : 2,
    queue: run.redis ? 'Redis' : 'PostgreSQL',
    without: run.without && (run.control ? `nothing (control of ${run.without})` : run.without),
    faults: Object.fromEntries(
      Object.entries(Object.groupBy(faults, ({ kind }) => kind)).map(([kind, some]) => [
        kind,
        some?.length ?? 0,
      ]),
    ),
    asked: client.asks.length,
    acknowledged: client.asks.filter(({ ackedAt }) => ackedAt !== undefined).length,
    lost: verdict.lost,
    doubled: verdict.doubled,
    contradictory: verdict.contradictory,
    otherViolations: verdict.violations.length - verdict.lost - verdict.doubled - verdict.contradictory,
    endedByThemselves: fleet.failures.length,
    degraded: verdict.degraded,
    publications: board.puts.size,
    callbacks: callbacks.received.size,
    modelRequests: provider.calls.length,
    recoveryMs: {
      kill: recoveriesOf(faults, ['kill', 'kill again']),
      end: recoveriesOf(faults, ['end']),
    },
  };
  tell(result, faults);
  for (const [reason, n] of Object.entries(missing(client.asks))) write(`missing ${n} × ${reason}`);
  for (const { runId, status, events } of client.asks.filter((ask) => ask.status !== 'completed'))
    write(`\n${runId} ended ${status}: ${events.at(-1)?.data['message'] ?? ''}`);
  const wrong = [...verdict.violations, ...fleet.failures];
  for (const text of wrong) write(`\n✗ ${text}`);
  return { result, wrong: wrong.length };
}

function recoveriesOf(faults: readonly Fault[], kinds: readonly FaultKind[]): number[] {
  const some = faults.filter(({ kind }) => kinds.includes(kind));
  return some.flatMap(({ recoveries }) => recoveries).sort((a, b) => a - b);
}

/** The targets of recovery; of what follows other faults nothing is promised. */
const PROMISED_MS: Partial<Record<FaultKind, number>> = { kill: 15_000, 'kill again': 15_000, end: 3_000 };

function tell({ recoveryMs, faults: kinds, ...figures }: CampaignResult, faults: readonly Fault[]): void {
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  const rows = [...Object.entries(kinds), ...Object.entries(figures)];
  write(rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n'));
  for (const [kind, all] of Object.entries(recoveryMs))
    write(
      `| recovery after ${kind} | p50 ${seconds(percentile(all, 0.5))}, p99 ${seconds(percentile(all, 0.99))} |`,
    );
  for (const [index, { kind, target, recoveries }] of faults.entries()) {
    const longest = Math.max(0, ...recoveries);
    if (longest > (PROMISED_MS[kind] ?? 15_000))
      write(`slow: fault ${index + 1} ${kind} ${target} ${seconds(longest)}`);
  }
}
