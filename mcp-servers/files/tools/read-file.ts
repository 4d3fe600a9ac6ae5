import { requireScopes } from '@parley/platform/identity/principal';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { isLog, lastCharacters } from '../logs.ts';
import type { Root } from '../root.ts';

const input = z.object({
  path: z.string().min(1).max(1_000).describe('As list_files returns it'),
  contains: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Only the lines that contain this text, in any case'),
  from: z.enum(['start', 'end']).default('start').describe('"end" for the newest lines of a log'),
  max_chars: z.number().int().min(100).max(50_000).default(20_000),
});

const output = z.object({
  path: z.string(),
  bytes: z.number().int(),
  modified: z.string(),
  content: z.string(),
  lines: z.number().int().describe('How many lines the file has, or how many contain the text'),
  truncated: z.boolean().describe('Whether something was left out for max_chars'),
});

/** `read_file`: a text file or the lines of it that matter. */
export const createReadFile = (root: Root) =>
  defineTool({
    name: 'read_file',
    title: 'Read a file',
    description:
      'Reads a text file below the root: a runbook, a document, a log. For a log ask for the lines that matter. Example: {"path": "logs/app-2026-10-14.log", "contains": "error", "from": "end"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['files:read'],
    timeoutMs: 10_000,
    cache: { ttlSeconds: 30, sharedBy: 'scopes' },
    maxResultBytes: 250_000,
    async run({ path, contains, from, max_chars }, { principal, signal }) {
      const file = await root.read(path, signal);
      if (isLog(file.path)) requireScopes(principal, ['logs:read']);
      const lines = file.text.replace(/\n$/, '').split('\n');
      const kept = contains
        ? lines.filter((line) => line.toLowerCase().includes(contains.toLowerCase()))
        : lines;
      const text = kept.join('\n');
      return {
        path: file.path,
        bytes: file.bytes,
        modified: file.modified,
        content: from === 'end' ? lastCharacters(text, max_chars) : text.slice(0, max_chars),
        lines: kept.length,
        truncated: text.length > max_chars,
      };
    },
  });
