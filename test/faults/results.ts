import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One campaign of random faults. */
export interface CampaignResult {
  kind: 'campaign';
  seed: number;
  shape: string;
  /** 2 when an older one worked beside this one. */
  versions?: number;
  queue: string;
  without: string | undefined;
  /** How many of each kind. */
  faults: Record<string, number>;
  asked: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  contradictory: number;
  otherViolations: number;
  endedByThemselves: number;
  degraded: number;
  publications: number;
  callbacks: number;
  modelRequests: number;
  /** Until each question under way was heard of again, sorted. */
  recoveryMs: { kill: number[]; end: number[] };
}

/** A proof that is a test, in its full size. */
export interface ProofResult {
  kind: 'proof';
  name: string;
  passed: boolean;
  /** How many times, where it is a number of times. */
  count?: number;
  seconds: number;
}

/** The same job on a library as it comes. */
export interface PlainResult {
  kind: 'plain';
  name: string;
  seed: number;
  kills: number;
  jobs: number;
  lost: number;
  doubled: number;
  recoveryMs: number[];
}

export type FaultResult = CampaignResult | ProofResult | PlainResult;

const FOLDER = join(import.meta.dirname, 'results');

/** Keeps what a run came to; the newest of a name stays. */
export function keepResult(result: FaultResult): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${nameOf(result)}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}

function nameOf(result: FaultResult): string {
  if (result.kind !== 'campaign')
    return `${result.kind}-${result.name.toLowerCase().replaceAll(/\W+/g, '-')}`;
  const { without, shape, queue, seed, versions = 1 } = result;
  return [
    'campaign',
    ...(versions > 1 ? [`${versions}-versions`] : []),
    ...(without ? ['without', without.replaceAll(/\W+/g, '-')] : [shape, queue.toLowerCase()]),
    seed,
  ].join('-');
}

export function readResults(): FaultResult[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as FaultResult);
}
