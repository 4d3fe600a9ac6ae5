import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageRequest, type StreamResponse, TaskState } from '@a2a-js/sdk';
import { ClientFactory } from '@a2a-js/sdk/client';
import { GrpcTransportFactory } from '@a2a-js/sdk/client/grpc';
import { decodeStatus } from '@a2a-js/sdk/errors/grpc';
import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { createQueues } from '@parley/platform/queue';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESUME_EXTENSION } from '../card-types.ts';
import type { Executor } from '../execution.ts';
import type { Method } from '../protocol/methods.ts';
import type { Json } from '../protocol/wire.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';
import { CODECS } from './codecs.ts';

const KEY = 'a-key-of-sixteen-letters';
let test: TestDatabase;
let agent: TestAgent;
let locked: TestAgent;
let client: Client;
let lockedClient: Client;

const executor: Executor = async (x) => {
  if (x.text === 'ask') return { state: 'input-required', message: 'Which?' };
  if (x.text === 'wait') await sleep(60_000, undefined, { signal: x.signal });
  if (x.text.startsWith('much')) {
    for (let i = 0; i < 200; i++) {
      await x.publish({ kind: 'artifact', artifactId: 'a', text: 'x'.repeat(50_000), append: i > 0 });
    }
    return { state: 'completed' };
  }
  await x.publish({ kind: 'artifact', artifactId: 'answer', text: `you said ${x.text}` });
  await x.publish({ kind: 'artifact', artifactId: 'data', data: { list: [1, 2.5], nothing: null } });
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  const grpcPort = await freePort();
  agent = await startTestAgent({ test, executor, grpcPort });
  client = new Client(`127.0.0.1:${grpcPort}`, credentials.createInsecure());
  const env = { PARLEY_API_KEYS: JSON.stringify([{ key: KEY, subject: 'ana', scopes: ['*'] }]) };
  const lockedPort = await freePort();
  locked = await startTestAgent({ test, executor, name: 'locked', grpcPort: lockedPort, env });
  lockedClient = new Client(`127.0.0.1:${lockedPort}`, credentials.createInsecure());
});
afterAll(async () => {
  client?.close();
  lockedClient?.close();
  await agent?.stop();
  await locked?.stop();
  await test?.drop();
});

interface CallOptions {
  over?: Client;
  headers?: Record<string, string>;
  deadlineMs?: number;
}

function metadataOf(headers: Record<string, string> = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ 'a2a-version': '1.0', ...headers })) metadata.set(name, value);
  return metadata;
}

const raw = (bytes: Buffer): Buffer => bytes;

/** Calls with bytes made from JSON by the SDK's own messages. */
function call(method: Method, request: Buffer, options: CallOptions = {}): Promise<Json> {
  const { over = client, headers, deadlineMs } = options;
  const deadline = deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs };
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, reply?: Buffer): void => {
      if (reply) resolve(CODECS[method].responseJson(reply));
      else reject(error);
    };
    over.makeUnaryRequest(CODECS[method].path, raw, raw, request, metadataOf(headers), deadline, done);
  });
}

const { SendMessage, SendStreamingMessage: SendStream } = CODECS;
const send = (text: string, over: object = {}, configuration: object = {}): Buffer => {
  const message = { messageId: newId(), role: 'ROLE_USER', parts: [{ text }], ...over };
  return SendMessage.bytes({ message, configuration });
};
const byId = (method: Method, id: string): Buffer => CODECS[method].bytes({ id });

async function refusal(answer: Promise<unknown>): Promise<{ code: number; text: string; details: string }> {
  const error = (await answer.then(
    () => Promise.reject(new Error('not refused')),
    (e: unknown) => e,
  )) as ServiceError;
  const [details] = error.metadata?.get('grpc-status-details-bin') ?? [];
  return { code: error.code, text: error.details, details: Buffer.from(details ?? '').toString('latin1') };
}

