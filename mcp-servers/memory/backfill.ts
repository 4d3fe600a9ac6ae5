import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@parley/platform/database';
import { toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { withAdvisoryLock } from '@parley/platform/migrate';
import { sql } from 'kysely';
import { toBytes } from '../kit/vectors.ts';
import type { Embedding, Vectors } from './embedding.ts';
import { tablesOf } from './schema.ts';
import { LIVE } from './scope.ts';

const BATCH = 64;
const BATCH_MS = 60_000;
const ONE_MS = 3_000;
const AGAIN_MS = [2_000, 5_000, 15_000, 60_000, 300_000];

/** Makes the vectors that are missing: of a new memory at once, of the others in the background. */
export interface Backfill {
  /** The vector of a memory that was just stored; when it can't be made now, it will be later. */
  add(memory: { id: string; text: string }, signal: AbortSignal): Promise<void>;
  /** Starts to make all that are missing, unless that is under way. */
  run(): void;
  close(): Promise<void>;
}

export function createBackfill(deps: { database: Database; embedding: Embedding; logger: Logger }): Backfill {
  const { database, embedding, logger } = deps;
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  const run = (): void => {
    running ??= untilDone(deps, closing.signal)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) logger.warn({ err: toParleyError(error) }, 'embedding stopped');
      })
      .finally(() => {
        running = undefined;
      });
  };
  return {
    run,
    async add({ id, text }, signal) {
      try {
        if (await hasVector(database, id, embedding.model())) return;
        await store(database, [id], await embedding.embed([text], { ms: ONE_MS, signal }));
      } catch (error) {
        logger.warn({ err: toParleyError(error) }, 'a memory is found by its words only for now');
        run();
      }
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

async function untilDone(
  { database, embedding, logger }: { database: Database; embedding: Embedding; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (const wait of AGAIN_MS) {
    try {
      return await withAdvisoryLock(database, 'parley.memory.embed', async () => {
        for (let count = 1; count > 0; ) count = await embedBatch(database, embedding, signal);
      });
    } catch (error) {
      signal.throwIfAborted();
      logger.warn({ err: toParleyError(error) }, 'embedding failed: trying again later');
      await sleep(wait, undefined, { signal });
    }
  }
}

async function embedBatch(database: Database, embedding: Embedding, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const batch = await tablesOf(database)
    .selectFrom('memories')
    .select(['id', 'text'])
    .where(LIVE)
    .where((eb) => eb('embedder', 'is distinct from', embedding.model()))
    .orderBy('id')
    .limit(BATCH)
    .execute();
  if (batch.length === 0) return 0;
  const made = await embedding.embed(
    batch.map(({ text }) => text),
    { ms: BATCH_MS, signal },
  );
  await store(
    database,
    batch.map(({ id }) => id),
    made,
  );
  return batch.length;
}

/** A memory that was forgotten meanwhile stays forgotten: only rows that are there get a vector. */
async function store(database: Database, ids: string[], { model, vectors }: Vectors): Promise<void> {
  await sql`
    update memory.memories m set embedding = v.embedding, embedder = ${model}
    from unnest(${ids}::uuid[], ${vectors.map(toBytes)}::bytea[]) as v(id, embedding)
    where m.id = v.id`.execute(database.db);
}

async function hasVector(database: Database, id: string, model: string): Promise<boolean> {
  const row = await tablesOf(database)
    .selectFrom('memories')
    .select('id')
    .where('id', '=', id)
    .where('embedder', '=', model)
    .executeTakeFirst();
  return row !== undefined;
}
