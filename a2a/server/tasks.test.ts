import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
import { detail, type Headers, message, post, type RpcReply, rpc } from '../testing/rpc.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';

let test: TestDatabase;
let open: TestAgent;
let guarded: TestAgent;

const executor: Executor = async (x) => {
  if (x.text === 'ask') return { state: 'input-required', message: 'Which?' };
  await x.publish({ kind: 'artifact', artifactId: 'answer', text: x.text });
  return { state: 'completed' };
};

const KEYS = JSON.stringify([
  { key: 'alice-key-0123456789', subject: 'alice', scopes: ['*'] },
  { key: 'bob-key-0123456789', subject: 'bob', scopes: ['*'] },
]);

beforeAll(async () => {
  test = await testDatabase();
  open = await startTestAgent({ test, executor });
  guarded = await startTestAgent({
    test,
    executor,
    name: 'guarded',
    env: { PARLEY_API_KEYS: KEYS },
  });
});
afterAll(async () => {
  await open?.stop();
  await guarded?.stop();
  await test?.drop();
});

const call = (method: string, params?: unknown, headers: Headers = {}, url = open.url): Promise<RpcReply> =>
  rpc(url, { method, params, headers });
const send = (body: Parameters<typeof post>[1], headers: Headers = {}, url = open.url): Promise<Response> =>
  post(url, body, headers);

interface WireTask {
  id: string;
  contextId: string;
  status: { state: string; timestamp: string };
  history?: unknown[];
  artifacts?: unknown[];
}

async function sent(
  over: object = {},
  headers: Record<string, string> = {},
  url = open.url,
): Promise<WireTask> {
  const reply = await call('SendMessage', message(over), headers, url);
  return (reply.result as unknown as { task: WireTask }).task;
}

describe('tasks (§3)', () => {
  it('gives a task times in UTC with milliseconds and a context of its own', async () => {
    const task = await sent();
    expect(task.status.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(task.contextId).not.toBe('');
  });

  it('never shows more history than was asked for', async () => {
    const { id } = await sent();
    const get = async (historyLength?: number): Promise<WireTask> =>
      (await call('GetTask', { id, historyLength })).result as unknown as WireTask;
    expect(await get(0)).not.toHaveProperty('history');
    expect((await get(1)).history).toHaveLength(1);
    expect((await get()).history).toHaveLength(1);
  });

  it('keeps a new task in the context that the caller named', async () => {
    const contextId = newId();
    const [one, two] = [await sent({ contextId }), await sent({ contextId })];
    expect([one.contextId, two.contextId]).toEqual([contextId, contextId]);
    expect(one.id).not.toBe(two.id);
  });

  it('takes no message for an ended task, an unknown one, or one of another context', async () => {
    const done = await sent();
    const toDone = await call('SendMessage', message({ taskId: done.id }));
    expect([toDone.error?.code, detail(toDone, 'ErrorInfo')?.['reason']]).toEqual([
      -32004,
      'UNSUPPORTED_OPERATION',
    ]);
    expect((await call('SendMessage', message({ taskId: 'none' }))).error?.code).toBe(-32001);
    const asked = await sent({ parts: [{ text: 'ask' }] });
    const astray = await call('SendMessage', message({ taskId: asked.id, contextId: newId() }));
    expect(astray.error?.code).toBe(-32602);
    const infers = await sent({ taskId: asked.id });
    expect(infers).toMatchObject({ id: asked.id, contextId: asked.contextId });
  });

  it('cancels once, and again without an error; not what has ended otherwise', async () => {
    const asked = await sent({ parts: [{ text: 'ask' }] });
    const first = (await call('CancelTask', { id: asked.id })).result as unknown as WireTask;
    const second = (await call('CancelTask', { id: asked.id })).result as unknown as WireTask;
    expect([first.status.state, second.status.state]).toEqual(['TASK_STATE_CANCELED', 'TASK_STATE_CANCELED']);
    const done = await sent();
    expect((await call('CancelTask', { id: done.id })).error?.code).toBe(-32002);
  });

  it('subscribes to nothing that has ended, but resumes it', async () => {
    const done = await sent();
    expect((await call('SubscribeToTask', { id: done.id })).error?.code).toBe(-32004);
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'SubscribeToTask',
      params: { id: done.id },
    });
    const response = await send(body, { 'last-event-id': '2' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const text = await response.text();
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 3', 'id: 4']);
    expect((await call('SubscribeToTask', { id: done.id }, { 'last-event-id': '99' })).error?.code).toBe(
      -32602,
    );
  });

  it('lists without artifacts unless asked, then with the key even when empty', async () => {
    const contextId = newId();
    await sent({ contextId });
    await sent({ contextId, parts: [{ text: 'ask' }] });
    const list = async (over: object) =>
      (await call('ListTasks', { contextId, ...over })).result as unknown as {
        tasks: WireTask[];
        nextPageToken: string;
        pageSize: number;
        totalSize: number;
      };
    const plain = await list({});
    expect(plain).toMatchObject({ nextPageToken: '', pageSize: 50, totalSize: 2 });
    expect(plain.tasks.every((task) => !('artifacts' in task))).toBe(true);
    expect((await list({ includeArtifacts: true })).tasks.map((t) => t.artifacts?.length)).toEqual([0, 1]);
    expect((await list({ status: 'TASK_STATE_COMPLETED' })).tasks).toHaveLength(1);
    const at = plain.tasks[0]!.status.timestamp;
    expect((await list({ statusTimestampAfter: at })).tasks).toHaveLength(1);
  });
});

describe('access (R9.1, R5.1)', () => {
  const alice = { authorization: 'Bearer alice-key-0123456789' };
  const bob = { 'x-api-key': 'bob-key-0123456789' };

  it('asks callers who they are, before anything else', async () => {
    for (const body of ['{}', 'nonsense', JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'GetTask' })]) {
      const response = await send(body, {}, guarded.url);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('shows nobody the tasks of others: they look like none', async () => {
    const task = await sent({ parts: [{ text: 'ask' }] }, alice, guarded.url);
    for (const method of ['GetTask', 'CancelTask', 'SubscribeToTask']) {
      const foreign = await call(method, { id: task.id }, bob, guarded.url);
      const none = await call(method, { id: newId() }, bob, guarded.url);
      expect(foreign).toEqual(none);
      expect(foreign.error?.code).toBe(-32001);
    }
    const reply = await call('SendMessage', message({ taskId: task.id }), bob, guarded.url);
    expect(reply.error?.code).toBe(-32001);
    const lists = await Promise.all([alice, bob].map((who) => call('ListTasks', {}, who, guarded.url)));
    const sizes = lists.map((list) => (list.result as unknown as { totalSize: number }).totalSize);
    expect(sizes).toEqual([1, 0]);
  });

  it('gives the extended card to who has proved who they are', async () => {
    expect((await call('GetExtendedAgentCard', undefined, alice, guarded.url)).result).toMatchObject({
      name: 'guarded',
    });
    const stranger = await send('{"jsonrpc":"2.0","id":1,"method":"GetExtendedAgentCard"}', {}, guarded.url);
    expect(stranger.status).toBe(401);
    expect((await call('GetExtendedAgentCard', {})).error?.code).toBe(-32004);
  });
});
