import type { Database } from '@parley/platform/database';
import type { Logger } from '@parley/platform/logger';
import { withAdvisoryLock } from '@parley/platform/migrate';
import { sql, type Transaction } from 'kysely';
import type { Embedder } from '../define.ts';
import { categoryKey, readFolder, resolveFolder, type SourceDocument } from './documents.ts';
import { type EmbeddingResult, embedPassages, passageEmbedder } from './embeddings.ts';
import { type Passage, passagesOf } from './passages.ts';
import { bumpVersion, type KnowledgeTables, type Tables, tablesOf } from './schema.ts';

export interface IngestOptions {
  database: Database;
  /** Any folder of Markdown files. */
  dir: string;
  /**
   * What the folder is known as; default its path. Ingesting another folder under the same name replaces it: the
   * service keeps its configured folder under one name.
   */
  source?: string;
  /** Makes the vectors; without it passages are found by their words. */
  embedder?: Embedder;
  logger: Logger;
  signal: AbortSignal;
}

export interface SyncResult {
  added: number;
  updated: number;
  removed: number;
  unchanged: number;
  passages: number;
  warnings: string[];
}

export type IngestResult = SyncResult & EmbeddingResult;

/** The name under which the service keeps the folder of its configuration. */
export const CONFIGURED_SOURCE = 'configured';

/**
 * Brings the knowledge base in line with a folder: new and changed files are stored, those that are gone are removed,
 * and only passages that changed are embedded. Doing it again does nothing.
 */
export async function ingestFolder(options: IngestOptions): Promise<IngestResult> {
  const synced = await syncFolder(options);
  const embedder = passageEmbedder(options.embedder);
  const embedded = embedder
    ? await embedPassages({ ...options, embedder })
    : { embedded: 0, withoutEmbedding: synced.passages };
  const result = { ...synced, ...embedded };
  options.logger.info({ dir: options.dir, ...result, warnings: result.warnings.length }, 'folder ingested');
  return result;
}

/** The first half of {@link ingestFolder}: after it the documents can be found by their words. */
export async function syncFolder(options: Omit<IngestOptions, 'embedder'>): Promise<SyncResult> {
  const root = await resolveFolder(options.dir);
  const source = options.source ?? root;
  const result = await withAdvisoryLock(options.database, 'parley.knowledge.ingest', async () => {
    const tables = tablesOf(options.database);
    const folder = await readFolder(root, await idsOfOthers(tables, source), options.signal);
    const changes = await tables.transaction().execute((trx) => store(trx, source, folder.documents));
    return { ...changes, warnings: folder.warnings };
  });
  for (const warning of result.warnings) options.logger.warn({ dir: options.dir }, warning);
  return result;
}

async function idsOfOthers(tables: Tables, source: string): Promise<Set<string>> {
  const rows = await tables.selectFrom('documents').select('id').where('source', '!=', source).execute();
  return new Set(rows.map((row) => row.id));
}

async function store(
  trx: Transaction<KnowledgeTables>,
  source: string,
  documents: SourceDocument[],
): Promise<Omit<SyncResult, 'warnings'>> {
  const stored = await trx
    .selectFrom('documents')
    .select(['id', 'hash'])
    .where('source', '=', source)
    .execute();
  const hashes = new Map(stored.map((row) => [row.id, row.hash]));
  const current = new Set(documents.map((document) => document.id));
  const gone = stored.map((row) => row.id).filter((id) => !current.has(id));
  const changed = documents.filter((document) => hashes.get(document.id) !== document.hash);
  const vectors = await vectorsOf(trx, [...gone, ...changed.map((document) => document.id)]);
  await remove(trx, gone);
  // Paths first: a file that was renamed onto another's path must not meet its old row.
  await remove(
    trx,
    changed.map((document) => document.id),
  );
  for (const document of changed) await insert(trx, { source, document, vectors });
  if (gone.length + changed.length > 0) await bumpVersion(trx);
  const { passages } = await trx
    .selectFrom('passages')
    .innerJoin('documents', 'documents.id', 'passages.document_id')
    .select((eb) => eb.fn.countAll<number>().as('passages'))
    .where('documents.source', '=', source)
    .executeTakeFirstOrThrow();
  const added = changed.filter((document) => !hashes.has(document.id)).length;
  return {
    added,
    updated: changed.length - added,
    removed: gone.length,
    unchanged: documents.length - changed.length,
    passages,
  };
}

async function remove(trx: Tables, ids: string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('documents').where('id', 'in', ids).execute();
}

type Vector = { embedding: Buffer | null; embedder: string | null };

/** Vectors by passage hash: a passage that stays the same inside a changed document keeps its own. */
async function vectorsOf(trx: Tables, documentIds: string[]): Promise<Map<string, Vector>> {
  if (documentIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('passages')
    .select(['hash', 'embedding', 'embedder'])
    .where('document_id', 'in', documentIds)
    .where('embedding', 'is not', null)
    .execute();
  return new Map(rows.map(({ hash, embedding, embedder }) => [hash, { embedding, embedder }]));
}

async function insert(
  trx: Tables,
  x: { source: string; document: SourceDocument; vectors: Map<string, Vector> },
): Promise<void> {
  const { frontMatter, ...document } = x.document;
  const passages = passagesOf(document);
  await trx
    .insertInto('documents')
    .values({
      ...document,
      source: x.source,
      category_key: categoryKey(document.category),
      front_matter: JSON.stringify(frontMatter),
    })
    .execute();
  if (passages.length === 0) return;
  const row = (passage: Passage, ordinal: number) => ({
    ...passage,
    document_id: document.id,
    ordinal,
    lexemes: lexemesOf(document.title, passage),
    embedding: x.vectors.get(passage.hash)?.embedding ?? null,
    embedder: x.vectors.get(passage.hash)?.embedder ?? null,
  });
  await trx.insertInto('passages').values(passages.map(row)).execute();
}

/** The title and the headings weigh more than the text: they say what a passage is about. */
function lexemesOf(title: string, passage: Passage) {
  const vector = (text: string, weight: 'A' | 'B' | 'C') => sql`
    setweight(to_tsvector('english', ${text}) || to_tsvector('simple', ${text}), ${sql.lit(weight)})`;
  return sql`${vector(title, 'A')} || ${vector(passage.heading, 'B')} || ${vector(passage.text, 'C')}`;
}
