import { z } from 'zod';
import { MAX_ROWS } from '../query/input.ts';
import { MAX_SQL } from './parse.ts';

export const sqlInput = z.strictObject({
  sql: z.string().min(1).max(MAX_SQL).describe('One SELECT in the dialect of PostgreSQL'),
  max_rows: z.int().min(1).max(MAX_ROWS).default(100).describe('Rows that are shown'),
});

export const sqlOutput = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.unknown())),
  row_count: z.int().describe('Rows in this result'),
  truncated: z.boolean().describe('Whether there are more rows than are shown'),
  hint: z.string().optional().describe('What to mind about this result'),
});

export type SqlInput = z.output<typeof sqlInput>;
export type SqlOutput = z.output<typeof sqlOutput>;
