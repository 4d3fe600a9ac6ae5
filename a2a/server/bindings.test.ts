import { SendMessageRequest, type StreamResponse, TaskState } from '@a2a-js/sdk';
import { ClientFactory } from '@a2a-js/sdk/client';
import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { ClientFactory as OldClientFactory } from 'a2a-sdk-03/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';

let test: TestDatabase;
let agent: TestAgent;

const executor: Executor = async (x) => {
  if (x.text === 'ask') return { state: 'input-required', message: 'Which?' };
  if (x.text === 'wait') {
    await new Promise((_resolve, reject) => {
      x.signal.addEventListener('abort', () => reject(x.signal.reason), { once: true });
    });
  }
  await x.publish({ kind: 'artifact', artifactId: 'answer', text: `you said ` });
  await x.publish({ kind: 'artifact', artifactId: 'answer', text: x.text, append: true });
  await x.publish({ kind: 'artifact', artifactId: 'data', data: [1, 2] });
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({ test, executor });
});
afterAll(async () => {
  await agent?.stop();
  await test?.drop();
});

const JSON_TYPE = { 'content-type': 'application/a2a+json', 'a2a-version': '1.0' };

async function rest(
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; json: never; type: string }> {
  const response = await fetch(`${agent.url}${path}`, { headers: JSON_TYPE, ...init });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, json: (text ? JSON.parse(text) : null) as never, type };
}

function send(text: string, over: object = {}): RequestInit {
  const message = { messageId: newId(), role: 'ROLE_USER', parts: [{ text }], ...over };
  return { method: 'POST', body: JSON.stringify({ message }) };
}

