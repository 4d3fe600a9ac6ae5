import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { ResourceDefinition } from '../define.ts';
import { tablesOf } from './schema.ts';
import { categoriesOf } from './search.ts';

const LISTED = 200;
const shared = { scopes: ['kb:read'], cacheTtlMs: 60_000 };

/** `kb://{id}`, a whole document, and `kb://index`, what there is. */
export function createResources(database: Database): ResourceDefinition[] {
  return [
    {
      ...shared,
      uri: 'kb://index',
      name: 'knowledge-index',
      title: 'All documents',
      description: 'Id, title, category and date of every document, and the categories.',
      mimeType: 'application/json',
      read: async () =>
        JSON.stringify({ categories: await categoriesOf(database), documents: await documentsOf(database) }),
    },
    {
      ...shared,
      uri: 'kb://{id}',
      name: 'knowledge-document',
      title: 'A document',
      description: 'A whole document of the knowledge base as Markdown, by its id.',
      mimeType: 'text/markdown',
      read: ({ id }) => readDocument(database, id ?? ''),
      list: async () =>
        (await documentsOf(database))
          .slice(0, LISTED)
          .map(({ id, title }) => ({ uri: uriOf(id), name: id, title })),
    },
  ];
}

function uriOf(id: string): string {
  return `kb://${encodeURIComponent(id)}`;
}

function documentsOf(database: Database) {
  return tablesOf(database)
    .selectFrom('documents')
    .select(['id', 'title', 'category', 'updated'])
    .orderBy('category_key')
    .orderBy('id')
    .execute();
}

async function readDocument(database: Database, id: string): Promise<string> {
  const document = await tablesOf(database)
    .selectFrom('documents')
    .select(['id', 'title', 'category', 'updated', 'body'])
    .where('id', 'in', [id, decoded(id)])
    .executeTakeFirst();
  if (!document) {
    throw new ParleyError('not_found', `There is no document "${id}" in the knowledge base.`, {
      hint: 'kb://index lists all documents.',
    });
  }
  const { body, ...about } = document;
  const head = Object.entries(about).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${head.join('\n')}\n---\n\n${body.trim()}\n`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