describe('gRPC (§10)', () => {
  it('serves the official client: send, stream, get, list, cancel, resubscribe (R5.2)', async () => {
    const factory = new ClientFactory({
      ...new ClientFactory().options,
      transports: [new GrpcTransportFactory()],
      preferredTransports: ['GRPC'],
    });
    const sdk = await factory.createFromUrl(agent.url);
    const request = (text: string, returnImmediately = false) =>
      SendMessageRequest.fromJSON({
        message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }] },
        configuration: { returnImmediately },
      });
    const events: StreamResponse[] = [];
    for await (const event of sdk.sendMessageStream(request('hi'))) events.push(event);
    const kinds = ['task', 'statusUpdate', 'artifactUpdate', 'artifactUpdate', 'statusUpdate'];
    expect(events.map((e) => e.payload?.$case)).toEqual(kinds);
    const sent = await sdk.sendMessage(request('wait', true));
    const id = 'id' in sent ? sent.id : '';
    const following = (async () => {
      for await (const event of sdk.resubscribeTask({ tenant: '', id })) events.push(event);
    })();
    expect((await sdk.getTask({ tenant: '', id })).id).toBe(id);
    const canceled = await sdk.cancelTask({ tenant: '', id, metadata: undefined });
    expect(canceled.status?.state).toBe(TaskState.TASK_STATE_CANCELED);
    await following;
    expect(events.at(-1)?.payload?.$case).toBe('statusUpdate');
  });

  it('tells the same task as the other bindings (R5.2)', async () => {
    const { task } = (await call('SendMessage', send('same'))) as { task: Json & { id: string } };
    const headers = { 'a2a-version': '1.0' };
    const response = await fetch(`${agent.url}/tasks/${task.id}`, { headers });
    expect(await call('GetTask', byId('GetTask', task.id))).toEqual(await response.json());
    expect(task['artifacts']).toHaveLength(2);
  });

  it('is on the card with host and port, and in readiness', async () => {
    const card = (await (await fetch(`${agent.url}/.well-known/agent-card.json`)).json()) as {
      supportedInterfaces: { url: string; protocolBinding: string }[];
    };
    const [grpc] = card.supportedInterfaces.filter(({ protocolBinding }) => protocolBinding === 'GRPC');
    expect(grpc?.url).toMatch(/^127\.0\.0\.1:\d+$/);
    const ready = (await (await fetch(`${agent.url}/ready`)).json()) as { checks: object };
    expect(ready.checks).toMatchObject({ grpc: 'ok' });
  });

  it('keeps callbacks: create, get, list, delete', async () => {
    const { task } = (await call('SendMessage', send('ask'))) as { task: { id: string } };
    const config = { taskId: task.id, id: 'one', url: 'https://example.com/hook', token: 'secret' };
    await call('CreateTaskPushNotificationConfig', CODECS.CreateTaskPushNotificationConfig.bytes(config));
    const ref = { taskId: task.id, id: 'one' };
    const get = CODECS.GetTaskPushNotificationConfig.bytes(ref);
    expect(await call('GetTaskPushNotificationConfig', get)).toEqual({
      taskId: task.id,
      id: 'one',
      url: config.url,
    });
    const list = CODECS.ListTaskPushNotificationConfigs.bytes({ taskId: task.id });
    expect(await call('ListTaskPushNotificationConfigs', list)).toMatchObject({ configs: [{ id: 'one' }] });
    const remove = CODECS.DeleteTaskPushNotificationConfig.bytes(ref);
    expect(await call('DeleteTaskPushNotificationConfig', remove)).toEqual({});
    expect(await call('ListTaskPushNotificationConfigs', list)).toEqual({});
  });
});

describe('what gRPC refuses, with google.rpc.Status (§5.4)', () => {
  it('an unknown task', async () => {
    const { code, details } = await refusal(call('GetTask', byId('GetTask', 'none')));
    expect(code).toBe(status.NOT_FOUND);
    expect(details).toContain('google.rpc.ErrorInfo');
    expect(details).toContain('TASK_NOT_FOUND');
    expect(details).toContain('a2a-protocol.org');
  });

  it('fields that are wrong, each by its name', async () => {
    const { code, details } = await refusal(call('SendMessage', send('x', { parts: [], messageId: '' })));
    expect(code).toBe(status.INVALID_ARGUMENT);
    expect(details).toContain('google.rpc.BadRequest');
    expect(details).toContain('message.parts');
    expect(details).toContain('message.messageId');
  });

  it('bytes that are no message', async () => {
    const { code } = await refusal(
      call('SendMessage', Buffer.from('\x0a\xff\xff\xff\x7fnonsense', 'latin1')),
    );
    expect(code).toBe(status.INVALID_ARGUMENT);
  });

  it.each([
    [undefined, 'absent'],
    ['0.3', 'of before'],
    ['9.9', 'unknown'],
  ])('version %s (%s), but not a patch', async (version, _why) => {
    const headers = { 'a2a-version': version ?? '' };
    const { code, details } = await refusal(call('GetTask', byId('GetTask', 'x'), { headers }));
    expect(code).toBe(status.FAILED_PRECONDITION);
    expect(details).toContain('VERSION_NOT_SUPPORTED');
    const patch = await refusal(
      call('GetTask', byId('GetTask', 'x'), { headers: { 'a2a-version': '1.0.7' } }),
    );
    expect(patch.code).toBe(status.NOT_FOUND);
  });

  it('a cancellation of what has ended', async () => {
    const { task } = (await call('SendMessage', send('done'))) as { task: { id: string } };
    const { code, details } = await refusal(call('CancelTask', byId('CancelTask', task.id)));
    expect(code).toBe(status.FAILED_PRECONDITION);
    expect(details).toContain('TASK_NOT_CANCELABLE');
  });

  it('more than four MiB', async () => {
    const { code } = await refusal(call('SendMessage', send('x'.repeat(5 * 1024 * 1024))));
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
  });

  it('a caller without a key, and takes one in the metadata', async () => {
    const ask = (headers: Record<string, string>) =>
      call('GetExtendedAgentCard', Buffer.alloc(0), { over: lockedClient, headers });
    const { code, details } = await refusal(ask({}));
    expect(code).toBe(status.UNAUTHENTICATED);
    expect(details).toContain('UNAUTHENTICATED');
    expect(await ask({ authorization: `Bearer ${KEY}` })).toMatchObject({ name: 'locked' });
    expect(await ask({ 'x-api-key': KEY })).toMatchObject({ name: 'locked' });
  });
});

