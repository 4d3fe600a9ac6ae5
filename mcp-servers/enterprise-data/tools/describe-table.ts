import { z } from 'zod';
import { defineTool, type ToolDefinition } from '../../define.ts';
import { describeTable, referencedBy } from '../describe.ts';
import type { Enterprise } from '../enterprise.ts';
import { findTable } from '../query/names.ts';
import { DATA_READ } from './query-database.ts';

const input = z.strictObject({ table: z.string().min(1).max(200).describe('Name of the table') });

const bound = z.union([z.string(), z.number()]);
const foreignKey = z.object({
  columns: z.array(z.string()),
  table: z.string(),
  references: z.array(z.string()),
});

const output = z.object({
  name: z.string(),
  kind: z.string().optional(),
  comment: z.string().optional(),
  rows: z.number(),
  rowsEstimated: z.boolean().optional(),
  primaryKey: z.array(z.string()),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      nullable: z.boolean(),
      comment: z.string().optional(),
      values: z.array(z.string()).optional().describe('All values, when there are few'),
      min: bound.optional(),
      max: bound.optional(),
    }),
  ),
  foreignKeys: z.array(foreignKey).describe('Tables that this one points at'),
  referencedBy: z.array(foreignKey).describe('Tables that point here'),
});

/** `describe_table`: one table with its columns, values, ranges and keys in both directions. */
export function createDescribeTable(enterprise: Enterprise): ToolDefinition {
  return defineTool({
    name: 'describe_table',
    title: 'Describe a table',
    description:
      'Describes one table of the database: columns with types, comments, ranges and the values of columns that have few, row count, and the foreign keys in both directions. Use it before query_database when the schema is not known. Example: {"table":"orders"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [DATA_READ],
    timeoutMs: 20_000,
    cache: { ttlSeconds: 120, sharedBy: 'scopes' },
    maxResultBytes: 100_000,
    async run({ table: name }, { principal }) {
      const catalogue = await enterprise.describe(principal);
      const table = findTable(catalogue, name);
      return { ...describeTable(table), referencedBy: referencedBy(catalogue, table) };
    },
  });
}
