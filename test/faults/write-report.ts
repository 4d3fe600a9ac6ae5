import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from './campaign.ts';
import {
  type CampaignResult,
  type FaultResult,
  type PlainResult,
  type ProofResult,
  readResults,
} from './results.ts';

const TARGET = join(import.meta.dirname, '..', '..', 'docs', 'reliability.md');

/** Writes `docs/reliability.md` from what the runs came to. */
export function writeReport(): void {
  writeFileSync(TARGET, report(readResults()));
}

function report(results: readonly FaultResult[]): string {
  const campaigns = results.filter((one): one is CampaignResult => one.kind === 'campaign');
  const whole = campaigns.filter(({ without }) => without === undefined);
  const parts = [
    INTRODUCTION,
    '## Faults at random',
    HOW,
    totals(whole),
    table([...COLUMNS, 'after kill -9', 'after a clean stop'], whole.map(row)),
    '## It can fail',
    WITHOUT,
    table(
      ['without', 'seed', 'faults', 'acknowledged', 'lost', 'doubled', 'contradictory'],
      campaigns.filter(({ without }) => without).map((one) => [one.without ?? '', ...counts(one)]),
    ),
    '## Next to the libraries as they come',
    PLAIN,
    comparison(
      whole,
      results.filter((one): one is PlainResult => one.kind === 'plain'),
    ),
    '## Failpoints',
    FAILPOINTS,
    proofs(results.filter((one): one is ProofResult => one.kind === 'proof')),
    LIMITS,
  ];
  return `${parts.join('\n\n')}\n`;
}

function totals(all: readonly CampaignResult[]): string {
  const kinds = new Map<string, number>();
  for (const [kind, n] of all.flatMap(({ faults }) => Object.entries(faults)))
    kinds.set(kind, (kinds.get(kind) ?? 0) + n);
  const list = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, n]) => `${n} × ${NAMES[kind] ?? kind}`);
  const rows = [
    ['faults', String(sum([...kinds.values()]))],
    ['of these', list.join(', ')],
    ['questions acknowledged', String(sum(all.map(({ acknowledged }) => acknowledged)))],
    ['**lost**', bold(all.map(({ lost }) => lost))],
    ['**doubled**', bold(all.map(({ doubled }) => doubled))],
    ['**contradictory**', bold(all.map(({ contradictory }) => contradictory))],
    ['other violations of L1 to L8', String(sum(all.map(({ otherViolations }) => otherViolations)))],
    [
      'processes that ended by themselves',
      String(sum(all.map(({ endedByThemselves }) => endedByThemselves))),
    ],
    ['ended with a part missing, and said so', String(sum(all.map(({ degraded }) => degraded)))],
    [
      'publications outside, each counted by its receiver',
      String(sum(all.map(({ publications }) => publications))),
    ],
    ['runs followed by a callback', String(sum(all.map(({ callbacks }) => callbacks)))],
    ['recovery after kill -9 (target 15 s)', quantiles(all.flatMap(({ recoveryMs }) => recoveryMs.kill))],
    ['recovery after a clean stop (target 3 s)', quantiles(all.flatMap(({ recoveryMs }) => recoveryMs.end))],
  ];
  return table(['all runs', ''], rows);
}

const NAMES: Record<string, string> = {
  kill: 'kill -9 of a process',
  'kill again': 'kill -9 of a process, and once more while it starts',
  end: 'SIGTERM',
  freeze: 'a process frozen for up to 9 s',
  'cut connections': 'all database connections cut',
  'crash database': 'kill -9 or immediate shutdown of PostgreSQL',
  'crash redis': 'kill -9 of Redis',
  'wipe redis': 'FLUSHALL',
  'skew clock': 'a clock 60 s wrong, for up to 8 s',
  'cut model': 'model streams cut',
};

function comparison(all: readonly CampaignResult[], plain: readonly PlainResult[]): string {
  const ours = [
    'Parley',
    String(sum(all.flatMap(({ faults }) => [faults['kill'] ?? 0, faults['kill again'] ?? 0]))),
    String(sum(all.map(({ acknowledged }) => acknowledged))),
    String(sum(all.map(({ lost }) => lost))),
    String(sum(all.map(({ doubled }) => doubled))),
    quantiles(all.flatMap(({ recoveryMs }) => recoveryMs.kill)),
  ];
  const others = plain.map(({ name, kills, jobs, lost, doubled, recoveryMs }) => [
    name,
    ...[kills, jobs, lost, doubled].map(String),
    quantiles(recoveryMs),
  ]);
  return table(['', 'kills', 'jobs', 'lost', 'effects doubled', 'recovery'], [ours, ...others]);
}

