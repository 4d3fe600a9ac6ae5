import {
  Client,
  type ClientReadableStream,
  credentials,
  Metadata,
  type ServiceError,
  type StatusObject,
  status,
} from '@grpc/grpc-js';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { Method } from '../protocol/methods.ts';
import type { Json } from '../protocol/wire.ts';
import type { CallSource } from '../server/call.ts';
import { faultOf } from '../server/streaming.ts';
import { CODECS } from './codecs.ts';
import { createGrpcServer, type GrpcAnswer, type GrpcPlace, type GrpcServer } from './server.ts';
import { statusOf } from './status.ts';

export interface GrpcRelayOptions extends GrpcPlace {
  /** `host:port` of the agent behind; from the configuration, never from a request. */
  target: string;
  logger: Logger;
  maxMessageBytes: number;
  /** Who calls; throws `unauthenticated`. */
  caller: (headers: Headers) => Promise<Principal>;
  /** The caller's token for the agent behind. */
  token: (principal: Principal) => Promise<string>;
  /** Hears of each call once it is answered, or once its stream has begun. */
  answered?: (call: RelayedCall) => void;
  /** The agent's extended card as that of this place. */
  card: (json: Json) => Json;
  /** Ends what is open when the service stops. */
  stopping: AbortSignal;
}

/** A call that went through, or did not: then with the code of what was wrong. */
export interface RelayedCall {
  method: Method;
  principal: Principal | undefined;
  code: string | undefined;
  durationMs: number;
}

/** Nothing else of a call goes on, and not the caller's own credentials. */
const SENT = [
  'a2a-version',
  'a2a-extensions',
  'x-a2a-extensions',
  'last-event-id',
  'traceparent',
  'tracestate',
];
const RETURNED = 'a2a-extensions';
const DETAILS = 'grpc-status-details-bin';

/** An agent under another address: calls go on as they are, in the caller's name. */
export function createGrpcRelay(options: GrpcRelayOptions): GrpcServer {
  const limits = { 'grpc.max_receive_message_length': -1, 'grpc.keepalive_time_ms': 30_000 };
  const client = new Client(options.target, credentials.createInsecure(), limits);
  const server = createGrpcServer({
    ...options,
    backend: {
      answer: (method, request, source) =>
        told(method, options, async (identify) => {
          const principal = await identify(source.headers);
          const metadata = await forwarded(source.headers, await options.token(principal));
          const signal = AbortSignal.any([source.signal, options.stopping]);
          const answer = await relayed(client, { method, request, metadata, signal });
          return method === 'GetExtendedAgentCard' ? moved(answer, options) : answer;
        }),
      statusOf: (error) => statusToCaller(error, options.logger),
    },
  });
  return {
    ...server,
    async close(deadlineMs) {
      await server.close(deadlineMs);
      client.close();
    },
  };
}

async function told(
  method: Method,
  { caller, answered }: GrpcRelayOptions,
  answer: (identify: GrpcRelayOptions['caller']) => Promise<GrpcAnswer>,
): Promise<GrpcAnswer> {
  const started = performance.now();
  let principal: Principal | undefined;
  let code: string | undefined;
  try {
    return await answer(async (headers) => (principal = await caller(headers)));
  } catch (error) {
    code = codeOf(error);
    throw error;
  } finally {
    answered?.({ method, principal, code, durationMs: performance.now() - started });
  }
}

/** Of the agent's own refusal the status, in our words. */
function codeOf(error: unknown): string {
  if (isParleyError(error)) return error.code;
  const { code } = error as Partial<ServiceError>;
  if (code === status.PERMISSION_DENIED) return 'forbidden';
  return code === undefined ? 'internal' : (status[code]?.toLowerCase() ?? 'internal');
}

async function forwarded(headers: Headers, token: string): Promise<Metadata> {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  for (const name of SENT) {
    const value = headers.get(name);
    if (value !== null) metadata.set(name, value);
  }
  return metadata;
}

function moved(answer: GrpcAnswer, { card }: GrpcRelayOptions): GrpcAnswer {
  const { responseJson, response } = CODECS.GetExtendedAgentCard;
  if (!Buffer.isBuffer(answer.messages)) return answer;
  return { ...answer, messages: response(card(responseJson(answer.messages))) };
}

interface Relayed {
  method: Method;
  request: Buffer;
  metadata: Metadata;
  signal: CallSource['signal'];
}

const same = (bytes: Buffer): Buffer => bytes;

async function relayed(client: Client, { method, request, metadata, signal }: Relayed): Promise<GrpcAnswer> {
  signal.throwIfAborted();
  const { path, streams } = CODECS[method];
  // One answer is read like a stream of one: so there is one way for errors and metadata.
  const call = client.makeServerStreamRequest(path, same, same, request, metadata);
  signal.addEventListener('abort', () => call.cancel(), { once: true });
  const messages = messagesOf(call, signal);
  const headers = await headersOf(call);
  if (streams) return { messages, headers };
  const [only] = await all(messages);
  if (only) return { messages: only, headers };
  throw new ParleyError('upstream_failed', 'The agent gave no answer.');
}

/** What comes first: metadata, or the end. An error is told by the messages. */
function headersOf(call: ClientReadableStream<Buffer>): Promise<Record<string, string>> {
  return new Promise((resolve) => {
    call.once('metadata', (metadata: Metadata) => {
      const [value] = metadata.get(RETURNED);
      resolve(typeof value === 'string' ? { [RETURNED]: value } : {});
    });
    call.once('status', () => resolve({}));
  });
}

/** The error may come before anybody reads: it is kept until then. */
function messagesOf(call: ClientReadableStream<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  let failure: unknown;
  call.on('error', (error) => {
    failure = error;
  });
  return (async function* read() {
    try {
      for await (const message of call as AsyncIterable<Buffer>) yield message;
    } catch (error) {
      failure ??= error;
    } finally {
      call.cancel();
    }
    if (failure === undefined) return;
    if (signal.aborted) throw new ParleyError('unavailable', 'The service is going down; the task goes on.');
    throw failure;
  })();
}

async function all(messages: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const message of messages) found.push(message);
  return found;
}

/** The agent's own refusal, word for word. What else went wrong on the way to it is not for callers. */
function statusToCaller(error: unknown, logger: Logger): StatusObject {
  const { code, details = '', metadata } = error as Partial<ServiceError>;
  if (code === undefined || isParleyError(error)) return statusOf(faultOf(error, logger));
  const [own] = metadata?.get(DETAILS) ?? [];
  if (own === undefined || code === status.UNAUTHENTICATED) {
    return statusOf(faultOf(new ParleyError('unavailable', AWAY, { cause: error }), logger));
  }
  const passed = new Metadata();
  passed.set(DETAILS, own);
  return { code, details, metadata: passed };
}

const AWAY = 'The agent that answers here is not available right now.';
