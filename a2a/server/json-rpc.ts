import { toParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { problem } from '@parley/platform/http/problem';
import type { Logger } from '@parley/platform/logger';
import type { Context, Hono } from 'hono';
import type { Answer, Handler, StreamLine } from '../handler.ts';
import { a2aError, type Fault, toRpcError } from '../protocol/errors.ts';
import { LEGACY_METHODS } from '../protocol/legacy.ts';
import { METHODS, type Method } from '../protocol/methods.ts';
import { parseParams } from '../protocol/requests.ts';
import type { ProtocolVersion } from '../protocol/version.ts';
import { isRecord, type Json } from '../protocol/wire.ts';
import type { Call } from '../verbs/context.ts';
import { authenticate, type CallDeps, callOf, extensionHeaders, sourceOf } from './call.ts';
import { readJson } from './json-body.ts';
import { faultOf, retryHeaders, streamLines } from './streaming.ts';

type RpcId = string | number | null;

interface RpcRequest {
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
    principal = await authenticate(sourceOf(c), deps);
  } catch (error) {
    return problem(toParleyError(error), c.req.path);
  }
  let id: RpcId | undefined = null;
  try {
    const body = await readJson(c);
    id = idOf(body);
    return await answer(c, requestOf(body, id), { deps, principal });
  } catch (error) {
    return failure(c, id ?? null, faultOf(error, deps.logger));
  }
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
  if (method === undefined) throw invalid('method is missing.');
  if (typeof method !== 'string') throw a2aError('MethodNotFound', 'method must be a string.');
  if (params !== undefined && params !== null && !isRecord(params)) {
    throw a2aError('InvalidParams', 'params must be an object.');
  }
  return { id, method, params };
}

interface Caller {
  deps: RpcDeps;
  principal: Call['principal'];
}

async function answer(c: Context, request: RpcRequest, { deps, principal }: Caller): Promise<Response> {
  const call = callOf(sourceOf(c), deps, principal);
  const { id } = request;
  const { method, params, result: shape, alwaysStreams } = spoken(request, call.version);
  if (id === undefined) {
    // A2A has no notifications: what nobody could be told the result of is not begun.
    parseParams(method, params);
    throw a2aError('InvalidRequest', 'id is missing: every operation of A2A has an answer.');
  }
  const wrap = (result: Json) => ({ jsonrpc: '2.0', id, result: shape(result) });
  const run = () => deps.handler[method](params, call);
  const result = alwaysStreams ? { lines: linesOf(run) } : await run();
  if ('json' in result) return c.json(wrap(result.json), 200, extensionHeaders(call));
  return streamLines(c, {
    lines: result.lines,
    call,
    logger: deps.logger,
    event: wrap,
    error: (fault) => ({ jsonrpc: '2.0', id, error: toRpcError(fault) }),
  });
}

async function* linesOf(run: () => Promise<Answer>): AsyncGenerator<StreamLine> {
  const answer = await run();
  if ('lines' in answer) yield* answer.lines;
}

interface Spoken {
  method: Method;
  params: unknown;
  result: (result: Json) => unknown;
  alwaysStreams?: boolean | undefined;
}

/** The operation that is meant, and how its result is told, in the version that the caller speaks. */
function spoken({ method, params }: RpcRequest, version: ProtocolVersion): Spoken {
  const legacy = Object.hasOwn(LEGACY_METHODS, method) ? LEGACY_METHODS[method] : undefined;
  if (version === '0.3' && legacy) {
    const given = isRecord(params) ? params : {};
    return { ...legacy, params: legacy.params(given) };
  }
  if (version === '1.0' && isMethod(method)) return { method, params, result: (result) => result };
  if (isMethod(method)) {
    throw a2aError('VersionNotSupported', `${method} is of A2A 1.0: send the header A2A-Version: 1.0.`);
  }
  throw a2aError('MethodNotFound', `There is no method ${method}.`);
}

function isMethod(name: string): name is Method {
  return METHOD_NAMES.has(name);
}

/** JSON-RPC errors travel with 200, except where HTTP itself must tell the client what to do. */
const HTTP_STATUSES: Partial<Record<Fault['name'], 413 | 415 | 429 | 503>> = {
  PayloadTooLarge: 413,
  ContentTypeNotSupported: 415,
  RateLimited: 429,
  Unavailable: 503,
};

function failure(c: Context, id: RpcId, fault: Fault): Response {
  const status = HTTP_STATUSES[fault.name] ?? 200;
  return c.json({ jsonrpc: '2.0', id, error: toRpcError(fault) }, status, retryHeaders(fault));
}
