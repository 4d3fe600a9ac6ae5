import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import { type Breaker, createBreaker } from '@parley/platform/resilience';
import { actingFor, type Caller, currentToken } from './caller.ts';
import { toMcpError } from './faults.ts';
import { createGuardedFetch } from './guarded-fetch.ts';

export interface GatewayOptions {
  identity: Pick<Identity, 'delegate'>;
  /** Base URL of an MCP server by its name. */
  urlOf: (server: string) => string;
  version?: string;
  fetch?: typeof fetch;
}

export interface McpRequest {
  server: string;
  caller: Caller;
  /** Left out where several callers wait for one answer. */
  signal?: AbortSignal;
}

/** This process's way to the MCP servers: one client for each, shared by all callers, a token of the caller on every request. */
export interface McpGateway {
  /** Runs `work` with the server's client, as the caller. Faults come out as errors whose text a model may read. */
  use<T>(request: McpRequest, work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const BREAKER = { threshold: 5, halfOpenAfterMs: 3_000 };

interface Line {
  client?: Promise<Client>;
  breaker: Breaker;
}

export function createMcpGateway(options: GatewayOptions): McpGateway {
  const lines = new Map<string, Line>();
  const lineTo = (server: string): Line => {
    const line = lines.get(server) ?? {
      breaker: createBreaker({ name: `The tool server "${server}"`, ...BREAKER }),
    };
    lines.set(server, line);
    return line;
  };
  const clientOf = (line: Line, server: string): Promise<Client> => {
    line.client ??= connect(server, options).catch((error: unknown) => {
      delete line.client;
      throw error;
    });
    return line.client;
  };
  return {
    use(request, work) {
      const { server, caller, signal } = request;
      const line = lineTo(server);
      return line.breaker.run(() =>
        actingFor({ identity: options.identity, caller, server }, async () => {
          try {
            return await work(await clientOf(line, server));
          } catch (error) {
            if (signal?.aborted)
              throw new ParleyError('canceled', 'The work was canceled.', { cause: signal.reason });
            const fault = toMcpError(error, server);
            // Stateless servers need no session back; a fresh client also forgets a connection that died.
            if (fault.code === 'unavailable') delete line.client;
            throw fault;
          }
        }),
      );
    },
    async close() {
      const open = [...lines.values()].flatMap((line) => line.client ?? []);
      lines.clear();
      await Promise.allSettled(open.map(async (client) => (await client).close()));
    },
  };
}

async function connect(server: string, options: GatewayOptions): Promise<Client> {
  const client = new Client(
    { name: 'parley-agents', version: options.version ?? '0.1.0' },
    { versionNegotiation: { mode: 'auto' } },
  );
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', options.urlOf(server)), {
    authProvider: { token: async () => currentToken() },
    fetch: createGuardedFetch(options.fetch),
    onInsufficientScope: 'throw',
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 0,
      maxReconnectionDelay: 0,
      reconnectionDelayGrowFactor: 1,
    },
  });
  await client.connect(transport, { timeout: CONNECT_TIMEOUT_MS });
  return client;
}
