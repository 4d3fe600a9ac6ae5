import { Client, credentials, Metadata, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { CODECS } from '@parley/a2a/grpc/codecs';
import { METHODS } from '@parley/a2a/protocol/methods';
import type { Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS, type Reason } from './errors.ts';
import { ERROR_INFO } from './peers/peer.ts';
import { refused, saying, startWorld, taskFrom, type World } from './world.ts';

let world: World;
let client: Client;
beforeAll(async () => {
  world = await startWorld();
  client = new Client(world.grpc, credentials.createInsecure());
});
afterAll(async () => {
  client?.close();
  await world?.close();
});

const raw = (bytes: Buffer): Buffer => bytes;
const V1 = { 'a2a-version': '1.0' };

function metadataOf(fields: Record<string, string>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(fields)) metadata.set(name, value);
  return metadata;
}

interface Said {
  reply?: Buffer;
  status: StatusObject;
  initial: Metadata;
}

/** One call with bytes, as they are. */
function said(path: string, bytes: Buffer, fields: Record<string, string> = V1): Promise<Said> {
  return new Promise((resolve) => {
    let reply: Buffer | undefined;
    let initial = new Metadata();
    const call = client.makeUnaryRequest(
      path,
      raw,
      raw,
      bytes,
      metadataOf(fields),
      (_error: ServiceError | null, value) => {
        reply = value;
      },
    );
    call.on('metadata', (value: Metadata) => {
      initial = value;
    });
    call.on('status', (status: StatusObject) => resolve({ status, initial, ...(reply ? { reply } : {}) }));
  });
}

const UNIMPLEMENTED = 12;

describe('over gRPC', () => {
  it('is the service of the proto file, with all of its operations and no other (GRPC-1, EQUAL-1)', async () => {
    for (const method of METHODS) {
      const { status } = await said(`/lf.a2a.v1.A2AService/${method}`, Buffer.alloc(0));
      expect([method, status.code]).not.toEqual([method, UNIMPLEMENTED]);
    }
    const { status } = await said('/lf.a2a.v1.A2AService/Nothing', Buffer.alloc(0));
    expect(status.code).toBe(UNIMPLEMENTED);
  });

  it('speaks Protocol Buffers, and knows what is none (GRPC-2)', async () => {
    const { path, bytes, responseJson } = CODECS.SendMessage;
    const { reply = Buffer.alloc(0) } = await said(path, bytes({ message: saying('tck-artifact-text') }));
    expect(responseJson(reply)).toMatchObject({ task: { status: { state: 'TASK_STATE_COMPLETED' } } });
    const { status } = await said(path, Buffer.from('\x0a\xff\xff\xff\x7fnonsense', 'latin1'));
    expect(status.code).toBe(3);
  });

  it('reads service parameters from metadata (GRPC-4)', async () => {
    const { path, bytes } = CODECS.SendMessage;
    const known = 'urn:parley:a2a:resume:v1';
    const request = bytes({ message: saying('tck-complete-task') });
    const { initial } = await said(path, request, {
      ...V1,
      'A2A-Extensions': `https://example.com/x/v1,${known}`,
    });
    expect(initial.get('a2a-extensions')).toEqual([known]);
    expect((await said(path, request, { 'a2a-version': '9.9' })).status.code).toBe(9);
  });

  it('gives each error its status of the table, with an ErrorInfo (GRPC-5, GRPC-6, EQUAL-3)', async () => {
    const peer = world.peer('gRPC');
    const { id } = await taskFrom(peer, saying('tck-complete-task'));
    const odd = saying('', { parts: [{ raw: 'AAAA', mediaType: 'video/mp4' }] });
    for (const [reason, method, params] of [
      ['TASK_NOT_FOUND', 'GetTask', { id: newId() }],
      ['TASK_NOT_CANCELABLE', 'CancelTask', { id }],
      ['UNSUPPORTED_OPERATION', 'SendMessage', { message: saying('hi', { taskId: id }) }],
      ['CONTENT_TYPE_NOT_SUPPORTED', 'SendMessage', { message: odd }],
    ] as const) {
      const { code, details } = await refused(peer, method, params as Json);
      expect(code).toBe(ERRORS[reason as Reason].grpc);
      expect(details[0]).toEqual({ '@type': ERROR_INFO, reason, domain: 'a2a-protocol.org' });
    }
  });

  it('streams with server streaming calls (GRPC-7)', async () => {
    for (const method of METHODS) expect(CODECS[method].streams).toBe(/Streaming|Subscribe/.test(method));
    const { path, bytes, responseJson } = CODECS.SendStreamingMessage;
    const request = bytes({ message: saying('tck-stream-basic') });
    const call = client.makeServerStreamRequest(path, raw, raw, request, metadataOf(V1));
    const messages = (await call.toArray()) as Buffer[];
    const kinds = messages.map((message) => Object.keys(responseJson(message)).join());
    expect(kinds).toEqual(['task', 'statusUpdate', 'artifactUpdate', 'statusUpdate']);
  });
});
