// What a chunk of an artifact costs may not grow with how many there are: 2,000 against 1,000, in one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createA2AClient } from '@parley/a2a/client';
import { textOf } from '@parley/a2a/task-types';
import { startTestAgent } from '@parley/a2a/testing';
import { openDatabase } from '@parley/platform/database';
import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';

const FEW = 1_000;
const MANY = 2_000;
const ROUNDS = 4;
const CHUNK = 'x'.repeat(200);
/** Twice the chunks are twice the work; the rest is noise of the machine. */
export const MAX_RATIO = 2.2;

export interface ChunkCosts {
  fewMs: number;
  manyMs: number;
  ratio: number;
}

/** The quickest of some rounds of each: streamed over HTTP, each chunk in the log before the next, then read back. */
export async function measureChunks(): Promise<ChunkCosts> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-bench-chunks-'));
  const logger = silentLogger();
  const server = await startEmbedded({ dir, logger });
  const database = await openDatabase({ url: server.url, logger });
  const test = { url: server.url, database, drop: async () => undefined };
  const agent = await startTestAgent({
    test,
    async executor(x) {
      for (let n = 0; n < Number(x.text); n += 1)
        await x.publish({ kind: 'artifact', artifactId: 'answer', text: CHUNK, append: n > 0 });
      return { state: 'completed' };
    },
  });
  try {
    await oneTask(agent.url, FEW);
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      few.push(await oneTask(agent.url, FEW));
      many.push(await oneTask(agent.url, MANY));
    }
    const [fewMs, manyMs] = [Math.min(...few), Math.min(...many)];
    return { fewMs, manyMs, ratio: manyMs / fewMs };
  } finally {
    await agent.stop();
    await database.close();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function oneTask(url: string, chunks: number): Promise<number> {
  const client = createA2AClient({ url });
  const started = performance.now();
  const { id } = await client.send({ text: String(chunks), messageId: newId() });
  let seen = 0;
  for await (const { event } of client.subscribe(id, { after: 0, signal: AbortSignal.timeout(120_000) }))
    if ('artifactUpdate' in event) seen += 1;
  const task = await client.get(id);
  const ms = performance.now() - started;
  const length = textOf(task.artifacts[0]?.parts ?? []).length;
  if (seen !== chunks || length !== chunks * CHUNK.length)
    throw new Error(`${seen} chunks and ${length} characters of ${chunks} arrived`);
  return ms;
}
