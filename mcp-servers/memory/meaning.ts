import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';
import { dot, fromBytes } from '../kit/vectors.ts';
import type { Embedding } from './embedding.ts';
import { tablesOf } from './schema.ts';
import { type MemoryScope, within } from './scope.ts';

export interface Nearest {
  hits: { id: string; cosine: number }[];
  /** What an unrelated text scores: the level above which a cosine says something. */
  mean: number;
  /** Memories that have no vector of this model yet. */
  missing: number;
}

/** Finds memories by what they mean. */
export interface Meaning {
  nearest(query: string, scope: MemoryScope, signal: AbortSignal): Promise<Nearest>;
}

const CANDIDATES = 100;
const QUERY_MS = 4_000;
const CACHE_BYTES = 64 * 1024 * 1024;

/** About nothing that anybody asks: they tell what a model scores for unrelated texts, even with one memory. */
const UNRELATED = [
  'The kettle whistles on the stove.',
  'Basalt columns form when lava cools slowly.',
  'She tuned the second violin before the concert.',
  'A heron stood in the reeds at low tide.',
  'Whisk the egg whites until they are stiff.',
  'The comet returns every seventy-six years.',
];

export function createMeaning({
  database,
  embedding,
}: {
  database: Database;
  embedding: Embedding;
}): Meaning {
  const cache = createVectorCache(CACHE_BYTES);
  let level: { model: string; unrelated: Float32Array[] } | undefined;

  const embedQuery = async (query: string, signal: AbortSignal) => {
    const known = level?.model === embedding.model() ? level : undefined;
    const texts = known ? [query] : [query, ...UNRELATED];
    const { model, vectors } = await embedding.embed(texts, { ms: QUERY_MS, signal });
    const [vector = new Float32Array(), ...unrelated] = vectors;
    if (!known) level = { model, unrelated };
    return { model, vector, unrelated: known?.unrelated ?? unrelated };
  };

  return {
    async nearest(query, scope, signal) {
      const { model, vector, unrelated } = await embedQuery(query, signal);
      const rows = await tablesOf(database)
        .selectFrom('memories')
        .select(['id', sql<boolean>`embedder is not distinct from ${model}`.as('embedded')])
        .where(within(scope))
        .execute();
      const ids = rows.filter(({ embedded }) => embedded).map(({ id }) => id);
      const vectors = await readVectors({ database, cache, model, ids });
      const usable = [...vectors].filter(([, v]) => v.length === vector.length);
      const hits = usable.map(([id, v]) => ({ id, cosine: dot(vector, v) }));
      const all = [...hits.map(({ cosine }) => cosine), ...unrelated.map((v) => dot(vector, v))];
      return {
        hits: hits.sort((a, b) => b.cosine - a.cosine).slice(0, CANDIDATES),
        mean: all.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, all.length),
        missing: rows.length - ids.length,
      };
    },
  };
}

/** Those in the cache, and the others from the database. */
async function readVectors(wanted: {
  database: Database;
  cache: VectorCache;
  model: string;
  ids: string[];
}): Promise<Map<string, Float32Array>> {
  const { database, cache, model, ids } = wanted;
  const found = new Map<string, Float32Array>();
  const absent: string[] = [];
  for (const id of ids) {
    const vector = cache.get(`${model} ${id}`);
    if (vector) found.set(id, vector);
    else absent.push(id);
  }
  if (absent.length === 0) return found;
  const rows = await tablesOf(database)
    .selectFrom('memories')
    .select(['id', 'embedding'])
    .where(sql<boolean>`id = any(${absent}::uuid[])`)
    .where('embedder', '=', model)
    .execute();
  for (const { id, embedding } of rows) {
    if (!embedding) continue;
    const vector = fromBytes(embedding);
    cache.set(`${model} ${id}`, vector);
    found.set(id, vector);
  }
  return found;
}

export interface VectorCache {
  get(key: string): Float32Array | undefined;
  set(key: string, vector: Float32Array): void;
}

/**
 * The vectors used last, in this process. An id stands for a text and so, with its model, for one vector that never
 * changes: nothing has to be invalidated, and whose memories are searched is decided by the database each time.
 */
export function createVectorCache(maxBytes: number): VectorCache {
  const held = new Map<string, Float32Array>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= held.get(key)?.byteLength ?? 0;
    held.delete(key);
  };
  return {
    get(key) {
      const vector = held.get(key);
      if (vector) {
        held.delete(key);
        held.set(key, vector);
      }
      return vector;
    },
    set(key, vector) {
      drop(key);
      held.set(key, vector);
      bytes += vector.byteLength;
      for (const oldest of held.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}
