import type { Server } from 'node:http';
import type { ServerType } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { ParleyError, toParleyError } from './errors.ts';
import { limitBody } from './http/body-limit.ts';
import { problem, statusOf } from './http/problem.ts';
import { addChallenges } from './identity/challenge.ts';
import { newId } from './ids.ts';
import type { Logger } from './logger.ts';
import { childTrace, parseTrace, withTrace } from './trace-context.ts';

export interface AppVariables {
  requestId: string;
}
export type AppEnv = { Variables: AppVariables };

export interface CreateAppOptions {
  logger: Logger;
  name: string;
  /** Bodies above are refused with 413, with or without a declared length; may depend on the path. Default 1 MiB. */
  maxBodyBytes?: number | ((path: string) => number);
  /** Where a resource at this path says who gives tokens for it (RFC 9728). */
  resourceMetadata?: (path: string) => string | undefined;
}

const DEFAULT_MAX_BODY = 1024 * 1024;
const REQUEST_ID = /^[\w.-]{1,128}$/;

/** A Hono app that answers every error as an RFC 9457 problem document, limits bodies and sets safe headers. */
export function createApp(options: CreateAppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false });
  app.use(async function traceContext(c, next) {
    const parent = parseTrace(c.req.header('traceparent'), c.req.header('tracestate'));
    await withTrace(childTrace(parent), next);
  });
  app.use(async function requestId(c, next) {
    const given = c.req.header('x-request-id') ?? '';
    const id = REQUEST_ID.test(given) ? given : newId();
    c.set('requestId', id);
    await next();
    c.res.headers.set('x-request-id', id);
  });
  if (options.logger.isLevelEnabled('debug')) app.use(logRequests(options.logger));
  app.use(secureHeaders({ crossOriginResourcePolicy: 'same-origin', xFrameOptions: 'DENY' }));
  const { maxBodyBytes = DEFAULT_MAX_BODY } = options;
  app.use(addChallenges(options.resourceMetadata ?? (() => undefined)));
  app.use(limitBody(maxBodyBytes));
  app.notFound((c) => problem(new ParleyError('not_found', 'There is nothing at this address.'), c.req.path));
  app.onError((error, c) => answerError(error, c, options.logger));
  return app;
}

/** Neither headers nor bodies nor query strings: those are where credentials travel. */
function logRequests(logger: Logger): MiddlewareHandler<AppEnv> {
  return async function requestLog(c, next) {
    const started = performance.now();
    await next();
    const durationMs = Math.round(performance.now() - started);
    const { method, path } = c.req;
    logger.debug(
      { method, path, status: c.res.status, durationMs, requestId: c.get('requestId') },
      'request',
    );
  };
}

function answerError(error: unknown, c: Context, logger: Logger): Response {
  if (error instanceof HTTPException && error.res) return error.res;
  const known = error instanceof HTTPException ? fromHttpException(error) : toParleyError(error);
  const level = statusOf(known.code) >= 500 ? 'error' : 'info';
  logger[level](
    { err: known, cause: known.cause, path: c.req.path, requestId: c.get('requestId') },
    'a request failed',
  );
  return problem(known, c.req.path);
}

function fromHttpException(error: HTTPException): ParleyError {
  if (error.status === 415)
    return new ParleyError(
      'unsupported_media_type',
      'The body must be JSON (Content-Type: application/json).',
      { cause: error },
    );
  if (error.status === 413)
    return new ParleyError('payload_too_large', 'The body is larger than this service takes.', {
      cause: error,
    });
  if (error.status < 500)
    return new ParleyError('invalid_input', 'The request could not be read.', { cause: error });
  return new ParleyError('internal', 'Something went wrong on our side.', { cause: error });
}

export interface ServeOptions {
  /** `env` holds the request and response of Node, where a handler needs them. */
  app: { fetch: (request: Request, env?: object) => Response | Promise<Response> };
  host: string;
  port: number;
  logger: Logger;
}

export interface RunningServer {
  url: string;
  port: number;
  /** Stops accepting, lets requests finish, then cuts what is still open after `deadlineMs` (default 2,000). */
  close(deadlineMs?: number): Promise<void>;
}

/** Listens. A port that is taken is an error that names it. */
export async function serveApp(options: ServeOptions): Promise<RunningServer> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const fetch = async (request: Request, env: object) => inOnePiece(await options.app.fetch(request, env));
    const made = serve({ fetch, hostname: options.host, port: options.port });
    made.once('listening', () => resolve(made));
    made.once('error', (cause: NodeJS.ErrnoException) => reject(listenError(cause, options)));
  });
  server.on('error', (err) => options.logger.error({ err }, 'the HTTP server has a problem'));
  const http = server as Server;
  http.headersTimeout = 10_000;
  http.requestTimeout = 30_000;
  http.keepAliveTimeout = 65_000;
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://${options.host}:${port}`,
    port,
    close: (deadlineMs = 2_000) => closeServer(http, deadlineMs),
  };
}

/**
 * JSON is in memory already. The adapter reads any other response as a stream: it waits a turn of the loop for more of
 * it and sends the head alone, which costs a small answer more than its making.
 */
async function inOnePiece(response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !/^application\/([\w.-]+\+)?json\b/.test(type)) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.text(), { status, statusText, headers });
}

function listenError(cause: NodeJS.ErrnoException, options: ServeOptions): ParleyError {
  if (cause.code !== 'EADDRINUSE')
    return new ParleyError('unavailable', `Cannot listen on ${options.host}:${options.port}.`, { cause });
  return new ParleyError(
    'unavailable',
    `Port ${options.port} is already in use. Stop what runs there, or set PORT_BASE to another number, for example PORT_BASE=9080.`,
    { cause },
  );
}

const IDLE_LOOK_MS = 20;

function closeServer(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    // A connection whose last answer ends only now would be kept open for a next request.
    const look = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(look);
      resolve();
    });
    server.closeIdleConnections();
  });
}