const COLUMNS = ['seed', 'processes', 'queue', 'faults', 'acknowledged', 'lost', 'doubled', 'contradictory'];

function row(one: CampaignResult): string[] {
  const [seed = '', ...rest] = counts(one);
  const older = (one.versions ?? 1) > 1 ? ', one of them of an older version' : '';
  const recovery = [one.recoveryMs.kill, one.recoveryMs.end].map(quantiles);
  return [seed, `${SHAPES[one.shape] ?? one.shape}${older}`, one.queue, ...rest, ...recovery];
}

const SHAPES: Record<string, string> = {
  one: 'one',
  split: 'one for each part',
  twins: 'one for each part, two for the agents',
};

function counts({ seed, faults, acknowledged, lost, doubled, contradictory }: CampaignResult): string[] {
  return [seed, sum(Object.values(faults)), acknowledged, lost, doubled, contradictory].map(String);
}

function proofs(all: readonly ProofResult[]): string {
  if (all.length === 0) return 'No proof in full size is recorded here yet.';
  return table(['proof', 'result', 'took'], all.map(proofRow));
}

function proofRow({ name, passed, count, seconds }: ProofResult): string[] {
  const size = count === undefined ? '' : ` --count ${count}`;
  return [`\`npm run faults -- ${name}${size}\``, passed ? 'passed' : '**failed**', `${seconds} s`];
}

function quantiles(ms: readonly number[]): string {
  if (ms.length === 0) return 'not measured';
  const sorted = ms.toSorted((a, b) => a - b);
  const seconds = (share: number): string => `${(percentile(sorted, share) / 1_000).toFixed(1)} s`;
  return `p50 ${seconds(0.5)}, p99 ${seconds(0.99)} (${ms.length} measured)`;
}

function bold(values: readonly number[]): string {
  return `**${sum(values)}**`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const INTRODUCTION = `# Reliability

The promise: **every acknowledged question reaches an end; every side effect happens once; stopping stops.**

This page is written by \`npm run faults\` from what its runs came to (\`test/faults/results/\`).`;

const HOW = `The parts run as processes of their own. The harness keeps asking, four questions at once, every fifth of which
publishes something on a notice board outside, and injects faults by a seed: \`npm run faults -- --faults 500 --seed 7\`
gives the same sequence of faults again (their moments differ). What happened is judged by witnesses that no fault reaches: the client's own log, the model
provider, the notice board, the receiver of callbacks. Checked after every run: each acknowledged question has one run
(L1) that ended (L2), effects are counted outside (L3), all readers see one answer and states never go back (L4),
callbacks got every event in order (L5), nothing is left on queues or open (L6), what was not acknowledged is there whole
or not at all (L7), no transaction is left behind (L8). Recovery is the time from a fault until each question under way
is heard of again, the start of the new process included; all of it on a shared machine with two cores.`;

const WITHOUT = `With the ledger of effects off, or with fencing off (a worker that was frozen writes although another one has taken
over), the same harness must find something: \`npm run faults -- --without ledger\`, \`--without fencing\`.`;

const PLAIN = `The same kind of job (a task with three effects that a witness counts) under kill -9, written as the documentation of
each library shows it, with its defaults: \`npm run faults -- plain\`. BullMQ takes 30 s locks and looks for stalled jobs
every 30 s; LangGraph's ToolNode does all calls of a step again when one of them was not through. Jobs that were not done
150 s after the last kill count as lost. The jobs are not alike: the row of Parley is taken from the campaigns above,
whose runs plan, call models and tools and write. What is comparable is what was lost and doubled under kill -9.`;

const FAILPOINTS = `Every phase of a run has a named failpoint (\`platform/failpoints.ts\`), switched on by \`PARLEY_FAIL\`. Five things
can happen there: kill -9, a freeze of 7 s (longer than the leases), an exception, a delay, and "do it, then report
failure" (around the commit of a transaction, the queue, the model, a tool call and its server, a delegation, a callback).
The sweep goes through all of them; a slice of it, and of the random faults, is a part of \`npm test\`.`;

const LIMITS = `## What this does not say

The machine itself stays up: no loss of power or of a disk. One PostgreSQL: its own failover is not tested. A side effect
whose outcome cannot be found out (a tool that is neither idempotent nor can look) is reported as unknown and not
repeated. A task that ends three workers in a row is set aside as failed.`;
