import { decodeErrorInfo, decodeStatus } from '@a2a-js/sdk/errors/grpc';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CODECS } from '@parley/a2a/grpc/codecs';
import type { Method } from '@parley/a2a/protocol/methods';
import { isRecord, type Json } from '@parley/a2a/protocol/wire';
import {
  BAD_REQUEST,
  type CallOptions,
  ERROR_INFO,
  type Peer,
  type PeerError,
  type Reply,
  reasonOf,
} from './peer.ts';
import { fieldsIn } from './protobuf.ts';

const KINDS: Record<number, string> = {
  3: 'INVALID_PARAMS',
  7: 'PERMISSION_DENIED',
  12: 'METHOD_NOT_FOUND',
  16: 'UNAUTHENTICATED',
};

interface Any {
  typeUrl: string;
  value: Uint8Array;
}

/** Of a BadRequest: its field 1 is a list of violations, each with a field (1) and a description (2). */
function violationsIn(value: Uint8Array): Json[] {
  return fieldsIn(value)
    .filter(({ number }) => number === 1)
    .map(({ bytes }) => {
      const texts = new Map(fieldsIn(bytes).map((one) => [one.number, Buffer.from(one.bytes).toString()]));
      return { field: texts.get(1) ?? '', description: texts.get(2) ?? '' };
    });
}

function detailFrom({ typeUrl, value }: Any): Json {
  if (typeUrl === BAD_REQUEST) return { '@type': typeUrl, fieldViolations: violationsIn(value) };
  if (typeUrl !== ERROR_INFO) return { '@type': typeUrl };
  const { reason, domain } = decodeErrorInfo(Buffer.from(value));
  return { '@type': typeUrl, reason, domain };
}

function errorOf(error: ServiceError): PeerError {
  const [blob] = error.metadata?.get('grpc-status-details-bin') ?? [];
  const { details: packed } = blob ? decodeStatus(Buffer.from(blob)) : { details: [] };
  const details = (packed as Any[]).map(detailFrom);
  const kind = reasonOf(details) ?? KINDS[error.code] ?? `GRPC_${error.code}`;
  return { kind, code: error.code, message: error.details, details };
}

/** What Protocol Buffers cannot tell from nothing: an empty list, an empty text, a zero. */
function withEmpty(method: Method, params: Json, result: Json): Json {
  if (method === 'ListTaskPushNotificationConfigs') return { configs: [], nextPageToken: '', ...result };
  if (method !== 'ListTasks') return result;
  const { tasks, ...page } = { tasks: [], nextPageToken: '', totalSize: 0, ...result };
  const artifacts = params['includeArtifacts'] === true ? { artifacts: [] } : {};
  return { ...page, tasks: tasks.filter(isRecord).map((task: Json) => ({ ...artifacts, ...task })) };
}

const raw = (bytes: Buffer): Buffer => bytes;

function metadataOf(headers: Record<string, string> = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ 'a2a-version': '1.0', ...headers }))
    if (value !== '') metadata.set(name, value);
  return metadata;
}

/** gRPC, with the messages of the official SDK. `address` is `host:port`. */
export function grpcPeer(address: string): Peer {
  const client = new Client(address, credentials.createInsecure());

  const call = (method: Method, params: Json, { headers }: CallOptions = {}): Promise<Reply> => {
    const { path, bytes, responseJson } = CODECS[method];
    return new Promise((resolve) => {
      let metadata = new Metadata();
      const header = (name: string): string | undefined => metadata.get(name)[0]?.toString();
      const done = (error: ServiceError | null, reply?: Buffer): void =>
        resolve(
          error || !reply
            ? { error: errorOf(error as ServiceError), header }
            : { result: withEmpty(method, params, responseJson(reply)), header },
        );
      const sent = client.makeUnaryRequest(path, raw, raw, bytes(params), metadataOf(headers), done);
      sent.on('metadata', (value: Metadata) => {
        metadata = value;
      });
    });
  };

  const stream: Peer['stream'] = async (method, params, { headers, signal } = {}) => {
    const { path, bytes, responseJson } = CODECS[method];
    const sent = client.makeServerStreamRequest(path, raw, raw, bytes(params), metadataOf(headers));
    signal?.addEventListener('abort', () => sent.cancel(), { once: true });
    const messages = (sent as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    try {
      const first = await messages.next();
      return { events: events(first, messages, responseJson) };
    } catch (error) {
      return { error: errorOf(error as ServiceError) };
    }
  };

  return {
    name: 'gRPC',
    version: '1.0',
    has: () => true,
    call,
    stream,
    close: () => client.close(),
  };
}

/** The first message is read ahead: before it, what comes is an error and no stream. */
async function* events(
  first: IteratorResult<Buffer>,
  rest: AsyncIterator<Buffer>,
  read: (bytes: Buffer) => Json,
): AsyncGenerator<Json> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield read(next.value);
  } finally {
    await rest.return?.();
  }
}
