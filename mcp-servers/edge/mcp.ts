import { createMcpHandler, originValidationResponse } from '@modelcontextprotocol/server';
import { ParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { problem } from '@parley/platform/http/problem';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { Hono } from 'hono';
import type { Factory } from '../kit/factory.ts';
import type { Gate } from '../kit/gate.ts';
import { createRateLimiter, type RateLimit } from '../kit/rate-limit.ts';
import { METADATA_PATH, SCOPES } from './gate.ts';

const KEEP_ALIVE_MS = 15_000;
/** Of one subject at one isolate: against a loop that ran away, not a quota. */
const RATE: RateLimit = { burst: 100, perSecond: 20 };

export interface McpOptions {
  factory: Factory;
  gate: Gate;
  logger: Logger;
  maxBodyBytes: number;
  /** Tells of a request that was let in, before it is answered. */
  onAdmitted(principal: Principal, request: Request): void;
}

/** Streamable HTTP at `/mcp` without sessions, as the other servers have it. */
export function addMcpRoutes(app: Hono<AppEnv>, options: McpOptions): void {
  const principals = new WeakMap<object, Principal>();
  const limiter = createRateLimiter(RATE);
  const handler = createMcpHandler(({ authInfo }) => options.factory(principalOf(principals, authInfo)), {
    legacy: 'stateless',
    keepAliveMs: KEEP_ALIVE_MS,
    maxRequestBodySize: options.maxBodyBytes,
    onerror: (error) => options.logger.debug({ err: error }, 'an MCP request was refused'),
  });
  app.all('/mcp', async function mcp(c) {
    const request = c.req.raw;
    const foreign = originValidationResponse(request, [new URL(request.url).hostname]);
    if (foreign) return foreign;
    const admitted = await options.gate.admit(request);
    if (admitted instanceof Response) return admitted;
    const wait = limiter.take(admitted.principal.subject);
    if (wait > 0) return tooMany(wait);
    principals.set(admitted.authInfo, admitted.principal);
    options.onAdmitted(admitted.principal, request);
    return handler.fetch(request, { authInfo: admitted.authInfo });
  });
  // RFC 9728. Keys are given by whoever runs the Worker, so no authorization server is named.
  app.get(METADATA_PATH, (c) =>
    c.json({
      resource: new URL('/mcp', c.req.url).href,
      resource_name: 'Edge tools',
      scopes_supported: SCOPES,
      bearer_methods_supported: ['header'],
    }),
  );
}

/** Fails closed: a request that did not pass the gate has no principal. */
function principalOf(principals: WeakMap<object, Principal>, authInfo: object | undefined): Principal {
  const principal = authInfo && principals.get(authInfo);
  if (!principal) throw new ParleyError('unauthenticated', 'This request did not pass the gate.');
  return principal;
}

function tooMany(retryAfterSeconds: number): Response {
  const error = new ParleyError('rate_limited', 'Too many calls at once.', { retryAfterSeconds });
  return problem(error, '/mcp');
}
