import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ProofResult } from './results.ts';

interface Proof {
  file: string;
  /** How many times in full, where it is a number of times. */
  full?: number;
}

/** Proofs whose full size is too long for every run of the tests: each is run by its name. */
const PROOFS: Record<string, Proof> = {
  approvals: { file: 'approvals' },
  effects: { file: 'effects' },
  outages: { file: 'outages' },
  sweep: { file: 'sweep' },
  stops: { file: 'cancel', full: 200 },
  kills: { file: 'kills', full: 200 },
  cuts: { file: 'cuts', full: 299 },
};

const ROOT = join(import.meta.dirname, '..', '..');

export interface ProofSize {
  /** Printed with every failure; the same seed gives the same moments of chance. */
  seed: number;
  count: number;
  full: boolean;
}

/** How much of a proof this run of its test does: `slice`, or as many as `npm run faults -- <name>` has asked for. */
export function sizeOf(slice: number): ProofSize {
  const seed = process.env['PARLEY_PROOF_SEED'];
  const count = Number(process.env['PARLEY_PROOF_COUNT'] ?? 0);
  return {
    seed: seed ? Number(seed) : Math.floor(Math.random() * 1_000_000),
    count: count || slice,
    full: count > 0,
  };
}

/** Prints the figures of a proof in full size. */
export function tell(
  { seed, full }: ProofSize,
  title: string,
  figures: Record<string, string | number>,
): void {
  const rows = Object.entries(figures).map(([name, value]) => `| ${name} | ${value} |`);
  if (full) process.stdout.write(`\n| ${title}, seed ${seed} | |\n|---|---|\n${rows.join('\n')}\n\n`);
}

/** Runs the proof of this name in full size; undefined when there is none. */
export async function runProof(
  name: string,
  wanted: { count: string | undefined; seed: string | undefined },
): Promise<ProofResult | undefined> {
  const proof = PROOFS[name];
  if (!proof) return undefined;
  const { full, file } = proof;
  const count = full === undefined ? undefined : Number(wanted.count ?? full);
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const started = Date.now();
  const child = spawn(process.execPath, [vitest, 'run', `test/faults/${file}.test.ts`], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      PARLEY_SWEEP: 'all',
      ...(count === undefined ? {} : { PARLEY_PROOF_COUNT: String(count) }),
      ...(wanted.seed === undefined ? {} : { PARLEY_PROOF_SEED: wanted.seed }),
    },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const seconds = Math.round((Date.now() - started) / 1_000);
  return { kind: 'proof', name, passed: code === 0, seconds, ...(count === undefined ? {} : { count }) };
}
