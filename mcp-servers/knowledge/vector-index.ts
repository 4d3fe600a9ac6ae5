import type { Database } from '@parley/platform/database';
import { dot, fromBytes } from '../kit/vectors.ts';
import { tablesOf } from './schema.ts';

/** The vectors of all passages, in memory. */
export interface VectorIndex {
  /** Cosine of `query` to each passage of `candidates` (all when undefined), best first; the mean over them. */
  nearest(query: Float32Array, options: NearestOptions): Nearest;
  readonly size: number;
}

/** Which documents are looked at. */
export interface Narrowing {
  /** The key of a category. */
  category?: string | undefined;
  /** Last changed on this day or later, YYYY-MM-DD. */
  after?: string | undefined;
  /** Last changed on this day or earlier. */
  before?: string | undefined;
}

export interface NearestOptions extends Narrowing {
  limit: number;
}

export interface Nearest {
  hits: { id: number; cosine: number }[];
  /** What an unrelated passage scores: the level above which a cosine says something. */
  mean: number;
}

export interface VectorIndexes {
  /** The index for a state of the knowledge base; read again when `version` is another than the last. */
  current(version: number, embedderId: string): Promise<VectorIndex>;
}

/** Keeps the newest index and tells when it reads another; those who ask while it is read wait for the same reading. */
export function createVectorIndexes(database: Database, onChange?: () => void): VectorIndexes {
  let held: { key: string; index: Promise<VectorIndex> } | undefined;
  return {
    current(version, embedderId) {
      const key = `${version}:${embedderId}`;
      if (held?.key === key) return held.index;
      const index = readIndex(database, embedderId);
      if (held) onChange?.();
      held = { key, index };
      index.catch(() => {
        if (held?.index === index) held = undefined;
      });
      return index;
    },
  };
}

async function readIndex(database: Database, embedderId: string): Promise<VectorIndex> {
  const rows = await tablesOf(database)
    .selectFrom('passages')
    .innerJoin('documents', 'documents.id', 'passages.document_id')
    .select(['passages.id', 'passages.embedding', 'documents.category_key', 'documents.updated'])
    .where('passages.embedder', '=', embedderId)
    .where('passages.embedding', 'is not', null)
    .orderBy('passages.id')
    .execute();
  const dimensions = (rows[0]?.embedding?.byteLength ?? 0) / 4;
  const entries = rows.filter((row) => row.embedding?.byteLength === dimensions * 4);
  const vectors = new Float32Array(entries.length * dimensions);
  for (const [i, row] of entries.entries()) {
    if (row.embedding) vectors.set(fromBytes(row.embedding), i * dimensions);
  }
  return indexOf({
    ids: entries.map((row) => row.id),
    categories: entries.map((row) => row.category_key),
    updated: entries.map((row) => row.updated),
    vectors,
    dimensions,
  });
}

interface Entries {
  ids: number[];
  categories: string[];
  /** Of the passage's document, YYYY-MM-DD: sorts as text. */
  updated: string[];
  vectors: Float32Array;
  dimensions: number;
}

/** Brute force: 16 ms for 10,000 vectors of 1,536 dimensions, exact, and nothing to keep in shape. */
export function indexOf({ ids, categories, updated, vectors, dimensions }: Entries): VectorIndex {
  return {
    size: ids.length,
    nearest(query, { category, after, before, limit }) {
      if (query.length !== dimensions) return { hits: [], mean: 0 };
      const hits: { id: number; cosine: number }[] = [];
      let sum = 0;
      for (const [i, id] of ids.entries()) {
        if (category !== undefined && categories[i] !== category) continue;
        if (!isWithin(updated[i] ?? '', after, before)) continue;
        const cosine = dot(query, vectors, i * dimensions);
        sum += cosine;
        hits.push({ id, cosine });
      }
      const mean = hits.length > 0 ? sum / hits.length : 0;
      hits.sort((a, b) => b.cosine - a.cosine);
      return { hits: hits.slice(0, limit), mean };
    },
  };
}

function isWithin(day: string, after: string | undefined, before: string | undefined): boolean {
  return (after === undefined || day >= after) && (before === undefined || day <= before);
}
