import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { traceHeaders } from '@parley/platform/trace-context';
import type { OfferedTool } from './catalog.ts';
import { cleanText, cleanValue } from './clean.ts';

/** What a tool gave: its result, or an error that the server wrote for a model. */
export type ToolOutcome = { ok: true; result: unknown } | { ok: false; error: string; result?: unknown };

export interface ToolRequest {
  arguments: Record<string, unknown>;
  signal: AbortSignal;
  timeoutMs: number;
  /** Names the one side effect that is meant; a repeated call carries the same. */
  operationKey?: string;
  /** Only asks what came of the operation. */
  asks?: boolean;
}

/** Key in a request's `_meta` that MCP servers of ours read the operation key from. */
const OPERATION_KEY = 'parley/operationKey';
/** And from this one, that the caller only asks. */
const OPERATION_MODE = 'parley/operation';

/** Calls a tool through the MCP client and takes the result apart: data once, errors as text. */
export async function callTool(
  client: Client,
  tool: Pick<OfferedTool, 'tool'>,
  request: ToolRequest,
): Promise<ToolOutcome> {
  const result = await client.callTool(
    {
      name: tool.tool,
      arguments: request.arguments,
      _meta: {
        ...traceHeaders(),
        ...(request.operationKey ? { [OPERATION_KEY]: request.operationKey } : {}),
        ...(request.asks ? { [OPERATION_MODE]: 'ask' } : {}),
      },
    },
    { signal: request.signal, timeout: request.timeoutMs, maxTotalTimeout: request.timeoutMs },
  );
  return readResult(result);
}

/** Servers send data as text and as structure; one of the two is kept, without what nobody can see in it. */
export function readResult(result: CallToolResult): ToolOutcome {
  const text = textOf(result);
  const value = cleanValue(result.structuredContent ?? parsed(text));
  if (!result.isError) return { ok: true, result: value };
  return { ok: false, error: errorText(value, text), ...(isRecord(value) ? { result: value } : {}) };
}

function textOf(result: CallToolResult): string {
  return (result.content ?? [])
    .map((block) => {
      if (block.type === 'text') return block.text;
      if (block.type === 'resource_link') return block.uri;
      if (block.type === 'resource')
        return 'text' in block.resource ? block.resource.text : block.resource.uri;
      return `[${block.type}]`;
    })
    .join('\n');
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function errorText(value: unknown, text: string): string {
  const written = isRecord(value) ? value['error'] : undefined;
  return typeof written === 'string'
    ? written
    : cleanText(text).slice(0, 500) || 'The tool failed without saying why.';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
