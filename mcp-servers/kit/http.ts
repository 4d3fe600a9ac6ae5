import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  type McpHandlerRequestOptions,
  type McpServerFactory,
  originValidationResponse,
  type ServerEventBus,
} from '@modelcontextprotocol/server';
import type { Config } from '@parley/platform/config';
import { ParleyError } from '@parley/platform/errors';
import { type AppEnv, createApp } from '@parley/platform/http';
import { problem } from '@parley/platform/http/problem';
import type { Identity } from '@parley/platform/identity';
import { authorizationServers } from '@parley/platform/identity/audiences';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { Hono } from 'hono';
import type { ServerDefinition } from '../define.ts';
import type { Factory } from './factory.ts';
import { createGate } from './gate.ts';
import { createRateLimiter, type RateLimit } from './rate-limit.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const KEEP_ALIVE_MS = 15_000;
/** Generous for one agent that works in parallel, small for a loop that ran away. */
const DEFAULT_RATE: RateLimit = { burst: 300, perSecond: 100 };

export interface HttpOptions {
  definition: ServerDefinition;
  factory: Factory;
  config: Config;
  identity: Identity;
  logger: Logger;
  rateLimit?: RateLimit;
  /** What open subscriptions of clients are told; the default reaches those of this process. */
  bus?: ServerEventBus;
  /** Serves clients of the 2025 revision in another way than without sessions. */
  legacy?: LegacyHandler;
  /** From then on nothing is begun any more: what comes is told to come again. */
  stopping?: AbortSignal;
}

/** Serves requests of the 2025 revision. */
export interface LegacyHandler {
  fetch(request: Request, options: McpHandlerRequestOptions): Promise<Response>;
}

export interface McpHttp {
  app: Hono<AppEnv>;
  close(): Promise<void>;
}

/** Streamable HTTP at `/mcp` without sessions: the current revision and clients of the one before, from one factory. */
export function createMcpHttp(options: HttpOptions): McpHttp {
  const { definition, config, logger } = options;
  const resource = `${config.urls.mcp(definition.name)}/mcp`;
  const metadataPath = '/.well-known/oauth-protected-resource/mcp';
  const gate = createGate({
    server: definition.name,
    identity: options.identity,
    scopes: definition.scopes,
    resourceMetadataUrl: new URL(metadataPath, resource).toString(),
  });
  const principals = new WeakMap<object, Principal>();
  const serve: McpServerFactory = ({ authInfo, era }) =>
    options.factory(principalOf(principals, authInfo), { era, lasting: false });
  const handler = createMcpHandler(serve, {
    legacy: 'stateless',
    keepAliveMs: KEEP_ALIVE_MS,
    maxRequestBodySize: MAX_BODY_BYTES,
    onerror: (error) => logger.debug({ err: error }, 'an MCP request was refused'),
    ...(options.bus ? { bus: options.bus } : {}),
  });
  const limiter = createRateLimiter(options.rateLimit ?? DEFAULT_RATE);
  const addresses = allowedAddresses(config, definition.name);
  // The handler has the limit and its answer; this one is behind it, for what the handler does not read.
  const app = createApp({ logger, name: definition.name, maxBodyBytes: 2 * MAX_BODY_BYTES });

  app.all('/mcp', async function mcp(c) {
    const request = c.req.raw;
    const foreign =
      hostHeaderValidationResponse(request, addresses) ?? originValidationResponse(request, addresses);
    if (foreign) return foreign;
    if (options.stopping?.aborted) return stoppingReply();
    const admitted = await gate.admit(request);
    if (admitted instanceof Response) return admitted;
    const wait = limiter.take(admitted.principal.subject);
    if (wait > 0) return tooMany(wait);
    const { authInfo, principal } = admitted;
    principals.set(authInfo, principal);
    const { legacy } = options;
    return legacy && (await isLegacyRequest(request))
      ? legacy.fetch(request, { authInfo })
      : handler.fetch(request, { authInfo });
  });

  const metadata = protectedResourceMetadata(options, resource);
  app.get(metadataPath, (c) => c.json(metadata));
  app.get('/.well-known/oauth-protected-resource', (c) => c.json(metadata));
  return { app, close: () => handler.close() };
}

/** Fails closed: a request that did not pass the gate has no principal. */
function principalOf(principals: WeakMap<object, Principal>, authInfo: object | undefined): Principal {
  const principal = authInfo && principals.get(authInfo);
  if (!principal) throw new ParleyError('unauthenticated', 'This request did not pass the gate.');
  return principal;
}

function tooMany(retryAfterSeconds: number): Response {
  return problem(
    new ParleyError('rate_limited', 'Too many calls at once.', {
      retryAfterSeconds,
      hint: `Try again in ${retryAfterSeconds} s.`,
    }),
    '/mcp',
  );
}

/** The next process takes it: nothing of it was done here. */
function stoppingReply(): Response {
  return problem(
    new ParleyError('unavailable', 'This server is stopping.', {
      retryAfterSeconds: 1,
      hint: 'Nothing was done. Try again in 1 s.',
    }),
    '/mcp',
  );
}

/** Host and Origin that we answer to: loopback, what we bind to, and the names under which we are reached. */
function allowedAddresses(config: Config, server: string): string[] {
  const reached = [config.urls.mcp(server), config.urls.orchestrator].map((url) => new URL(url).hostname);
  const bound = config.bindHost === '0.0.0.0' || config.bindHost === '::' ? [] : [config.bindHost];
  return [...new Set(['localhost', '127.0.0.1', '[::1]', ...reached, ...bound])];
}

/** RFC 9728: where a client learns which scopes exist and who gives tokens. */
function protectedResourceMetadata({ definition, config }: HttpOptions, resource: string) {
  return {
    resource,
    resource_name: definition.title,
    scopes_supported: definition.scopes,
    bearer_methods_supported: ['header'],
    ...authorizationServers(config),
  };
}
