import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { toParleyError } from '@parley/platform/errors';
import { defineServer, type ServerDeps, type ServerInstance } from '../define.ts';
import { embedPassages, passageEmbedder } from './embeddings.ts';
import { CONFIGURED_SOURCE, syncFolder } from './ingest.ts';
import { createResources } from './resources.ts';
import { migrateKnowledge, versionOf } from './schema.ts';
import { createSearch } from './search.ts';
import { createSearchKnowledgeBase } from './tools/search-knowledge-base.ts';

const SAMPLE = fileURLToPath(new URL('./sample', import.meta.url));
/** How long the start waits for vectors; what is missing then is made while the server already answers. */
const EMBED_AT_START_MS = 8_000;
const EMBED_AGAIN_MS = [2_000, 5_000, 15_000, 60_000, 300_000];

export const server = defineServer({
  name: 'knowledge',
  version: '1.0.0',
  title: 'Knowledge base',
  instructions:
    'Policies, standards and other documents of the organisation. Search with search_knowledge_base, read a whole document at kb://{document_id}, see everything at kb://index. Cite document id, title and date of the last change.',
  scopes: ['kb:read'],
  migrate: migrateKnowledge,
  create: createKnowledge,
});

function createKnowledge({ config, logger, database, models }: ServerDeps): ServerInstance {
  const embedder = passageEmbedder(models);
  const closing = new AbortController();
  let synced = false;
  let background: Promise<void> | undefined;

  const embedUntilDone = async (): Promise<void> => {
    if (!embedder) return;
    for (const wait of [...EMBED_AGAIN_MS, 0]) {
      const result = await embedPassages({ database, embedder, logger, signal: closing.signal });
      if (result.withoutEmbedding === 0 || wait === 0) return;
      await sleep(wait, undefined, { signal: closing.signal });
    }
  };
  const embedInBackground = (): void => {
    background ??= embedUntilDone()
      .catch((error: unknown) => {
        if (!closing.signal.aborted) logger.warn({ err: toParleyError(error) }, 'embedding stopped');
      })
      .finally(() => {
        background = undefined;
      });
  };
  // Another process may have ingested a folder without a model at hand.
  const search = createSearch({ database, embedder, logger, onChange: embedInBackground });

  return {
    tools: [createSearchKnowledgeBase(search)],
    resources: createResources(database),
    prompts: [],
    revision: () => versionOf(database),
    async ready() {
      return { ok: synced, checks: { documents: synced ? 'ok' : 'being read' } };
    },
    async start() {
      const dir = config.knowledge.dir ?? SAMPLE;
      await syncFolder({ database, dir, source: CONFIGURED_SOURCE, logger, signal: closing.signal });
      synced = true;
      embedInBackground();
      await Promise.race([background, sleep(EMBED_AT_START_MS, undefined, { ref: false })]);
    },
    async close() {
      closing.abort();
      await background;
    },
  };
}
