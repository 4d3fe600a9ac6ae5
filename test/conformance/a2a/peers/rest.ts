import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json, without } from '@parley/a2a/protocol/wire';
import type { BindingName } from '../requirements/requirement.ts';
import {
  type CallOptions,
  detailsFrom,
  type Peer,
  type PeerError,
  type Reply,
  reasonOf,
  recordOf,
} from './peer.ts';
import { isStream, sseData } from './sse.ts';

/** How a version says things. */
export interface RestDialect {
  name: BindingName;
  version: '1.0' | '0.3';
  prefix: string;
  contentType: string;
  card: string;
  params: (method: Method, params: Json) => Json;
  result: (method: Method, result: Json) => Json;
  error: (body: Json, status: number) => PeerError;
}

const KINDS: Record<number, string> = {
  400: 'INVALID_PARAMS',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'METHOD_NOT_FOUND',
};

const CURRENT: RestDialect = {
  name: 'HTTP+JSON',
  version: '1.0',
  prefix: '',
  contentType: 'application/a2a+json',
  card: '/extendedAgentCard',
  params: (_method, params) => params,
  result: (_method, result) => result,
  error: (body, status) => restError(recordOf(body['error']), 'details', status),
};

export function restError(error: Json, detailsAt: string, status: number): PeerError {
  const details = detailsFrom(error[detailsAt]);
  const kind = reasonOf(details) ?? KINDS[status] ?? `HTTP_${status}`;
  return { kind, code: status, message: String(error['message'] ?? ''), details };
}

interface Route {
  verb: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** What stands in the path is neither in the query nor in the body. */
  inPath?: string[];
}

type Routed = (params: Json, dialect: RestDialect) => Route;

const task = (params: Json, name = 'id'): string => `/tasks/${encodeURIComponent(String(params[name]))}`;
const callback =
  (verb: Route['verb']): Routed =>
  (params) => ({
    verb,
    path: `${task(params, 'taskId')}/pushNotificationConfigs/${encodeURIComponent(String(params['id']))}`,
    inPath: ['taskId', 'id'],
  });
const callbacks =
  (verb: Route['verb']): Routed =>
  (params) => ({
    verb,
    path: `${task(params, 'taskId')}/pushNotificationConfigs`,
    inPath: ['taskId'],
  });

const ROUTES: Record<Method, Routed> = {
  SendMessage: () => ({ verb: 'POST', path: '/message:send' }),
  SendStreamingMessage: () => ({ verb: 'POST', path: '/message:stream' }),
  GetTask: (params) => ({ verb: 'GET', path: task(params), inPath: ['id'] }),
  ListTasks: () => ({ verb: 'GET', path: '/tasks' }),
  CancelTask: (params) => ({ verb: 'POST', path: `${task(params)}:cancel`, inPath: ['id'] }),
  SubscribeToTask: (params) => ({ verb: 'POST', path: `${task(params)}:subscribe`, inPath: ['id'] }),
  GetExtendedAgentCard: (_params, { card }) => ({ verb: 'GET', path: card }),
  CreateTaskPushNotificationConfig: callbacks('POST'),
  GetTaskPushNotificationConfig: callback('GET'),
  ListTaskPushNotificationConfigs: callbacks('GET'),
  DeleteTaskPushNotificationConfig: callback('DELETE'),
};

export function restPeer(url: string, dialect: RestDialect = CURRENT): Peer {
  const ask = (method: Method, given: Json, { headers, signal }: CallOptions = {}): Promise<Response> => {
    const { verb, path, inPath = [] } = ROUTES[method](given, dialect);
    const params = without(dialect.params(method, given), ...inPath);
    const to = new URL(`${url}${dialect.prefix}${path}`);
    if (verb !== 'POST')
      for (const [name, value] of Object.entries(params)) to.searchParams.set(name, String(value));
    return fetch(to, {
      method: verb,
      headers: {
        ...(verb === 'POST' ? { 'content-type': dialect.contentType } : {}),
        'a2a-version': dialect.version,
        ...headers,
      },
      ...(verb === 'POST' ? { body: JSON.stringify(params) } : {}),
      ...(signal ? { signal } : {}),
    });
  };

  const read = async (method: Method, response: Response): Promise<Reply> => {
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    const text = await response.text();
    const body = recordOf(text === '' ? {} : JSON.parse(text));
    if (!response.ok) return { error: dialect.error(body, response.status), header };
    return { result: dialect.result(method, body), header };
  };

  async function* events(method: Method, response: Response): AsyncGenerator<Json> {
    for await (const data of sseData(response)) {
      const body = recordOf(JSON.parse(data));
      if (isRecord(body['error'])) throw new Error(`the stream broke: ${dialect.error(body, 500).kind}`);
      yield dialect.result(method, body);
    }
  }

  return {
    name: dialect.name,
    version: dialect.version,
    has: () => true,
    call: async (method, params, options) => read(method, await ask(method, params, options)),
    async stream(method, params, options) {
      const response = await ask(method, params, options);
      if (isStream(response)) return { events: events(method, response) };
      const { error } = await read(method, response);
      return error ? { error } : {};
    },
  };
}
