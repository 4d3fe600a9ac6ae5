import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { hasScope } from '@parley/platform/identity/principal';
import type { ResourceDefinition } from '../define.ts';
import { tablesOf } from './schema.ts';

const MOST_LISTED = 100;

/** What was published here, for everybody who may see what went into it. */
export function publicationResources(database: Database): ResourceDefinition[] {
  const tables = tablesOf(database);
  const declared = { scopes: ['reports:read'], cacheTtlMs: 0 };
  return [
    {
      ...declared,
      uri: 'publications://reports',
      name: 'publications',
      title: 'Published reports',
      description: 'The newest published reports: id, title, who published them and when.',
      mimeType: 'application/json',
      async read(_variables, { principal }) {
        const rows = await tables
          .selectFrom('publications')
          .select(['id', 'title', 'published_by', 'published_at', 'required_scopes'])
          .orderBy('published_at', 'desc')
          .limit(MOST_LISTED)
          .execute();
        const visible = rows.filter((row) =>
          row.required_scopes.every((scope) => hasScope(principal, scope)),
        );
        return JSON.stringify(visible.map(({ required_scopes: _, ...row }) => row));
      },
    },
    {
      ...declared,
      uri: 'publication://{id}',
      name: 'publication',
      title: 'A published report',
      description: 'A published report, as Markdown.',
      mimeType: 'text/markdown',
      async read({ id = '' }, { principal }) {
        const row = await tables
          .selectFrom('publications')
          .select(['markdown', 'required_scopes'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (row?.required_scopes.every((scope) => hasScope(principal, scope))) return row.markdown;
        throw new ParleyError('not_found', 'There is no such publication.');
      },
    },
  ];
}
