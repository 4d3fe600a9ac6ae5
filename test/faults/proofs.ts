import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Proofs whose full size is too long for every run of the tests: a part of each is a test, all of it is run by name. */
const PROOFS: Record<string, { file: string; full: number }> = {
  stops: { file: 'test/faults/cancel.test.ts', full: 200 },
  kills: { file: 'test/faults/kills.test.ts', full: 200 },
  cuts: { file: 'test/faults/cuts.test.ts', full: 299 },
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

/** Runs the proof that the arguments name, in full size; undefined when they name none. */
export async function runProof(args: readonly string[]): Promise<number | undefined> {
  const [name = '', ...more] = args;
  const proof = PROOFS[name];
  if (!proof) return undefined;
  const value = (option: string): string | undefined => more[more.indexOf(option) + 1 || more.length];
  const env = {
    ...process.env,
    PARLEY_PROOF_COUNT: value('--count') ?? String(proof.full),
    ...(value('--seed') ? { PARLEY_PROOF_SEED: value('--seed') } : {}),
  };
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', proof.file], { cwd: ROOT, env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
