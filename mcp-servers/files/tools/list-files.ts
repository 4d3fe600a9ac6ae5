import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { Root } from '../root.ts';

const input = z.object({
  folder: z.string().max(1_000).default('').describe('Only files below this folder, such as "runbooks"'),
  contains: z.string().max(200).optional().describe('Only files whose path contains this text, in any case'),
  limit: z.number().int().min(1).max(500).default(100),
});

const output = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), modified: z.string() })),
  total: z.number().int().describe('How many files match'),
  truncated: z.boolean(),
});

/** `list_files`: what there is to read. */
export const createListFiles = (root: Root) =>
  defineTool({
    name: 'list_files',
    title: 'List files',
    description:
      'Lists the documents and logs that can be read, with size and date, in the order of their paths. Example: {"folder": "runbooks", "contains": "rollback"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['files:read'],
    timeoutMs: 10_000,
    cache: { ttlSeconds: 30, sharedBy: 'scopes' },
    maxResultBytes: 200_000,
    async run({ folder, contains, limit }, { signal }) {
      const wanted = contains?.toLowerCase() ?? '';
      const files = (await root.list(folder, signal)).filter(({ path }) =>
        path.toLowerCase().includes(wanted),
      );
      return { files: files.slice(0, limit), total: files.length, truncated: files.length > limit };
    },
  });