describe('HTTP+JSON 1.0 (§11)', () => {
  it('serves the official client that prefers it', async () => {
    const client = await new ClientFactory({
      ...new ClientFactory().options,
      preferredTransports: ['HTTP+JSON'],
    }).createFromUrl(agent.url);
    const request = (text: string, returnImmediately = false) =>
      SendMessageRequest.fromJSON({
        message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }] },
        configuration: { returnImmediately },
      });
    const events: StreamResponse[] = [];
    for await (const event of client.sendMessageStream(request('hi'))) events.push(event);
    expect(events.map((e) => e.payload?.$case)).toEqual([
      'task',
      'statusUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'artifactUpdate',
      'statusUpdate',
    ]);
    const sent = await client.sendMessage(request('wait', true));
    const id = 'id' in sent ? sent.id : '';
    const following = (async () => {
      for await (const event of client.resubscribeTask({ tenant: '', id })) events.push(event);
    })();
    expect((await client.getTask({ tenant: '', id })).id).toBe(id);
    const canceled = await client.cancelTask({ tenant: '', id, metadata: undefined });
    expect(canceled.status?.state).toBe(TaskState.TASK_STATE_CANCELED);
    await following;
    const page = await client.listTasks({
      tenant: '',
      contextId: '',
      status: TaskState.TASK_STATE_CANCELED,
      pageToken: '',
      statusTimestampAfter: undefined,
    });
    expect(page.tasks.map((task) => task.id)).toContain(id);
  });

  it('answers with its media type and refuses with a google.rpc.Status', async () => {
    const sent = await rest('/message:send', send('hi'));
    expect([sent.status, sent.type]).toEqual([200, 'application/a2a+json']);
    const missing = await rest('/tasks/none');
    expect(missing.status).toBe(404);
    expect(missing.json).toMatchObject({
      error: {
        code: 404,
        status: 'NOT_FOUND',
        details: [{ reason: 'TASK_NOT_FOUND', domain: 'a2a-protocol.org' }],
      },
    });
    const wrong = await rest('/message:send', send('hi', { parts: [] }));
    expect(wrong.json).toMatchObject({
      error: { code: 400, details: [{ fieldViolations: [{ field: 'message.parts' }] }] },
    });
  });

  it('reads typed query parameters', async () => {
    const contextId = newId();
    for (const text of ['a', 'b', 'c']) await rest('/message:send', send(text, { contextId }));
    const page = await rest(`/tasks?contextId=${contextId}&pageSize=2&includeArtifacts=true&historyLength=1`);
    const { tasks, nextPageToken, totalSize } = page.json as {
      tasks: { artifacts: unknown[]; history: unknown[] }[];
      nextPageToken: string;
      totalSize: number;
    };
    expect([tasks.length, totalSize, tasks[0]?.artifacts.length, tasks[0]?.history.length]).toEqual([
      2, 3, 2, 1,
    ]);
    expect(nextPageToken).not.toBe('');
    for (const query of ['pageSize=0', 'pageSize=many', 'includeArtifacts=perhaps', 'status=working']) {
      expect((await rest(`/tasks?${query}`)).status).toBe(400);
    }
  });

  it('subscribes by GET and by POST, and goes on after Last-Event-ID', async () => {
    const done = (await rest('/message:send', send('hi'))).json as { task: { id: string } };
    const { id } = done.task;
    expect((await rest(`/tasks/${id}:subscribe`)).status).toBe(400);
    for (const method of ['GET', 'POST']) {
      const headers = { ...JSON_TYPE, 'last-event-id': '4' };
      const response = await fetch(`${agent.url}/tasks/${id}:subscribe`, { method, headers });
      const text = await response.text();
      expect(text.match(/^id: \d+$/gm)).toEqual(['id: 5', 'id: 6']);
      expect(text).toContain('data: {"artifactUpdate"');
    }
  });

  it('wants the version here, too', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${agent.url}/message:send`, { ...send('hi'), headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { details: [{ reason: 'VERSION_NOT_SUPPORTED' }] },
    });
  });
});

function oldMessage(text: string, over: object = {}) {
  return {
    message: {
      kind: 'message' as const,
      messageId: newId(),
      role: 'user' as const,
      parts: [{ kind: 'text' as const, text }],
      ...over,
    },
  };
}

describe('protocol 0.3', () => {
  it.each(['JSONRPC', 'HTTP+JSON'])('serves the official client of then over %s', async (transport) => {
    const factory = new OldClientFactory({
      ...new OldClientFactory().options,
      preferredTransports: [transport],
    });
    const client = await factory.createFromUrl(agent.url);
    const events: { kind: string; final?: boolean }[] = [];
    for await (const event of client.sendMessageStream(oldMessage('hi'))) events.push(event);
    expect(events.map((e) => e.kind)).toEqual([
      'task',
      'status-update',
      'artifact-update',
      'artifact-update',
      'artifact-update',
      'status-update',
    ]);
    expect(events.at(-1)?.final).toBe(true);
    const result = await client.sendMessage(oldMessage('again'));
    expect(result).toMatchObject({
      kind: 'task',
      status: { state: 'completed' },
      artifacts: [
        { parts: [{ kind: 'text', text: 'you said again' }] },
        { parts: [{ kind: 'data', data: { value: [1, 2] } }] },
      ],
    });
    const waiting = await client.sendMessage({ ...oldMessage('wait'), configuration: { blocking: false } });
    const id = 'id' in waiting ? waiting.id : '';
    const rest: { kind: string }[] = [];
    const begun = Promise.withResolvers<void>();
    const following = (async () => {
      for await (const event of client.resubscribeTask({ id })) {
        rest.push(event);
        begun.resolve();
      }
    })();
    await begun.promise;
    expect((await client.getTask({ id })).id).toBe(id);
    expect((await client.cancelTask({ id })).status.state).toBe('canceled');
    await following;
    expect(rest[0]?.kind).toBe('task');
    expect(rest.at(-1)).toMatchObject({ kind: 'status-update', status: { state: 'canceled' }, final: true });
  });

  it('goes on with a task that asked', async () => {
    const client = await new OldClientFactory().createFromUrl(agent.url);
    const asked = await client.sendMessage(oldMessage('ask'));
    const id = 'id' in asked ? asked.id : '';
    expect(asked).toMatchObject({
      status: { state: 'input-required', message: { parts: [{ text: 'Which?' }] } },
    });
    expect(await client.sendMessage(oldMessage('this', { taskId: id }))).toMatchObject({
      id,
      status: { state: 'completed' },
    });
  });

  it('refuses as strictly as 1.0 does', async () => {
    const call = async (method: string, params: unknown): Promise<number> => {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(agent.url, { method: 'POST', body, headers });
      return ((await response.json()) as { error: { code: number } }).error.code;
    };
    expect(await call('message/send', { message: { parts: 'x' } })).toBe(-32602);
    expect(await call('message/send', oldMessage('x', { parts: [{ kind: 'sound' }] }))).toBe(-32602);
    expect(await call('message/send', {})).toBe(-32602);
    expect(await call('tasks/get', { id: 'none' })).toBe(-32001);
    expect(await call('tasks/get', {})).toBe(-32602);
    expect(await call('tasks/pushNotificationConfig/get', { id: 'none' })).toBe(-32001);
    expect(await call('tasks/dance', {})).toBe(-32601);
  });
});
