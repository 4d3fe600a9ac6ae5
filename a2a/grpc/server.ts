import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  logVerbosity,
  Metadata,
  Server,
  ServerCredentials,
  type ServerOptions,
  type ServerWritableStream,
  type StatusObject,
  setLogVerbosity,
  status,
} from '@grpc/grpc-js';
import { ParleyError } from '@parley/platform/errors';
import { METHODS, type Method } from '../protocol/methods.ts';
import type { CallSource } from '../server/call.ts';
import { CODECS } from './codecs.ts';

/** What a call comes to: one message, or messages as they come; and what to say before them. */
export interface GrpcAnswer {
  messages: Buffer | AsyncIterable<Buffer>;
  headers: Record<string, string>;
}

/** Answers calls; transport and encoding of the transport are the server's. */
export interface GrpcBackend {
  answer(method: Method, request: Buffer, source: CallSource): Promise<GrpcAnswer>;
  statusOf(error: unknown): StatusObject;
}

/** Where a service listens for gRPC. */
export interface GrpcPlace {
  host: string;
  port: number;
}

export interface GrpcServer {
  start(): Promise<void>;
  /** Throws when nobody can call. */
  check(): Promise<void>;
  /** Lets calls finish, then cuts what is still open. Streams must have been told to end. */
  close(deadlineMs?: number): Promise<void>;
}

export interface GrpcServerOptions extends GrpcPlace {
  backend: GrpcBackend;
  maxMessageBytes: number;
}

/** Long streams say nothing for a long time: pings of HTTP/2 find out which callers are still there. */
const OPTIONS: ServerOptions = {
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 20_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.max_concurrent_streams': 1_000,
};
const CLOSE_MS = 2_000;

// It writes to the console otherwise; what matters comes as an error, too.
setLogVerbosity(logVerbosity.NONE);

/** `lf.a2a.v1.A2AService` on a port of its own. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const server = new Server({ ...OPTIONS, 'grpc.max_receive_message_length': options.maxMessageBytes });
  for (const method of METHODS) register(server, method, options.backend);
  let listening = false;
  return {
    async start() {
      await bind(server, options);
      listening = true;
    },
    async check() {
      if (!listening) throw new ParleyError('unavailable', 'gRPC does not listen');
    },
    async close(deadlineMs = CLOSE_MS) {
      listening = false;
      await new Promise<void>((resolve) => {
        const cut = setTimeout(() => {
          server.forceShutdown();
          resolve();
        }, deadlineMs);
        server.tryShutdown(() => {
          clearTimeout(cut);
          resolve();
        });
      });
    },
  };
}

function bind(server: Server, { host, port }: GrpcPlace): Promise<void> {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (cause) => {
      if (cause) reject(bindError(cause, address));
      else resolve();
    });
  });
}

function bindError(cause: Error, address: string): ParleyError {
  const taken = cause.message.includes('EADDRINUSE');
  const what = taken ? 'The port is already in use.' : 'The port cannot be had.';
  return new ParleyError(
    'unavailable',
    `Cannot listen for gRPC on ${address}. ${what} Stop what runs there, set PORT_BASE to another number, or PARLEY_GRPC=off.`,
    { cause },
  );
}

const same = (bytes: Buffer): Buffer => bytes;

function register(server: Server, method: Method, backend: GrpcBackend): void {
  const { path, streams } = CODECS[method];
  if (streams) server.register(path, streaming(method, backend), same, same, 'serverStream');
  else server.register(path, unary(method, backend), same, same, 'unary');
}

function unary(method: Method, backend: GrpcBackend): handleUnaryCall<Buffer, Buffer> {
  return (call, callback) => {
    const source = sourceOf(call);
    const answered = async (): Promise<Buffer> => {
      const { messages, headers } = await backend.answer(method, call.request, source);
      if (!Buffer.isBuffer(messages)) throw new ParleyError('internal', 'One answer was expected.');
      call.sendMetadata(metadataOf(headers));
      return messages;
    };
    answered().then(
      (message) => callback(null, message),
      (error: unknown) => callback(refusal(error, backend, source)),
    );
  };
}

function streaming(method: Method, backend: GrpcBackend): handleServerStreamingCall<Buffer, Buffer> {
  return (call) => {
    const source = sourceOf(call);
    send(call, () => backend.answer(method, call.request, source), source.signal).then(
      () => call.end(),
      (error: unknown) => call.emit('error', refusal(error, backend, source)),
    );
  };
}

/** Of a caller that has left nothing went wrong, and nobody hears. */
function refusal(error: unknown, backend: GrpcBackend, { signal }: CallSource): StatusObject {
  if (!signal.aborted) return backend.statusOf(error);
  return { code: status.CANCELLED, details: 'The caller has left.', metadata: new Metadata() };
}

async function send(
  call: ServerWritableStream<Buffer, Buffer>,
  answer: () => Promise<GrpcAnswer>,
  gone: AbortSignal,
): Promise<void> {
  const { messages, headers } = await answer();
  call.sendMetadata(metadataOf(headers));
  if (Buffer.isBuffer(messages)) throw new ParleyError('internal', 'A stream was expected.');
  for await (const message of messages) {
    if (gone.aborted) return;
    if (!call.write(message)) await drained(call, gone);
  }
}

/** A caller that reads slowly makes us wait, not keep what it has not read. */
function drained(call: ServerWritableStream<Buffer, Buffer>, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      call.off('drain', go);
      gone.removeEventListener('abort', go);
      resolve();
    };
    call.once('drain', go);
    gone.addEventListener('abort', go);
    if (gone.aborted) go();
  });
}

interface Cancellable {
  metadata: Metadata;
  cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** A call that is canceled, or whose deadline has passed, has no caller any more. */
function sourceOf(call: Cancellable): CallSource {
  const gone = new AbortController();
  const leave = (): void => gone.abort(new ParleyError('canceled', 'The caller has left.'));
  call.on('cancelled', leave);
  if (call.cancelled) leave();
  return { headers: headersOf(call.metadata), query: () => undefined, signal: gone.signal };
}

/** Metadata reads like headers, so that all bindings are read by one piece. */
function headersOf(metadata: Metadata): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(metadata.getMap())) {
    if (typeof value === 'string') headers.set(name, metadata.get(name).join(', '));
  }
  return headers;
}

function metadataOf(headers: Record<string, string>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name.toLowerCase(), value);
  return metadata;
}
