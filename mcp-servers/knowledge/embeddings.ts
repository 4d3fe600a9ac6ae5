import type { Database } from '@parley/platform/database';
import { toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { withAdvisoryLock } from '@parley/platform/migrate';
import { sql } from 'kysely';
import type { Embedder } from '../define.ts';
import { toBytes, unitLength } from '../kit/vectors.ts';
import { embeddingText } from './passages.ts';
import { bumpVersion, tablesOf } from './schema.ts';

/** A model that makes vectors, and its name: vectors of different models can't be compared. */
export interface PassageEmbedder {
  id: string;
  embed(texts: string[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** Names the model of the vectors, so that a change of model makes them anew. */
export function passageEmbedder(models: Embedder | undefined): PassageEmbedder | undefined {
  if (!models) return undefined;
  const about = models.describe?.();
  return {
    id: about ? `${about.embedding}@${about.baseUrl}` : 'unnamed',
    embed: (texts, signal) => models.embed(texts, signal),
  };
}

export interface EmbeddingResult {
  embedded: number;
  /** Passages that can be found by their words only. */
  withoutEmbedding: number;
}

export interface EmbedOptions {
  database: Database;
  embedder: PassageEmbedder;
  logger: Logger;
  signal: AbortSignal;
}

const BATCH = 64;
const BATCH_TIMEOUT_MS = 60_000;

/**
 * Embeds every passage that has no vector of this model. Each batch is stored at once, so a failure or a crash costs
 * one batch; without vectors the passages are still found by their words.
 */
export function embedPassages(options: EmbedOptions): Promise<EmbeddingResult> {
  return withAdvisoryLock(options.database, 'parley.knowledge.embed', async () => {
    let embedded = 0;
    try {
      for (let count = await embedBatch(options); count > 0; count = await embedBatch(options))
        embedded += count;
    } catch (error) {
      options.signal.throwIfAborted();
      options.logger.warn(
        { err: toParleyError(error) },
        'embedding failed: passages without a vector are found by their words only',
      );
    }
    if (embedded > 0) await bumpVersion(tablesOf(options.database));
    return { embedded, withoutEmbedding: await countMissing(options) };
  });
}

async function embedBatch(options: EmbedOptions): Promise<number> {
  const { database, embedder, signal } = options;
  const batch = await tablesOf(database)
    .selectFrom('passages')
    .innerJoin('documents', 'documents.id', 'passages.document_id')
    .select(['passages.id', 'passages.heading', 'passages.text', 'documents.title'])
    .where((eb) => eb('passages.embedder', 'is distinct from', embedder.id))
    .orderBy('passages.id')
    .limit(BATCH)
    .execute();
  if (batch.length === 0) return 0;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(BATCH_TIMEOUT_MS)]);
  const vectors = await embedder.embed(batch.map(embeddingText), limit);
  if (vectors.length !== batch.length) throw new RangeError('The model returned another number of vectors.');
  const bytes = vectors.map((vector) => toBytes(unitLength(vector)));
  await sql`
    update knowledge.passages p set embedding = v.embedding, embedder = ${embedder.id}
    from unnest(${batch.map((row) => row.id)}::bigint[], ${bytes}::bytea[]) as v(id, embedding)
    where p.id = v.id`.execute(database.db);
  return batch.length;
}

async function countMissing({ database, embedder }: EmbedOptions): Promise<number> {
  const { missing } = await tablesOf(database)
    .selectFrom('passages')
    .select((eb) => eb.fn.countAll<number>().as('missing'))
    .where((eb) => eb('embedder', 'is distinct from', embedder.id))
    .executeTakeFirstOrThrow();
  return missing;
}
