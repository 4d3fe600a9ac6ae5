import { loadMcpTools } from '@langchain/mcp-adapters';
import { type Client, SERVER_INFO_META_KEY, type Tool } from '@modelcontextprotocol/client';
import type { ToolSpec } from '@parley/models/types';
import { type Caller, rightsOf } from './caller.ts';
import { cleanText, cleanValue } from './clean.ts';
import type { McpGateway } from './gateway.ts';
import { createToolPins, type ToolPins } from './pins.ts';
import { natureOf } from './policy.ts';
import { createTtlCache } from './ttl-cache.ts';

/** A tool as one MCP server offers it to one caller. */
export interface OfferedTool {
  server: string;
  tool: string;
  title: string;
  readOnly: boolean;
  destructive: boolean;
  openWorld: boolean;
  idempotent: boolean;
  /** The server can be asked what came of an operation. */
  answersOperations: boolean;
  /** As the server declares it; what a person may change is held against it. */
  inputSchema: Record<string, unknown>;
  /** It is not what it was when this version of its server was first seen: nobody is offered it. */
  changed: boolean;
  timeoutMs?: number;
  /** The tool of the same server that ends a job which this one has started. */
  cancelTool?: string;
  /** What a model is shown, under the tool's own name. */
  spec: ToolSpec;
}

/** What each server offers, remembered for a minute for callers of the same rights. */
export interface ToolCatalog {
  offered(server: string, caller: Caller): Promise<OfferedTool[]>;
}

const CACHE = { ttlMs: 60_000, maxEntries: 500 };
const LIST_TIMEOUT_MS = 5_000;
const MAX_DESCRIPTION = 8_000;
/** What model providers take as the name of a tool. */
const NAME = /^[\w.-]{1,64}$/;

export function createToolCatalog(gateway: McpGateway, pins: ToolPins = createToolPins()): ToolCatalog {
  const lists = createTtlCache<OfferedTool[]>(CACHE);
  return {
    offered: (server, caller) =>
      lists.get(`${server} ${rightsOf(caller)}`, () =>
        gateway.use({ server, caller, repeatable: true }, (client) => load(server, { client, pins })),
      ),
  };
}

// The adapters bring a tool's schema into the form that model providers accept. They are given the tools only:
// calls go through our own client, because theirs hides the server's errors and doubles its results.
async function load(server: string, from: { client: Client; pins: ToolPins }): Promise<OfferedTool[]> {
  const list = await from.client.listTools(undefined, { cacheMode: 'bypass', timeout: LIST_TIMEOUT_MS });
  const version = versionOf(list) ?? from.client.getServerVersion()?.version ?? '';
  const changed = await from.pins.changed({ name: server, version }, list.tools);
  const tools = list.tools.filter(({ name }) => NAME.test(name)).map(withoutHiddenText);
  const listed = new Map(tools.map((tool) => [tool.name, tool]));
  const lister = { listTools: async () => ({ tools: structuredClone(tools) }) };
  const converted = await loadMcpTools(server, lister as unknown as Parameters<typeof loadMcpTools>[1]);
  return converted.flatMap(({ name, description, schema }) => {
    const tool = listed.get(name);
    if (!tool) return [];
    const spec = { name, description, parameters: schema as ToolSpec['parameters'] };
    return [{ ...offer(server, tool, spec), changed: changed.has(name) }];
  });
}

/** Of the server that answered now: the connection may have been made with the one before. */
function versionOf({ _meta }: { _meta?: Record<string, unknown> | undefined }): string | undefined {
  const version = (_meta?.[SERVER_INFO_META_KEY] as { version?: unknown } | undefined)?.version;
  return typeof version === 'string' ? version : undefined;
}

/** What a model is told of a tool must be what a person can see of it. */
function withoutHiddenText(tool: Tool): Tool {
  const { inputSchema, description = '' } = tool;
  return {
    ...tool,
    description: cleanText(description).slice(0, MAX_DESCRIPTION),
    inputSchema: cleanValue(inputSchema) as Tool['inputSchema'],
  };
}

function offer(server: string, tool: Tool, spec: ToolSpec): Omit<OfferedTool, 'changed'> {
  const timeoutMs = tool._meta?.['parley/timeoutMs'];
  const cancelTool = tool._meta?.['parley/cancelTool'];
  return {
    server,
    tool: tool.name,
    title: tool.title ?? tool.annotations?.title ?? tool.name,
    ...natureOf(tool),
    idempotent: tool.annotations?.idempotentHint === true,
    answersOperations: tool._meta?.['parley/operations'] === true,
    inputSchema: tool.inputSchema as Record<string, unknown>,
    ...(typeof timeoutMs === 'number' ? { timeoutMs } : {}),
    ...(typeof cancelTool === 'string' ? { cancelTool } : {}),
    spec,
  };
}
