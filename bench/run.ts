// How much the whole service adds to the time that the models take. Figures are ratios measured in one run.
// npm run bench -- chunks measures the chunks of artifacts only.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapLimit } from '@parley/platform/resilience';
import { freePortBase } from '@parley/platform/testing/ports';
import { startProcess } from '../test/support/process.ts';
import { MAX_RATIO, measureChunks } from './chunks.ts';
import { type BenchModel, startBenchModel } from './model.ts';

const LATENCY_MS = 200;
/** Plan, tool turn, answer turn, report: what no service can save with this shape of plan. */
const PATH_LENGTH = 4;
const WARM_UP = 3;

interface Row {
  figure: string;
  value: string;
}

const write = (text: string): boolean => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const model = await startBenchModel(LATENCY_MS);
  const base = await freePortBase();
  const parley = await startProcess(['start'], {
    PARLEY_HOME: home,
    PORT_BASE: String(base),
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'bench',
    PARLEY_MODEL_SMALL: 'bench',
    PARLEY_MODEL_LARGE: 'bench',
  });
  try {
    const ask = () => answer(`http://127.0.0.1:${base}`);
    for (let n = 0; n < WARM_UP; n++) await ask();
    for (const { figure, value } of await measure(model, ask, parley.pid)) write(`| ${figure} | ${value} |`);
  } finally {
    await parley.kill('SIGTERM');
    await model.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(model: BenchModel, ask: () => Promise<number>, pid: number): Promise<Row[]> {
  const path = PATH_LENGTH * LATENCY_MS;
  write('| figure | value |\n|---|---|');
  const alone = await times(ask, { count: 15, atOnce: 1 });
  const crowd = await times(ask, { count: 64, atOnce: 32 });
  model.chained = true;
  const chained = await times(ask, { count: 10, atOnce: 1 });
  return [
    {
      figure: `p50 of an answer / ${PATH_LENGTH} model calls of ${LATENCY_MS} ms, one at a time`,
      value: ratio(median(alone), path),
    },
    { figure: 'the same, 32 at a time', value: ratio(median(crowd), path) },
    {
      figure: 'a plan of two steps one after the other / side by side',
      value: ratio(median(chained), median(alone)),
    },
    { figure: 'memory of all services in one process', value: `${residentMb(pid)} MB` },
  ];
}

async function answer(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${url}/solve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'How many employees do we have, and what is the remote work policy?' }),
  });
  const run = (await response.json()) as { status: string; message?: string };
  if (run.status !== 'completed') throw new Error(`the run ended as ${run.status}: ${run.message}`);
  return performance.now() - started;
}

function times(ask: () => Promise<number>, load: { count: number; atOnce: number }): Promise<number[]> {
  return mapLimit(Array.from({ length: load.count }), load.atOnce, ask);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const ratio = (a: number, b: number): string => (a / b).toFixed(2);

function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

/** Fails the run when each chunk of an artifact costs more than the one before. */
async function chunks(): Promise<void> {
  const { fewMs, manyMs, ratio: times } = await measureChunks();
  const ms = `${Math.round(manyMs)} / ${Math.round(fewMs)} ms`;
  write(`| 2,000 chunks of an artifact / 1,000 (${ms}), at most ${MAX_RATIO} | ${times.toFixed(2)} |`);
  if (times > MAX_RATIO) process.exitCode = 1;
}

if (process.argv[2] !== 'chunks') await main();
await chunks();