describe('the life of a gRPC call', () => {
  const stream = (method: Method, bytes: Buffer, headers: Record<string, string> = {}) =>
    client.makeServerStreamRequest(CODECS[method].path, raw, raw, bytes, metadataOf(headers));

  it('ends at its deadline; the task goes on', async () => {
    const messageId = newId();
    const { code } = await refusal(call('SendMessage', send('wait', { messageId }), { deadlineMs: 300 }));
    expect(code).toBe(status.DEADLINE_EXCEEDED);
    const again = send('wait', { messageId }, { returnImmediately: true });
    const { task } = (await call('SendMessage', again)) as {
      task: { id: string; status: { state: string } };
    };
    expect(['TASK_STATE_SUBMITTED', 'TASK_STATE_WORKING']).toContain(task.status.state);
    await call('CancelTask', byId('CancelTask', task.id));
  });

  it('a stream that its reader leaves does not stop the task nor another stream', async () => {
    const first = stream('SendStreamingMessage', send('wait'));
    const [snapshot] = (await first.take(1).toArray()) as Buffer[];
    const { task } = CODECS.SendStreamingMessage.responseJson(snapshot ?? Buffer.alloc(0)) as {
      task: { id: string };
    };
    const left = stream('SubscribeToTask', byId('SubscribeToTask', task.id));
    left.on('error', () => undefined);
    left.once('data', () => left.cancel());
    const kept = stream('SubscribeToTask', byId('SubscribeToTask', task.id)).toArray();
    await call('CancelTask', byId('CancelTask', task.id));
    const last = ((await kept) as Buffer[]).at(-1) ?? Buffer.alloc(0);
    expect(CODECS.SubscribeToTask.responseJson(last)).toMatchObject({
      statusUpdate: { status: { state: 'TASK_STATE_CANCELED' } },
    });
  });

  it('goes on after a number, with the extension in the metadata (resume)', async () => {
    const { task } = (await call('SendMessage', send('twice'))) as { task: { id: string } };
    const headers = { 'a2a-extensions': RESUME_EXTENSION, 'last-event-id': '2' };
    const following = stream('SubscribeToTask', byId('SubscribeToTask', task.id), headers);
    const echoed = new Promise<Metadata>((resolve) => following.once('metadata', resolve));
    const seqs = ((await following.toArray()) as Buffer[]).map((bytes) => {
      const event = CODECS.SubscribeToTask.responseJson(bytes);
      const update = Object.values(event)[0] as { metadata: Record<string, { seq: number }> };
      return update.metadata[RESUME_EXTENSION]?.seq;
    });
    expect(seqs[0]).toBe(3);
    expect(seqs).toEqual(seqs.map((_, i) => i + 3));
    expect((await echoed).get('a2a-extensions')).toEqual([RESUME_EXTENSION]);
  });

  it('delivers ten megabytes to a reader that takes its time', async () => {
    const slow = stream('SendStreamingMessage', send('much'));
    let bytes = 0;
    for await (const message of slow as AsyncIterable<Buffer>) {
      bytes += message.byteLength;
      if (bytes < 2_000_000) await sleep(5);
    }
    expect(bytes).toBeGreaterThan(10_000_000);
  }, 30_000);

  it('tells open streams that the agent goes down, and refuses a port that is taken', async () => {
    const grpcPort = await freePort();
    const mortal = await startTestAgent({ test, executor, name: 'mortal', grpcPort });
    const away = new Client(`127.0.0.1:${grpcPort}`, credentials.createInsecure());
    const open = away.makeServerStreamRequest(SendStream.path, raw, raw, send('wait'), metadataOf());
    await new Promise((resolve) => open.once('data', resolve));
    const queues = await createQueues({ database: test.database, logger: silentLogger() });
    await expect(startTestAgent({ test, executor, name: 'late', grpcPort, queues })).rejects.toThrow(
      new RegExp(`127.0.0.1:${grpcPort}.*already in use.*PARLEY_GRPC=off`),
    );
    await queues.close();
    const ended = refusal(open.toArray());
    await mortal.stop();
    const { code, details } = await ended;
    expect(code).toBe(status.UNAVAILABLE);
    expect(decodeStatus(Buffer.from(details, 'latin1')).message).toContain('the task goes on');
    away.close();
  });
});
