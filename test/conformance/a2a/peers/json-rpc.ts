import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json } from '@parley/a2a/protocol/wire';
import type { BindingName } from '../requirements/requirement.ts';
import {
  type CallOptions,
  detailsFrom,
  type Peer,
  type PeerError,
  type Reply,
  reasonOf,
  recordOf,
  type StreamReply,
} from './peer.ts';
import { isStream, sseData } from './sse.ts';

/** How a version says things. */
export interface RpcDialect {
  name: BindingName;
  version: '1.0' | '0.3';
  method: (method: Method) => string | undefined;
  params: (method: Method, params: Json) => Json;
  result: (method: Method, result: unknown) => Json;
}

const CURRENT: RpcDialect = {
  name: 'JSON-RPC',
  version: '1.0',
  method: (method) => method,
  params: (_method, params) => params,
  result: (_method, result) => recordOf(result),
};

const KINDS: Record<number, string> = {
  [-32700]: 'PARSE_ERROR',
  [-32600]: 'INVALID_REQUEST',
  [-32601]: 'METHOD_NOT_FOUND',
  [-32602]: 'INVALID_PARAMS',
};

function errorOf(error: Json): PeerError {
  const details = detailsFrom(error['data']);
  const code = Number(error['code']);
  const kind = reasonOf(details) ?? KINDS[code] ?? `RPC_${code}`;
  return { kind, code, message: String(error['message']), details };
}

function resultOf(told: { result: Json } | { error: PeerError }): Json {
  if ('error' in told) throw new Error(`the stream broke: ${told.error.kind}`);
  return told.result;
}

const REFUSED: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'PERMISSION_DENIED' };

export function jsonRpcPeer(url: string, dialect: RpcDialect = CURRENT): Peer {
  const post = (method: Method, params: Json, { headers, signal }: CallOptions = {}): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'a2a-version': dialect.version, ...headers },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: dialect.method(method) ?? method,
        params: dialect.params(method, params),
      }),
      ...(signal ? { signal } : {}),
    });

  const read = async (method: Method, response: Response): Promise<Reply> => {
    const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
    const body = recordOf(await response.json());
    const refused = REFUSED[response.status];
    if (refused) {
      return { error: { kind: refused, code: response.status, message: '', details: [] }, header };
    }
    if (isRecord(body['error'])) return { error: errorOf(body['error']), header };
    return { result: dialect.result(method, body['result']), header };
  };

  const told = (method: Method, data: string): { result: Json } | { error: PeerError } => {
    const body = recordOf(JSON.parse(data));
    if (isRecord(body['error'])) return { error: errorOf(body['error']) };
    return { result: dialect.result(method, body['result']) };
  };

  async function* events(method: Method, first: string[], rest: AsyncIterable<string>): AsyncGenerator<Json> {
    for (const data of first) yield resultOf(told(method, data));
    for await (const data of rest) yield resultOf(told(method, data));
  }

  /** In 0.3 what is wrong with a subscription is told in its first event. */
  const opened = async (method: Method, response: Response): Promise<StreamReply> => {
    const lines = sseData(response);
    if (dialect.version === '1.0') return { events: events(method, [], lines) };
    const { value, done } = await lines.next();
    if (done) return { events: events(method, [], lines) };
    const first = told(method, value);
    return 'error' in first ? { error: first.error } : { events: events(method, [value], lines) };
  };

  return {
    name: dialect.name,
    version: dialect.version,
    has: (method) => dialect.method(method) !== undefined,
    call: async (method, params, options) => read(method, await post(method, params, options)),
    async stream(method, params, options) {
      const response = await post(method, params, options);
      if (isStream(response)) return opened(method, response);
      const { error } = await read(method, response);
      return error ? { error } : {};
    },
  };
}
