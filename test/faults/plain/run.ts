import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultyPostgres } from '../postgres.ts';
import { createRandom, type Random } from '../random.ts';
import { startFaultyRedis } from '../redis.ts';
import type { PlainResult } from '../results.ts';
import { startWitness, type Witness } from './witness.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SEED = 7;
const KILLS = 12;
const JOBS = 60;
const EFFECTS = 3;
/** After the last kill the libraries have so long to bring everything to its end. */
const SETTLE_MS = 150_000;

/** The job of the fault harness on the libraries alone, with their defaults: same kills, same witness. */
export async function runPlain(): Promise<PlainResult[]> {
  return [await plainBullMq(), await plainLangGraph()];
}

async function plainBullMq(): Promise<PlainResult> {
  const redis = await startFaultyRedis();
  const witness = await startWitness();
  try {
    const { port } = new URL(redis.url);
    const args = ['platform/testing/bullmq-worker.ts', witness.url, port, String(JOBS), String(EFFECTS)];
    return await underKills('BullMQ, defaults', witness, args);
  } finally {
    await witness.close();
    await redis.stop();
  }
}

async function plainLangGraph(): Promise<PlainResult> {
  const database = await startFaultyPostgres();
  const witness = await startWitness();
  try {
    const args = [
      'agents/testing/langgraph-worker.ts',
      witness.url,
      database.url,
      String(JOBS),
      String(EFFECTS),
    ];
    return await underKills('LangGraph with a ToolNode, defaults', witness, args);
  } finally {
    await witness.close();
    await database.stop();
  }
}

/** Kills the worker again and again while it works, and starts it at once. */
async function underKills(name: string, witness: Witness, args: string[]): Promise<PlainResult> {
  const random: Random = createRandom(SEED);
  const kills: number[] = [];
  let worker = await launch(args);
  while (kills.length < KILLS && witness.done.size < JOBS) {
    await sleep(random.between(700, 2_000));
    kills.push(Date.now());
    await end(worker);
    worker = await launch(args);
  }
  for (const limit = Date.now() + SETTLE_MS; witness.done.size < JOBS && Date.now() < limit; )
    await sleep(200);
  await end(worker);
  const doubled = [...witness.effects.values()].filter((times) => times > 1).length;
  const result: PlainResult = {
    kind: 'plain',
    name,
    seed: SEED,
    kills: kills.length,
    jobs: JOBS,
    lost: JOBS - witness.done.size,
    doubled,
    recoveryMs: recoveries(kills, witness),
  };
  process.stdout.write(`${name}: ${JSON.stringify({ ...result, recoveryMs: result.recoveryMs.length })}\n`);
  return result;
}

/** From each kill until each job that had begun and was not done was heard of again. */
function recoveries(kills: readonly number[], { heardAt }: Witness): number[] {
  const found = kills.flatMap((at) =>
    [...heardAt.values()].flatMap((heard) => {
      const next = heard.find((time) => time > at);
      return heard.some((time) => time <= at) && next !== undefined ? [next - at] : [];
    }),
  );
  return found.sort((a, b) => a - b);
}

async function launch([script = '', ...args]: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
