import { type ErrorCode, ParleyError, toParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { traceHeaders } from '@parley/platform/trace-context';
import { z } from 'zod';
import { DELEGATION_EXTENSION, RESUME_EXTENSION } from '../card-types.ts';
import { OWN_DOMAIN } from '../protocol/errors.ts';
import { type LegacyCall, toLegacyCall } from '../protocol/legacy-peer.ts';
import { parseReply } from '../protocol/replies.ts';
import { EXTENSIONS_HEADER, type ProtocolVersion, VERSION_HEADER } from '../protocol/version.ts';
import { isRecord, type Json } from '../protocol/wire.ts';
import { readSse } from './sse-reader.ts';

export interface TransportOptions {
  fetch: typeof fetch;
  token: (() => Promise<string | undefined>) | undefined;
  /** Where requests go; found from the card, once. */
  endpoint: (signal: AbortSignal) => Promise<Endpoint>;
}

/** An address for JSON-RPC, and the version that is spoken there. */
export interface Endpoint {
  url: string;
  version: ProtocolVersion;
}

export interface RpcCall {
  method: string;
  params: Json;
  signal: AbortSignal;
  /** Cursor, for streams. */
  after?: number;
}

/** A line of a stream with the number that its agent gave it, if it numbers them. */
export interface RpcLine {
  result: unknown;
  id: number | undefined;
}

export interface RpcStream {
  /** Whether the agent numbers its events and heeds a cursor. */
  numbered: boolean;
  lines: AsyncIterable<RpcLine>;
}

export interface Transport {
  call(call: RpcCall): Promise<unknown>;
  stream(call: RpcCall): Promise<RpcStream>;
}

const envelopeSchema = z.looseObject({
  result: z.unknown().optional(),
  error: z
    .looseObject({
      code: z.number(),
      message: z.string().optional(),
      data: z.unknown().optional(),
      retryAfterSeconds: z.number().optional(),
    })
    .optional(),
});
const reasonsSchema = z.array(
  z.looseObject({ reason: z.string().optional(), domain: z.string().optional() }),
);

const MAX_REPLY_BYTES = 32 * 1024 * 1024;
/** Three of our heartbeats. */
const IDLE_MS = 45_000;

/** JSON-RPC over HTTP, in terms of protocol 1.0, also to an agent of 0.3. What the peer says in an error stays in the cause: its text is not ours. */
export function createTransport(options: TransportOptions): Transport {
  const post = async ({ signal, after, ...call }: RpcCall, accept: string): Promise<Posted> => {
    const { url, version } = await options.endpoint(signal);
    const { method, params, result } =
      version === '0.3' ? toLegacyCall(call.method, call.params) : current(call);
    const token = await options.token?.();
    const headers: Record<string, string> = {
      accept,
      'content-type': 'application/json',
      [VERSION_HEADER]: version,
      [EXTENSIONS_HEADER]: `${RESUME_EXTENSION}, ${DELEGATION_EXTENSION}`,
      ...traceHeaders(),
    };
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (after !== undefined) headers['last-event-id'] = String(after);
    const body = JSON.stringify({ jsonrpc: '2.0', id: newId(), method, params });
    const response = await options
      .fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      .catch((error: unknown) => {
        throw connectionError(error, signal);
      });
    if (!isJson(response) && !isStream(response)) throw await httpError(response);
    return { response, result };
  };

  return {
    async call(call) {
      const { response, result } = await post(call, 'application/json');
      return result(resultOf(await readReply(response), call.method));
    },
    async stream(call) {
      const { response, result } = await post(call, 'text/event-stream');
      const numbered = (response.headers.get(EXTENSIONS_HEADER) ?? '').includes(RESUME_EXTENSION);
      if (!isStream(response) || !response.body) {
        const only = resultOf(await readReply(response), call.method);
        return { numbered, lines: once({ result: result(only), id: undefined }) };
      }
      return { numbered, lines: readLines(response.body, { ...call, result }) };
    },
  };
}

interface Posted {
  response: Response;
  /** What the agent's words are in 1.0. */
  result: LegacyCall['result'];
}

function current({ method, params }: Pick<RpcCall, 'method' | 'params'>): LegacyCall {
  return { method, params, result: (result) => result };
}

async function* once(line: RpcLine): AsyncGenerator<RpcLine> {
  yield line;
}

async function* readLines(
  body: ReadableStream<Uint8Array>,
  call: Pick<RpcCall, 'method' | 'signal'> & Pick<Posted, 'result'>,
): AsyncGenerator<RpcLine> {
  try {
    for await (const message of readSse(body, { idleMs: IDLE_MS, signal: call.signal })) {
      const id = message.id !== undefined && /^\d+$/.test(message.id) ? Number(message.id) : undefined;
      yield { result: call.result(resultOf(parseJson(message.data), call.method)), id };
    }
  } catch (error) {
    throw connectionError(error, call.signal);
  }
}

function isJson(response: Response): boolean {
  return (
    /^application\/([\w.-]+\+)?json/.test(response.headers.get('content-type') ?? '') && !isProblem(response)
  );
}

function isProblem(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
}

function isStream(response: Response): boolean {
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
}

async function readReply(response: Response): Promise<unknown> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MAX_REPLY_BYTES) throw new ParleyError('upstream_failed', 'The agent answered with too much.');
  const reply = parseJson(await response.text());
  const retryAfterSeconds = retryAfterOf(response);
  // HTTP says it beside the error; from here on it is a part of it.
  if (retryAfterSeconds === undefined || !isRecord(reply) || !isRecord(reply['error'])) return reply;
  return { ...reply, error: { ...reply['error'], retryAfterSeconds } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ParleyError('upstream_failed', 'The agent answered with something that is not JSON.', {
      cause,
    });
  }
}

