// The long runs: npm run faults -- --faults 500 --seed 7 [--shape one|split] [--minutes 60] [--logs DIR]
// or one proof in full size: npm run faults -- stops [--count 200] [--seed 7]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge } from './checks.ts';
import {
  type Fault,
  type FaultWorld,
  measureRecovery,
  percentile,
  runCampaign,
  startFaultWorld,
} from './harness.ts';
import { runProof } from './proofs.ts';

const proven = await runProof(process.argv.slice(2));
if (proven !== undefined) process.exit(proven);

const SETTLE_MS = 180_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    faults: { type: 'string', default: '100' },
    seed: { type: 'string' },
    shape: { type: 'string', default: 'split' },
    minutes: { type: 'string', default: '60' },
    logs: { type: 'string' },
    questions: { type: 'string', default: '4' },
  },
});

const PROOFS: ReadonlySet<string | undefined> = new Set(['approvals', 'effects', 'sweep']);
if (PROOFS.has(positionals[0])) {
  const root = join(import.meta.dirname, '..', '..');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const proof = spawnSync(process.execPath, [vitest, 'run', `test/faults/${positionals[0]}`], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PARLEY_SWEEP: 'all' },
  });
  process.exit(proof.status ?? 1);
}

const write = (text: string): boolean => process.stdout.write(`${text}\n`);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const shape = values.shape === 'one' ? 'one' : 'split';
write(
  `seed ${seed}, ${values.faults} faults, ${shape === 'one' ? 'one process' : 'a process for each part'}`,
);

const world = await startFaultWorld({ seed, shape, logs: values.logs });
const stopped = new Promise<never>((_resolve, reject) => {
  process.once('SIGINT', () => reject(new Error('stopped')));
  process.once('SIGTERM', () => reject(new Error('stopped')));
});
try {
  await Promise.race([campaign(), stopped]);
} finally {
  await world.close();
}

async function campaign(): Promise<void> {
  await world.fleet.ready();
  world.provider.slow(20, 300);
  const faults = await runCampaign(world, {
    seed,
    faults: Number(values.faults),
    limitMs: Number(values.minutes) * 60_000,
    atOnce: Number(values.questions),
    onFault: ({ kind, target }, n) => write(`${String(n).padStart(4)} ${kind} ${target}`),
  });
  await world.client.settled(SETTLE_MS);
  process.exitCode = await report(world, faults);
}

async function report({ client, database, provider, fleet }: FaultWorld, faults: Fault[]): Promise<number> {
  const verdict = await judge({ client, database, provider });
  const recoveries = measureRecovery(faults, client.asks);
  const seconds = (share: number): string => `${(percentile(recoveries, share) / 1_000).toFixed(1)} s`;
  const acked = client.asks.filter(({ ackedAt }) => ackedAt !== undefined).length;
  const kinds = Object.entries(Object.groupBy(faults, ({ kind }) => kind));
  const rows: [string, string | number][] = [
    ['faults', faults.length],
    ...kinds.map(([kind, some]): [string, number] => [`- ${kind}`, some?.length ?? 0]),
    ['questions asked', client.asks.length],
    ['acknowledged', acked],
    ['lost', verdict.lost],
    ['doubled', verdict.doubled],
    ['ended with a part missing', verdict.degraded],
    ['requests to the model', provider.calls.length],
    ['recovery p50', seconds(0.5)],
    ['recovery p99', seconds(0.99)],
    ['processes that ended by themselves', fleet.failures.length],
  ];
  write(`\n| seed ${seed} | |\n|---|---|`);
  for (const [name, value] of rows) write(`| ${name} | ${value} |`);
  for (const { runId, status, events } of client.asks.filter((ask) => ask.status !== 'completed'))
    write(`\n${runId} ended ${status}: ${events.at(-1)?.data['message'] ?? ''}`);
  const wrong = [...verdict.violations, ...fleet.failures];
  for (const text of wrong) write(`\n✗ ${text}`);
  return wrong.length === 0 ? 0 : 1;
}
