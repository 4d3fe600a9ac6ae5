import type { Embedder } from '@parley/mcp-servers/define';
import { passageEmbedder } from '@parley/mcp-servers/knowledge/embeddings';
import { CONFIGURED_SOURCE, ingestFolder } from '@parley/mcp-servers/knowledge/ingest';
import { migrateKnowledge } from '@parley/mcp-servers/knowledge/schema';
import { createSearch, type SearchReply } from '@parley/mcp-servers/knowledge/search';
import { FIRST, WIDER } from '@parley/models/offline/act/documents';
import { queriesFor } from '@parley/models/offline/documents/search';
import { EMBEDDING_MODEL, embedText } from '@parley/models/offline/text/embedding';
import { openDatabase } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';

const INGEST_MS = 120_000;
const SEARCH_MS = 20_000;

const embedder: Embedder = {
  embed: async (texts) => texts.map(embedText),
  describe: () => ({ embedding: EMBEDDING_MODEL, baseUrl: 'local' }),
};

export interface Library {
  /** What the searches for a question bring. */
  resultsFor(question: string): Promise<SearchReply[]>;
  close(): Promise<void>;
}

/** A folder of documents behind the real search, in a database of its own. */
export async function openLibrary(dir: string, url: string): Promise<Library> {
  const logger = silentLogger();
  const database = await openDatabase({ url, logger, max: 4 });
  await migrateKnowledge(database);
  const signal = AbortSignal.timeout(INGEST_MS);
  await ingestFolder({ database, dir, source: CONFIGURED_SOURCE, embedder, logger, signal });
  const { search } = createSearch({ database, embedder: passageEmbedder(embedder), logger });
  return {
    resultsFor: (question) =>
      Promise.all(
        queriesFor(question).map((query, nth) => {
          const { size, context } = nth === 0 ? FIRST : WIDER;
          return search({ query, topK: size, context, signal: AbortSignal.timeout(SEARCH_MS) });
        }),
      ),
    close: () => database.close(),
  };
}