function resultOf(reply: unknown, method: string): unknown {
  const { result, error } = parseReply(envelopeSchema, reply, "The agent's answer");
  if (error) throw rpcError(error, method);
  return result;
}

const RPC_CODES: Record<number, ErrorCode> = {
  [-32001]: 'not_found',
  [-32002]: 'conflict',
  [-32004]: 'conflict',
  [-32005]: 'unsupported_media_type',
  [-32600]: 'invalid_input',
  [-32601]: 'upstream_failed',
  [-32602]: 'invalid_input',
  [-32700]: 'invalid_input',
};

const RPC_TEXTS: Partial<Record<ErrorCode, string>> = {
  not_found: 'The agent knows no such task.',
  conflict: 'The task is in a state in which the agent cannot do this.',
  unsupported_media_type: 'The agent does not take this kind of content.',
  invalid_input: 'The agent refused the request as not valid.',
  unauthenticated: 'The agent does not know who is asking.',
  forbidden: 'The agent does not allow this to the caller.',
  limit_reached: 'The agent refused the work: it has come through it before, or through too many agents.',
  rate_limited: 'The agent has too much to do right now.',
  unavailable: 'The agent, or something that it needs, is not available right now.',
};

/** Which error of A2A a peer answered with, by its code. */
export interface PeerError {
  rpcCode: number;
  text: string | undefined;
}

const OWN_REASONS: Record<string, ErrorCode> = {
  UNAUTHENTICATED: 'unauthenticated',
  PERMISSION_DENIED: 'forbidden',
  RESOURCE_EXHAUSTED: 'rate_limited',
  UNAVAILABLE: 'unavailable',
  DELEGATION_REFUSED: 'limit_reached',
};

/** What lies behind an internal error of one of our own agents. */
function ownCode(data: unknown): ErrorCode | undefined {
  const details = reasonsSchema.safeParse(data);
  const reason = details.data?.find(({ domain }) => domain === OWN_DOMAIN)?.reason;
  return reason === undefined ? undefined : OWN_REASONS[reason];
}

interface RpcFault {
  code: number;
  message?: string | undefined;
  data?: unknown;
  retryAfterSeconds?: number | undefined;
}

function rpcError(error: RpcFault, method: string): ParleyError {
  const code = ownCode(error.data) ?? RPC_CODES[error.code] ?? 'upstream_failed';
  const cause: PeerError = { rpcCode: error.code, text: error.message };
  const message = RPC_TEXTS[code] ?? `The agent could not do ${method} (${error.code}).`;
  return new ParleyError(code, message, {
    cause,
    retryable: error.code === -32603,
    ...later(error.retryAfterSeconds),
  });
}

/** The code with which a peer refused, when it is that. */
export function peerErrorCode(error: unknown): number | undefined {
  const { cause } = toParleyError(error);
  const code =
    typeof cause === 'object' && cause !== null ? (cause as Partial<PeerError>).rpcCode : undefined;
  return typeof code === 'number' ? code : undefined;
}

function later(retryAfterSeconds: number | undefined): { retryAfterSeconds?: number } {
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
}

/** When the agent wants to be asked again: in seconds, or at a time. */
function retryAfterOf(response: Response): number | undefined {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const ms = text === '' ? Number.NaN : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, Math.ceil(ms / 1000));
}

const HTTP_CODES: Record<number, ErrorCode> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'unavailable',
  504: 'upstream_timeout',
};

async function httpError(response: Response): Promise<ParleyError> {
  await response.body?.cancel().catch(() => undefined);
  const code = HTTP_CODES[response.status] ?? 'upstream_failed';
  return new ParleyError(
    code,
    `The agent answered with HTTP status ${response.status}.`,
    later(retryAfterOf(response)),
  );
}

function connectionError(error: unknown, signal: AbortSignal): ParleyError {
  if (signal.aborted) return toParleyError(signal.reason);
  const known = toParleyError(error);
  if (known.code !== 'internal') return known;
  return new ParleyError('unavailable', 'The connection to the agent failed.', { cause: error });
}
