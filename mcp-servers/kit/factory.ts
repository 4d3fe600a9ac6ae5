import { McpServer, type ScopeChallengeHandler, type ServerContext } from '@modelcontextprotocol/server';
import type { Audit } from '@parley/platform/audit/entry';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { ServerDefinition, ServerInstance } from '../define.ts';
import type { RoundState } from './input/state.ts';
import { getPrompt } from './read.ts';
import { registerResource } from './resources.ts';
import type { ResponseCache } from './response-cache.ts';
import { advertised, jsonSchemaOf } from './schema.ts';
import { type Connection, isSubscribable, serveSubscriptions } from './subscriptions.ts';
import type { Tasks } from './tasks/tasks.ts';
import { prepareTool, registerTools } from './tools.ts';

/** Makes the SDK's server for one request (HTTP) or one connection (stdio); everything slow was done before. */
export type Factory = (principal: Principal, connection?: Connection) => McpServer;

export interface FactoryOptions {
  logger: Logger;
  audit: Audit;
  rounds?: RoundState | undefined;
  tasks?: Tasks | undefined;
  cache?: ResponseCache | undefined;
}

const LIST_TTL_MS = 300_000;

/** Converts schemas and descriptions once and returns the factory. */
export function prepare(
  definition: ServerDefinition,
  instance: ServerInstance,
  { logger, audit, rounds, tasks, cache }: FactoryOptions,
): Factory {
  const tools = instance.tools.map(prepareTool).sort((a, b) => (a.listed.name < b.listed.name ? -1 : 1));
  const prompts = instance.prompts.map((prompt) => ({
    prompt,
    args: advertised(jsonSchemaOf(prompt.args, 'input')),
  }));
  const server = definition.name;
  return (principal, connection) => {
    const mcp = createServer(definition, {
      subscribe: isSubscribable(instance, connection),
      verify: async (state, ctx) => rounds?.verify(state, { subject: principal.subject, ctx }),
    });
    const denied = challenge({ server, principal, audit });
    registerTools(mcp, tools, { server, principal, logger, audit, rounds, tasks, cache, denied });
    if (connection) serveSubscriptions(mcp, instance, connection);
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

interface Serving {
  subscribe: boolean;
  verify(state: string, ctx: ServerContext): Promise<unknown>;
}

function createServer(definition: ServerDefinition, { subscribe, verify }: Serving): McpServer {
  const listed = { ttlMs: LIST_TTL_MS, cacheScope: 'private' as const };
  return new McpServer(
    { name: definition.name, version: definition.version, title: definition.title },
    {
      instructions: definition.instructions,
      requestState: { verify },
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
