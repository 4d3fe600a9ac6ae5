import {
  type CallToolResult,
  McpServer,
  type ScopeChallengeHandler,
  type Tool,
} from '@modelcontextprotocol/server';
import type { Audit } from '@parley/platform/audit/entry';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { ServerDefinition, ServerInstance, ToolDefinition } from '../define.ts';
import { callTool } from './call-tool.ts';
import { getPrompt } from './read.ts';
import { registerResource } from './resources.ts';
import type { ResponseCache } from './response-cache.ts';
import { advertised, jsonSchemaOf } from './schema.ts';
import { type Connection, isSubscribable, serveSubscriptions } from './subscriptions.ts';
import { created, serveTasks, takesTasks } from './tasks/protocol.ts';
import type { Tasks } from './tasks/tasks.ts';

/** Makes the SDK's server for one request (HTTP) or one connection (stdio); everything slow was done before. */
export type Factory = (principal: Principal, connection?: Connection) => McpServer;

export interface FactoryOptions {
  logger: Logger;
  audit: Audit;
  tasks?: Tasks | undefined;
  cache?: ResponseCache | undefined;
}

const LIST_TTL_MS = 300_000;

interface PreparedTool {
  tool: ToolDefinition;
  listed: Tool;
  input: ReturnType<typeof advertised>;
  output: ReturnType<typeof advertised>;
}

/** Converts schemas and descriptions once and returns the factory. */
export function prepare(
  definition: ServerDefinition,
  instance: ServerInstance,
  { logger, audit, tasks, cache }: FactoryOptions,
): Factory {
  const tools = instance.tools.map(prepareTool).sort((a, b) => (a.listed.name < b.listed.name ? -1 : 1));
  const prompts = instance.prompts.map((prompt) => ({
    prompt,
    args: advertised(jsonSchemaOf(prompt.args, 'input')),
  }));
  const server = definition.name;
  return (principal, connection) => {
    const mcp = createServer(definition, isSubscribable(instance, connection));
    const denied = challenge({ server, principal, audit });
    for (const { tool, input, output } of tools) {
      mcp.registerTool(
        tool.name,
        {
          title: tool.title,
          description: tool.description,
          inputSchema: input,
          // The SDK wants structured content then, which a task has not; the tool call checks the output itself.
          ...(tool.task ? {} : { outputSchema: output }),
          scopeChallenge: denied(tool.name, tool.scopes),
        },
        async (args, ctx) => {
          const call = { principal, logger, audit, mcp: ctx, args, cache };
          if (!tasks || tool.task === undefined || !takesTasks(ctx)) return callTool(server, tool, call);
          return created(await tasks.begin(tool, call)) as CallToolResult;
        },
      );
    }
    if (tasks) serveTasks(mcp, tasks, principal.subject);
    if (connection) serveSubscriptions(mcp, instance, connection);
    listOnlyUsable(mcp, tools, principal);
    for (const resource of instance.resources) {
      registerResource(mcp, resource, {
        server,
        principal,
        logger,
        audit,
        scopeChallenge: denied(resource.uri, resource.scopes),
      });
    }
    for (const { prompt, args } of prompts) {
      const { name, title, description } = prompt;
      mcp.registerPrompt(name, { title, description, argsSchema: args }, (values, ctx) =>
        getPrompt(server, prompt, { principal, logger, audit, mcp: ctx, args: values }),
      );
    }
    return mcp;
  };
}

function createServer(definition: ServerDefinition, subscribe: boolean): McpServer {
  const listed = { ttlMs: LIST_TTL_MS, cacheScope: 'private' as const };
  return new McpServer(
    { name: definition.name, version: definition.version, title: definition.title },
    {
      instructions: definition.instructions,
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false, ...(subscribe ? { subscribe } : {}) },
        prompts: { listChanged: false },
      },
      cacheHints: {
        'tools/list': listed,
        'prompts/list': listed,
        'resources/templates/list': listed,
        'server/discover': listed,
      },
    },
  );
}

function prepareTool(tool: ToolDefinition): PreparedTool {
  const input = jsonSchemaOf(tool.input, 'input');
  const output = jsonSchemaOf(tool.output, 'output');
  const { name, title, description, annotations } = tool;
  return {
    tool,
    input: advertised(input),
    output: advertised(output),
    listed: {
      name,
      title,
      description,
      inputSchema: input as Tool['inputSchema'],
      outputSchema: output as Tool['outputSchema'],
      annotations: { title, ...annotations },
      _meta: {
        // It can be asked what came of an operation (parley/operation: ask).
        'parley/operations': tool.once === true,
        'parley/scopes': [...tool.scopes],
        'parley/cacheTtlSeconds': tool.cache === 'never' ? 0 : tool.cache.ttlSeconds,
        'parley/timeoutMs': tool.timeoutMs,
        ...(tool.cancelTool ? { 'parley/cancelTool': tool.cancelTool } : {}),
      },
    },
  };
}

/** A tool that the caller may not use is not offered to the model; a call of it is still answered with the challenge. */
function listOnlyUsable(mcp: McpServer, tools: PreparedTool[], principal: Principal): void {
  const usable = tools.filter(({ tool }) => tool.scopes.every((scope) => hasScope(principal, scope)));
  mcp.server.setRequestHandler('tools/list', () => ({ tools: usable.map(({ listed }) => listed) }));
}

type Who = { server: string; principal: Principal; audit: Audit };

/** HTTP 403 that names all scopes of the operation (RFC 6750 §3.1). */
function challenge({ server, principal, audit }: Who) {
  return (target: string, scopes: readonly string[]): ScopeChallengeHandler | undefined => {
    const [first, ...rest] = scopes;
    if (first === undefined || scopes.every((scope) => hasScope(principal, scope))) return undefined;
    return () => {
      audit.record({
        service: `mcp:${server}`,
        kind: 'request',
        target,
        principal,
        outcome: 'denied',
        code: 'forbidden',
        durationMs: 0,
      });
      return { scopes: [first, ...rest], errorDescription: `This needs the scope ${scopes.join(' ')}` };
    };
  };
}
