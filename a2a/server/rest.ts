import { toParleyError } from '@parley/platform/errors';
import type { AppEnv } from '@parley/platform/http';
import { problem } from '@parley/platform/http/problem';
import type { Context, Hono } from 'hono';
import type { Answer } from '../handler.ts';
import { A2A_ERRORS, a2aError, type Fault } from '../protocol/errors.ts';
import type { Method } from '../protocol/methods.ts';
import type { Json } from '../protocol/wire.ts';
import type { Call } from '../verbs/context.ts';
import { authenticate, callOf, extensionHeaders, sourceOf } from './call.ts';
import { readJson } from './json-body.ts';
import type { RpcDeps } from './json-rpc.ts';
import { type Asked, DIALECTS, type Dialect } from './rest-dialects.ts';
import { faultOf, retryHeaders, streamLines } from './streaming.ts';

type Read = (c: Context) => Promise<Asked> | Asked;

/** HTTP+JSON of 1.0 at the root, and of 0.3 below /v1. */
export function addRestRoutes(app: Hono<AppEnv>, deps: RpcDeps): void {
  for (const dialect of DIALECTS) {
    for (const [verb, path, read] of ROUTES) {
      app.on(verb, `${dialect.prefix}${path}`, (c) => serve(c, { dialect, read, deps }));
    }
  }
}

const SEGMENT = ':task{[^/]+}';

const ROUTES: readonly [verb: string, path: string, read: Read][] = [
  ['POST', '/message:send', async (c) => ({ method: 'SendMessage', params: await body(c) })],
  ['POST', '/message:stream', async (c) => ({ method: 'SendStreamingMessage', params: await body(c) })],
  ['GET', '/tasks', (c) => ({ method: 'ListTasks', params: query(c) })],
  ['GET', `/tasks/${SEGMENT}`, taskByGet],
  ['POST', `/tasks/${SEGMENT}`, taskByPost],
  ['POST', '/tasks/:task/pushNotificationConfigs', createPushConfig],
  ['GET', '/tasks/:task/pushNotificationConfigs', (c) => pushConfig('ListTaskPushNotificationConfigs', c)],
  [
    'GET',
    '/tasks/:task/pushNotificationConfigs/:config',
    (c) => pushConfig('GetTaskPushNotificationConfig', c),
  ],
  [
    'DELETE',
    '/tasks/:task/pushNotificationConfigs/:config',
    (c) => pushConfig('DeleteTaskPushNotificationConfig', c),
  ],
  ['GET', '/extendedAgentCard', () => ({ method: 'GetExtendedAgentCard', params: {} })],
  // Where 0.3 has it.
  ['GET', '/card', () => ({ method: 'GetExtendedAgentCard', params: {} })],
];

/** `{id}:cancel` and `{id}:subscribe` share a segment with ids, which may hold colons, too. */
function split(c: Context): { id: string; action: string | undefined } {
  const segment = c.req.param('task') ?? '';
  const colon = segment.lastIndexOf(':');
  const action = segment.slice(colon + 1);
  if (colon < 0 || (action !== 'cancel' && action !== 'subscribe')) return { id: segment, action: undefined };
  return { id: segment.slice(0, colon), action };
}

function taskByGet(c: Context): Asked {
  const { id, action } = split(c);
  if (action === 'subscribe') return { method: 'SubscribeToTask', params: { id } };
  if (action === 'cancel') throw a2aError('MethodNotFound', 'Cancel with POST.');
  return { method: 'GetTask', params: { ...query(c), id } };
}

async function taskByPost(c: Context): Promise<Asked> {
  const { id, action } = split(c);
  if (!action) throw a2aError('MethodNotFound', 'There is nothing at this address.');
  const given = Number(c.req.header('content-length') ?? 0) > 0 ? await body(c) : {};
  return { method: action === 'cancel' ? 'CancelTask' : 'SubscribeToTask', params: { ...given, id } };
}

async function createPushConfig(c: Context): Promise<Asked> {
  const params = { ...(await body(c)), taskId: c.req.param('task') };
  return { method: 'CreateTaskPushNotificationConfig', params };
}

function pushConfig(method: Method, c: Context): Asked {
  const id = c.req.param('config');
  return {
    method,
    params: { ...query(c), taskId: c.req.param('task'), ...(id === undefined ? {} : { id }) },
  };
}

async function body(c: Context): Promise<Json> {
  const value = await readJson(c);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw a2aError('InvalidRequest', 'The body must be a JSON object.');
}

const NUMBERS: ReadonlySet<string> = new Set(['pageSize', 'historyLength']);
const FLAGS: ReadonlySet<string> = new Set(['includeArtifacts']);

/** Query parameters have no types; what does not fit its type is left as it is, and refused later. */
function query(c: Context): Json {
  return Object.fromEntries(
    Object.entries(c.req.query()).map(([name, value]) => {
      if (NUMBERS.has(name) && /^-?\d+(\.\d+)?$/.test(value)) return [name, Number(value)];
      if (FLAGS.has(name) && (value === 'true' || value === 'false')) return [name, value === 'true'];
      return [name, value];
    }),
  );
}

interface Serving {
  dialect: Dialect;
  read: Read;
  deps: RpcDeps;
}

async function serve(c: Context, { dialect, read, deps }: Serving): Promise<Response> {
  let principal: Call['principal'];
  try {
    principal = await authenticate(sourceOf(c), deps);
  } catch (error) {
    return problem(toParleyError(error), c.req.path);
  }
  try {
    const call = callOf(sourceOf(c), deps, principal);
    if (call.version !== dialect.version) {
      const text = `This address is of A2A ${dialect.version}: send the header A2A-Version: ${dialect.version}.`;
      throw a2aError('VersionNotSupported', text);
    }
    const asked = await read(c);
    const answer = await deps.handler[asked.method](dialect.params(asked), call);
    return send(c, { answer, asked, call, dialect, deps });
  } catch (error) {
    return failure(dialect, faultOf(error, deps.logger));
  }
}

interface Sending {
  answer: Answer;
  asked: Asked;
  call: Call;
  dialect: Dialect;
  deps: RpcDeps;
}

function send(c: Context, { answer, asked, call, dialect, deps }: Sending): Response {
  if ('lines' in answer) {
    return streamLines(c, {
      lines: answer.lines,
      call,
      logger: deps.logger,
      event: (response) => dialect.result(asked.method, response),
      error: dialect.error,
    });
  }
  if (asked.method === 'DeleteTaskPushNotificationConfig') return c.body(null, 204);
  const result = dialect.result(asked.method, answer.json);
  return new Response(JSON.stringify(result), {
    headers: { 'content-type': dialect.contentType, ...extensionHeaders(call) },
  });
}

function failure(dialect: Dialect, fault: Fault): Response {
  return new Response(JSON.stringify(dialect.error(fault)), {
    status: A2A_ERRORS[fault.name].http,
    headers: { 'content-type': 'application/json', ...retryHeaders(fault) },
  });
}
