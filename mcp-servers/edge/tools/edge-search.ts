import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { IndexStore } from '../index-store.ts';
import { snippetOf } from '../search-index.ts';

const input = z.object({
  query: z.string().trim().min(2).max(300).describe('Key words, or the question'),
  top_k: z.number().int().min(1).max(20).default(5).describe('How many documents to return at most'),
});

const output = z.object({
  results: z.array(
    z.object({
      document_id: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      snippet: z.string().describe('The text, or the part around the first word that was found'),
      relevance: z.number().min(0).max(1),
    }),
  ),
  total: z.number().int().describe('How many documents matched before top_k'),
  documents: z.number().int().describe('How many documents the index has'),
  updated_at: z.string().describe('When the index was put, ISO 8601'),
});

/** `edge_search`: a small index, searched where the caller is. */
export const createEdgeSearch = (index: IndexStore) =>
  defineTool({
    name: 'edge_search',
    title: 'Search at the edge',
    description:
      'Searches a small index of documents by words, close to the caller and fast; not by meaning, so use the words that the documents use. A change of the index takes up to a minute to be seen everywhere. Example: {"query": "status page maintenance window", "top_k": 3}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['edge:read'],
    timeoutMs: 5_000,
    cache: { ttlSeconds: 60 },
    maxResultBytes: 100_000,
    async run({ query, top_k }) {
      const current = await index.current();
      const { hits, total } = current.search(query, top_k);
      return {
        results: hits.map(({ id, title, text, url, relevance }) => ({
          document_id: id,
          title,
          url: url ?? null,
          snippet: snippetOf(text, query),
          relevance,
        })),
        total,
        documents: current.documents,
        updated_at: current.updatedAt,
      };
    },
  });
