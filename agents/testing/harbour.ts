import { defineServer, defineTool, type ServerDefinition } from '@parley/mcp-servers/define';
import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';

const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
const base = { timeoutMs: 5_000, cache: 'never' as const, maxResultBytes: 50_000, annotations };

/** What the tools of the harbour were asked, and by whom. */
export interface HarbourLog {
  calls: {
    tool: string;
    input: Record<string, unknown>;
    subject: string;
    operationKey?: string | undefined;
  }[];
  running: number;
  mostAtOnce: number;
}

/** A small MCP server of the test's own world. */
export function harbour(log: HarbourLog): ServerDefinition {
  return defineServer({
    name: 'harbour',
    version: '1.0.0',
    title: 'Harbour',
    instructions: 'Boats and rules of a harbour.',
    scopes: ['boats:read', 'boats:write'],
    create: () => ({
      tools: [countBoats(log), searchRules(log), bookBerth(log), sellBoat(log)],
      resources: [
        {
          uri: 'schema://database',
          name: 'schema',
          title: 'Tables',
          description: 'The tables of the harbour.',
          mimeType: 'application/json',
          scopes: ['boats:read'],
          cacheTtlMs: 0,
          read: async () => JSON.stringify({ database: 'harbour', tables: [{ name: 'boats' }] }),
        },
      ],
      prompts: [],
      ready: async () => ({ ok: true, checks: {} }),
    }),
  });
}

function countBoats(log: HarbourLog) {
  return defineTool({
    ...base,
    name: 'count_boats',
    title: 'Count boats',
    description: 'Counts boats. Example: {"colour":"red"}',
    input: z.object({ colour: z.string().optional(), wait_ms: z.number().optional() }),
    output: z.object({ rows: z.array(z.record(z.string(), z.unknown())), row_count: z.number() }),
    scopes: ['boats:read'],
    async run(input, ctx) {
      log.calls.push({ tool: 'count_boats', input, subject: ctx.principal.subject });
      log.running += 1;
      log.mostAtOnce = Math.max(log.mostAtOnce, log.running);
      await new Promise((resolve) => setTimeout(resolve, input.wait_ms ?? 1));
      log.running -= 1;
      if (input.colour === 'plaid') {
        throw new ParleyError('invalid_input', 'There is no colour "plaid".', { hint: 'Use red or blue.' });
      }
      return { rows: [{ count: 7, note: 'hid\u200bden \u001b[31mred\u001b[0m' }], row_count: 1 };
    },
  });
}

function searchRules(log: HarbourLog) {
  return defineTool({
    ...base,
    name: 'search_rules',
    title: 'Search the rules',
    description: 'Finds rules of the harbour. Example: {"query":"speed"}',
    input: z.object({ query: z.string() }),
    output: z.object({ results: z.array(z.record(z.string(), z.unknown())), total: z.number() }),
    scopes: ['boats:read'],
    async run(input, ctx) {
      log.calls.push({ tool: 'search_rules', input, subject: ctx.principal.subject });
      const rule = {
        document_id: 'RULE-1',
        title: 'Speed in the basin',
        category: 'safety',
        updated: '2025-05-05',
        snippet: 'At most three knots.',
        relevance: 0.9,
      };
      return { results: [rule], total: 1 };
    },
  });
}

function bookBerth(log: HarbourLog) {
  return defineTool({
    ...base,
    name: 'book_berth',
    title: 'Book a berth',
    description: 'Books a berth. Example: {"boat":"Anna"}',
    annotations: { ...annotations, readOnlyHint: false },
    input: z.object({ boat: z.string() }),
    output: z.object({ booked: z.boolean() }),
    scopes: ['boats:write'],
    async run(input, ctx) {
      log.calls.push({
        tool: 'book_berth',
        input,
        subject: ctx.principal.subject,
        operationKey: ctx.operationKey,
      });
      return { booked: true };
    },
  });
}

function sellBoat(log: HarbourLog) {
  return defineTool({
    ...base,
    name: 'sell_boat',
    title: 'Sell a boat',
    description: 'Sells a boat. Example: {"boat":"Anna","price":100}',
    annotations: { ...annotations, readOnlyHint: false, destructiveHint: true, idempotentHint: false },
    input: z.object({ boat: z.string(), price: z.number().positive() }),
    output: z.object({ sold: z.boolean() }),
    scopes: ['boats:write'],
    async run(input, ctx) {
      const { subject } = ctx.principal;
      log.calls.push({ tool: 'sell_boat', input, subject, operationKey: ctx.operationKey });
      return { sold: true };
    },
  });
}
