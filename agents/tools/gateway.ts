import { setTimeout as sleep } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import { type Breaker, createBreaker } from '@parley/platform/resilience';
import { actingFor, type Caller, currentToken } from './caller.ts';
import { isNotBegun, toMcpError } from './faults.ts';
import { createGuardedFetch } from './guarded-fetch.ts';

export interface GatewayOptions {
  identity: Pick<Identity, 'delegate'>;
  /** Base URL of an MCP server by its name. */
  urlOf: (server: string) => string;
  version?: string;
  fetch?: typeof fetch;
  /** A server that takes no connection may be starting anew: from then on it is waited for so long in all; not at all. */
  patienceMs?: number;
}

export interface McpRequest {
  server: string;
  caller: Caller;
  /** Left out where several callers wait for one answer. */
  signal?: AbortSignal;
  /** It only reads: when the connection breaks before the answer is there, it is asked for once more. */
  repeatable?: boolean;
}

/** This process's way to the MCP servers: one client for each, shared by all callers, a token of the caller on every request. */
export interface McpGateway {
  /** Runs `work` with the server's client, as the caller. Faults come out as errors whose text a model may read. */
  use<T>(request: McpRequest, work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const BREAKER = { threshold: 5, halfOpenAfterMs: 3_000 };

const LOOK_MS = 400;

interface Line {
  client?: Promise<Client>;
  breaker: Breaker;
  /** When it was found to take no connection. */
  lostAt?: number;
}

/** The way to a server is gone. Where nothing was sent, whatever was to be done can be tried again. */
class WayLost extends Error {
  readonly sent: boolean;
  constructor(cause: ParleyError, sent: boolean) {
    super(cause.message, { cause });
    this.sent = sent;
  }
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
  const attempt = async <T>(
    line: Line,
    request: McpRequest,
    work: (client: Client) => Promise<T>,
  ): Promise<T> => {
    let connected = false;
    try {
      const client = await clientOf(line, request.server);
      connected = true;
      const result = await work(client);
      delete line.lostAt;
      return result;
    } catch (error) {
      if (request.signal?.aborted)
        throw new ParleyError('canceled', 'The work was canceled.', { cause: request.signal.reason });
      const fault = toMcpError(error, request.server);
      if (fault.code !== 'unavailable') throw fault;
      // Stateless servers need no session back; a fresh client also forgets a connection that died.
      delete line.client;
      throw new WayLost(fault, connected && !isNotBegun(error));
    }
  };
  return {
    use(request, work) {
      const { server, caller } = request;
      const line = lineTo(server);
      const patience = { line, request, ms: options.patienceMs ?? 0 };
      return line.breaker.run(() =>
        actingFor({ identity: options.identity, caller, server }, () =>
          patiently(patience, () => attempt(line, request, work)),
        ),
      );
    },
    async close() {
      const open = [...lines.values()].flatMap((line) => line.client ?? []);
      lines.clear();
      await Promise.allSettled(open.map(async (client) => (await client).close()));
    },
  };
}

interface Patience {
  line: Line;
  request: McpRequest;
  ms: number;
}

/** All callers together wait for a server that was lost, from that moment on. */
async function patiently<T>({ line, request, ms }: Patience, work: () => Promise<T>): Promise<T> {
  // What broke off twice may itself be what ends the server.
  let repeats = request.repeatable ? 1 : 0;
  const isOver = (lost: WayLost): boolean => {
    if (lost.sent && repeats-- === 0) return true;
    line.lostAt ??= performance.now();
    return performance.now() - line.lostAt >= ms;
  };
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WayLost)) throw error;
      if (isOver(error)) throw error.cause;
      await sleep(LOOK_MS, undefined, request.signal ? { signal: request.signal } : {});
    }
  }
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
