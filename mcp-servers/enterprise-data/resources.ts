import type { ResourceDefinition } from '../define.ts';
import { describeCompany, describeDatabase } from './describe.ts';
import type { Enterprise } from './enterprise.ts';
import { DATA_READ } from './tools/query-database.ts';

/** `schema://database` and `config://company`, as the caller may see them. */
export function createResources(enterprise: Enterprise): ResourceDefinition[] {
  const shared = { mimeType: 'application/json', scopes: [DATA_READ], cacheTtlMs: 60_000 };
  return [
    {
      ...shared,
      uri: 'schema://database',
      name: 'database-schema',
      title: 'Database schema',
      description:
        'Tables and columns with types, comments, row counts, keys, ranges, and the values of columns that have few.',
      read: async (_variables, { principal }) => describeDatabase(await enterprise.describe(principal)),
    },
    {
      ...shared,
      uri: 'config://company',
      name: 'company-config',
      title: 'Company configuration',
      description:
        'What is known of the company behind the database: name, fiscal year, time zone, languages.',
      read: async (_variables, { principal }) => describeCompany(await enterprise.describe(principal)),
    },
  ];
}
