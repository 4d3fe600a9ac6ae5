import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { Search } from '../search.ts';

const input = z.object({
  query: z
    .string()
    .trim()
    .min(3)
    .max(500)
    .describe('What to look for, in the words of the question or as key words'),
  category: z.string().trim().max(100).optional().describe('Only documents of this category'),
  updated_after: z.iso.date().optional().describe('Only documents changed on this day or later, YYYY-MM-DD'),
  updated_before: z.iso.date().optional().describe('Only documents changed on this day or earlier'),
  context: z
    .number()
    .int()
    .min(0)
    .max(2)
    .default(0)
    .describe('Passages before and after each result to give as well'),
  top_k: z.number().int().min(1).max(20).default(5).describe('How many passages to return at most'),
});

const output = z.object({
  results: z.array(
    z.object({
      document_id: z.string(),
      title: z.string(),
      category: z.string(),
      updated: z.string().describe('Date of the last change, YYYY-MM-DD'),
      heading: z.string().describe('The headings above the passage'),
      snippet: z.string().describe('The passage, Markdown'),
      relevance: z.number().min(0).max(1),
      before: z.array(z.string()).optional().describe('The passages before it, when context was asked for'),
      after: z.array(z.string()).optional().describe('The passages after it'),
    }),
  ),
  total: z.number().int().describe('How many passages matched before top_k'),
  conflicts: z
    .array(
      z.object({
        about: z.string(),
        newer: z.string().optional().describe('Id of the document that was changed last'),
        statements: z.array(
          z.object({
            document_id: z.string(),
            updated: z.string(),
            value: z.string(),
            statement: z.string(),
          }),
        ),
      }),
    )
    .optional()
    .describe('Two documents seem to give different figures for the same thing: say so, and which is newer'),
});

/** `search_knowledge_base`: passages by words and by meaning. */
export const createSearchKnowledgeBase = (search: Search) =>
  defineTool({
    name: 'search_knowledge_base',
    title: 'Search the knowledge base',
    description:
      'Finds passages of policies, standards and other documents by words and by meaning. Each result names its document, category and date of the last change: cite them. A relevance below 0.2 means that the passage is probably about something else. When documents seem to contradict each other, conflicts names the statements and which document is newer. Read a whole document at kb://{document_id}. Example: {"query": "carry over unused vacation days", "top_k": 3}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['kb:read'],
    timeoutMs: 15_000,
    cache: { ttlSeconds: 300, sharedBy: 'scopes' },
    maxResultBytes: 64_000,
    run: ({ query, category, updated_after, updated_before, context, top_k }, { signal }) =>
      search.search({
        query,
        category,
        after: updated_after,
        before: updated_before,
        context,
        topK: top_k,
        signal,
      }),
  });
