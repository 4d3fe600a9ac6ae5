// The long runs: npm run faults -- --faults 500 --seed 7 [--shape one|split|twins] [--redis] [--minutes 60] [--logs DIR]
//                  [--kinds end,kill] [--beside CHECKOUT of another version, whose agents work beside this one's]
//                npm run faults -- --without ledger|fencing [--control]: the harness must see what they are for
//                npm run faults -- sweep|effects|outages|approvals, or stops|kills|cuts [--count 200] [--seed 7]: one proof in full
//                npm run faults -- plain: the same job on the plain libraries; npm run faults -- report: docs/reliability.md
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './campaign.ts';
import { type CampaignRun, performCampaign, WITHOUT } from './perform.ts';
import { runPlain } from './plain/run.ts';
import { runProof } from './proofs.ts';
import { keepResult } from './results.ts';
import { writeReport } from './write-report.ts';

/** Proofs that are tests, in full size. */
const TESTS: ReadonlySet<string | undefined> = new Set(['approvals', 'effects', 'outages', 'sweep']);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const [name] = argv;
  const proven = await runProof(argv);
  if (proven !== undefined) return proven;
  if (name !== undefined && TESTS.has(name)) return runTest(name);
  if (name === 'report') {
    writeReport();
    return 0;
  }
  if (name === 'plain') {
    for (const result of await runPlain()) keepResult(result);
    writeReport();
    return 0;
  }
  return campaign(argv);
}

function runTest(name: string): number {
  const root = join(import.meta.dirname, '..', '..');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const started = Date.now();
  const proof = spawnSync(process.execPath, [vitest, 'run', `test/faults/${name}`], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PARLEY_SWEEP: 'all' },
  });
  const passed = proof.status === 0;
  keepResult({ kind: 'proof', name, passed, seconds: Math.round((Date.now() - started) / 1_000) });
  writeReport();
  return passed ? 0 : 1;
}

async function campaign(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      faults: { type: 'string', default: '100' },
      seed: { type: 'string' },
      shape: { type: 'string', default: 'split' },
      redis: { type: 'boolean', default: false },
      without: { type: 'string' },
      control: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '60' },
      kinds: { type: 'string' },
      beside: { type: 'string' },
      logs: { type: 'string' },
      questions: { type: 'string', default: '4' },
    },
  });
  const without = WITHOUT.find((one) => one === values.without);
  const shape = (['one', 'split', 'twins'] as const).find((one) => one === values.shape);
  if (!shape || (values.without && !without))
    throw new Error('--shape is one, split or twins; --without ledger or fencing');
  const wanted: CampaignRun = {
    seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    faults: Number(values.faults),
    shape: without === 'fencing' || values.beside ? 'twins' : shape,
    redis: values.redis,
    without,
    control: values.control,
    minutes: Number(values.minutes),
    kinds: values.kinds === undefined ? undefined : kindsOf(values.kinds),
    beside: values.beside && resolve(values.beside),
    logs: values.logs,
    atOnce: Number(values.questions),
  };
  const { result, wrong } = await performCampaign(wanted);
  keepResult(result);
  writeReport();
  // Without what holds it together the harness must find something.
  return without && !values.control ? Number(wrong === 0) : Number(wrong > 0);
}

function kindsOf(text: string): FaultKind[] {
  return text.split(',').map((name) => {
    const kind = FAULT_KINDS.find((one) => one === name.trim());
    if (kind) return kind;
    throw new Error(`--kinds: there is no "${name}"; there are ${FAULT_KINDS.join(', ')}`);
  });
}
