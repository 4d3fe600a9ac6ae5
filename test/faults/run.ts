// The long runs: npm run faults -- --faults 500 --seed 7 [--shape one|split|twins] [--redis] [--minutes 60] [--logs DIR]
//                  [--kinds end,kill] [--beside CHECKOUT of another version, whose agents work beside this one's]
//                npm run faults -- --without ledger|fencing [--control]: the harness must see what they are for
//                npm run faults -- sweep|effects|outages|approvals, or stops|kills|cuts [--count 200] [--seed 7]: one proof in full
//                npm run faults -- plain: the same job on the plain libraries; npm run faults -- report: docs/reliability.md
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './campaign.ts';
import { type CampaignRun, performCampaign, WITHOUT } from './perform.ts';
import { runPlain } from './plain/run.ts';
import { runProof } from './proofs.ts';
import { keepResult } from './results.ts';
import { writeReport } from './write-report.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = read(argv);
  const [name] = positionals;
  if (name === undefined) return campaign(values);
  const passed = name === 'report' || (await keepNamed(name, values));
  writeReport();
  return Number(!passed);
}

type Values = ReturnType<typeof read>['values'];

function read(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      faults: { type: 'string', default: '100' },
      seed: { type: 'string' },
      count: { type: 'string' },
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
}

/** Runs what is called by name and keeps what came of it; whether it passed. */
async function keepNamed(name: string, { count, seed }: Values): Promise<boolean> {
  if (name === 'plain') {
    for (const result of await runPlain()) keepResult(result);
    return true;
  }
  const proof = await runProof(name, { count, seed });
  if (!proof) throw new Error(`there is no "${name}"; see the first lines of ${import.meta.filename}`);
  keepResult(proof);
  return proof.passed;
}

async function campaign(values: Values): Promise<number> {
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
