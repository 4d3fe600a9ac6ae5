import { defineServer, defineTool, type ToolDefinition } from '@parley/mcp-servers/define';
import { z } from 'zod';

const input = z.object({ text: z.string().min(1), times: z.int().min(1).max(5).default(1) });
const output = z.object({ said: z.string() });
export const sayTimes = ({ text, times }: { text: string; times: number }) => ({ said: text.repeat(times) });
export const schemas = { input, output };

const say = (name: string, cache: ToolDefinition['cache']): ToolDefinition =>
  defineTool({
    name,
    title: 'Say',
    description: 'Says the text. Example: {"text": "hello"}',
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['kb:read'],
    timeoutMs: 5_000,
    cache,
    maxResultBytes: 10_000,
    run: async (args) => sayTimes(args),
  });

/** Tools that cost nothing themselves: what is measured is the way to them. */
export const benchServer = defineServer({
  name: 'knowledge',
  version: '1.0.0',
  title: 'Bench',
  instructions: 'Says things.',
  scopes: ['kb:read'],
  create: () => ({
    tools: [say('say_text', 'never'), say('say_cached', { ttlSeconds: 600, sharedBy: 'scopes' })],
    resources: [],
    prompts: [],
    ready: async () => ({ ok: true, checks: {} }),
  }),
});
