import { toParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { problem } from '@parley/platform/http/problem';
import { sseStream } from '@parley/platform/http/sse';
import type { Logger } from '@parley/platform/logger';
import type { Context, Hono } from 'hono';
import { type Handler, METHODS, type Method, type StreamLine } from '../handler.ts';
import { A2A_ERRORS, a2aError, type Fault, toFault, toRpcError } from '../protocol/errors.ts';
import type { Call } from '../verbs/context.ts';
import { authenticate, type CallDeps, callOf, extensionHeaders } from './call.ts';
import { readJson } from './json-body.ts';

type RpcId = string | number | null;

interface RpcRequest {
  /** Missing in a notification, which is not answered. */
  id: RpcId | undefined;
  method: string;
  params: unknown;
}

export interface RpcDeps extends CallDeps {
  handler: Handler;
  logger: Logger;
}

const METHOD_NAMES: ReadonlySet<string> = new Set(METHODS);

/** JSON-RPC 2.0 at the root and at /a2a. */
export function addJsonRpcRoutes(app: Hono<AppEnv>, deps: RpcDeps): void {
  for (const path of ['/', '/a2a']) app.post(path, (c) => serve(c, deps));
}

async function serve(c: Context, deps: RpcDeps): Promise<Response> {
  let principal: Call['principal'];
  try {
    principal = await authenticate(c, deps);
  } catch (error) {
    return problem(toParleyError(error), c.req.path);
  }
  let id: RpcId | undefined = null;
  try {
    const body = await readJson(c);
    id = idOf(body);
    const request = requestOf(body, id);
    if (request.id === undefined) return c.body(null, 204);
    return await answer(c, { ...request, id: request.id }, { deps, principal });
  } catch (error) {
    return failure(c, id ?? null, faultOf(error, deps.logger));
  }
}

function faultOf(error: unknown, logger: Logger): Fault {
  const fault = toFault(error);
  if (A2A_ERRORS[fault.name].http >= 500) logger.error({ err: error }, 'an A2A request failed');
  return fault;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id is read before the rest is checked, so that errors can name it. */
function idOf(body: unknown): RpcId | undefined {
  if (!isRecord(body) || !Object.hasOwn(body, 'id')) return undefined;
  const { id } = body;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function requestOf(body: unknown, id: RpcId | undefined): RpcRequest {
  const invalid = (message: string) => a2aError('InvalidRequest', message);
  if (Array.isArray(body)) throw invalid('Batches are not part of A2A: send one request at a time.');
  if (!isRecord(body)) throw invalid('The body must be a JSON-RPC request object.');
  if (body['jsonrpc'] !== '2.0') throw invalid('jsonrpc must be "2.0".');
  if (id === null && body['id'] !== null) throw invalid('id must be a string, a number or null.');
  const { method, params } = body;
  if (typeof method !== 'string') throw invalid('method must be a string.');
  if (params !== undefined && params !== null && !isRecord(params)) {
    throw a2aError('InvalidParams', 'params must be an object.');
  }
  return { id, method, params };
}

interface Caller {
  deps: RpcDeps;
  principal: Call['principal'];
}

async function answer(
  c: Context,
  request: RpcRequest & { id: RpcId },
  { deps, principal }: Caller,
): Promise<Response> {
  const call = callOf(c, deps, principal);
  const { id, method } = request;
  if (!METHOD_NAMES.has(method)) throw a2aError('MethodNotFound', `There is no method ${method}.`);
  if (call.version !== '1.0') {
    throw a2aError('VersionNotSupported', `${method} is of A2A 1.0: send the header A2A-Version: 1.0.`);
  }
  const result = await deps.handler[method as Method](request.params, call);
  if ('json' in result)
    return c.json({ jsonrpc: '2.0', id, result: result.json }, 200, extensionHeaders(call));
  return stream(c, { id, lines: result.lines, call, deps });
}

interface Streaming {
  id: RpcId;
  lines: AsyncIterable<StreamLine>;
  call: Call;
  deps: RpcDeps;
}

/** Each line is a whole JSON-RPC response; its SSE id is the event's number, for Last-Event-ID. */
function stream(c: Context, { id, lines, call, deps }: Streaming): Response {
  return sseStream(
    c,
    async (send) => {
      try {
        for await (const { seq, response } of lines) {
          const data = JSON.stringify({ jsonrpc: '2.0', id, result: response });
          await send({ id: String(seq), data });
        }
      } catch (error) {
        if (call.signal.aborted) return;
        const fault = faultOf(error, deps.logger);
        await send({ data: JSON.stringify({ jsonrpc: '2.0', id, error: toRpcError(fault) }) });
      }
    },
    extensionHeaders(call),
  );
}

/** JSON-RPC errors travel with 200, except where HTTP itself must tell the client what to do. */
const HTTP_STATUSES: Partial<Record<Fault['name'], 413 | 415 | 429 | 503>> = {
  PayloadTooLarge: 413,
  ContentTypeNotSupported: 415,
  RateLimited: 429,
  Unavailable: 503,
};

function failure(c: Context, id: RpcId, fault: Fault): Response {
  return c.json({ jsonrpc: '2.0', id, error: toRpcError(fault) }, HTTP_STATUSES[fault.name] ?? 200);
}
