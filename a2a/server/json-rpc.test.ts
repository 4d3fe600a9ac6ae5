import { newId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
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

interface RpcReply {
  id: unknown;
  result?: Record<string, never>;
  error?: { code: number; message: string; data?: { '@type': string; [field: string]: unknown }[] };
}

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  url = open.url,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'a2a-version': '1.0', ...headers },
  });
}

async function rpc(
  method: string,
  params: unknown,
  headers: Record<string, string> = {},
  url = open.url,
): Promise<RpcReply> {
  const response = await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), headers, url);
  return (await response.json()) as RpcReply;
}

function message(over: object = {}): object {
  return { message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'hi' }], ...over } };
}

function detail(reply: RpcReply, type: string) {
  return reply.error?.data?.find((entry) => entry['@type'].endsWith(type));
}

describe('JSON-RPC envelope (§9)', () => {
  it.each([
    ['broken JSON', '{"jsonrpc":', -32700],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), -32700],
    ['a batch', '[]', -32600],
    ['a scalar', '7', -32600],
    ['another version of JSON-RPC', '{"jsonrpc":"1.0","id":1,"method":"GetTask"}', -32600],
    ['an object as id', '{"jsonrpc":"2.0","id":{},"method":"GetTask"}', -32600],
    ['no method', '{"jsonrpc":"2.0","id":1}', -32600],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"Nothing"}', -32601],
    ['positional parameters', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":["x"]}', -32602],
    [
      'a body too deep',
      `{"jsonrpc":"2.0","id":1,"method":"GetTask","params":${'{"a":'.repeat(80)}1${'}'.repeat(80)}}`,
      -32600,
    ],
  ])('refuses %s', async (_what, body, code) => {
    const reply = (await (await post(body)).json()) as RpcReply;
    expect(reply.error?.code).toBe(code);
  });

  it('names the id of the request in its errors, and null when there is none to read', async () => {
    const named = (await (await post('{"jsonrpc":"2.0","id":"x7","method":"Nothing"}')).json()) as RpcReply;
    expect(named.id).toBe('x7');
    const unnamed = (await (await post('nonsense')).json()) as RpcReply;
    expect(unnamed.id).toBeNull();
  });

  it('does not answer a notification', async () => {
    const response = await post('{"jsonrpc":"2.0","method":"GetTask","params":{"id":"x"}}');
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it('refuses what is not JSON by its type', async () => {
    const response = await post('{}', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect(((await response.json()) as RpcReply).error?.code).toBe(-32005);
  });

  it('is at the root and at /a2a, with a slash behind it or not', async () => {
    for (const path of ['', '/', '/a2a', '/a2a/']) {
      const reply = await rpc('GetTask', { id: 'none' }, {}, `${open.url}${path}`);
      expect(reply.error?.code).toBe(-32001);
    }
  });
});

describe('version (§3.6)', () => {
  it.each(['1.0', '1.0.1', '1'])('takes %s as 1.0', async (version) => {
    const reply = await rpc('GetTask', { id: 'none' }, { 'a2a-version': version });
    expect(reply.error?.code).toBe(-32001);
  });

  it('takes it from the address, too', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'GetTask', params: { id: 'none' } });
    const response = await post(body, { 'a2a-version': '' }, `${open.url}/?A2A-Version=1.0`);
    expect(((await response.json()) as RpcReply).error?.code).toBe(-32001);
  });

  it.each(['', '0.3', '0.9', '2.0', 'x'])('does not take "%s" as 1.0', async (version) => {
    const reply = await rpc('GetTask', { id: 'none' }, { 'a2a-version': version });
    expect(reply.error?.code).toBe(-32009);
    expect(detail(reply, 'ErrorInfo')).toMatchObject({
      reason: 'VERSION_NOT_SUPPORTED',
      domain: 'a2a-protocol.org',
    });
  });
});

describe('what callers send', () => {
  it.each([
    ['no message', {}, 'message'],
    ['no messageId', message({ messageId: undefined }), 'message.messageId'],
    ['an empty messageId', message({ messageId: '' }), 'message.messageId'],
    ['no role', message({ role: undefined }), 'message.role'],
    ['the agent as role', message({ role: 'ROLE_AGENT' }), 'message.role'],
    ['no parts', message({ parts: [] }), 'message.parts'],
    ['parts that are text', message({ parts: 'hi' }), 'message.parts'],
    ['an empty part', message({ parts: [{}] }), 'message.parts.0'],
    ['two contents in a part', message({ parts: [{ text: 'a', url: 'b' }] }), 'message.parts.0.url'],
    ['text that is a number', message({ parts: [{ text: 7 }] }), 'message.parts.0.text'],
    ['bytes that are no base64', message({ parts: [{ raw: '%%' }] }), 'message.parts.0.raw'],
    [
      'a wrong flag',
      { ...message(), configuration: { returnImmediately: 'false' } },
      'configuration.returnImmediately',
    ],
    [
      'a negative history',
      { ...message(), configuration: { historyLength: -1 } },
      'configuration.historyLength',
    ],
  ])('refuses %s and says where', async (_what, params, field) => {
    const reply = await rpc('SendMessage', params);
    expect(reply.error?.code).toBe(-32602);
    const violations = detail(reply, 'BadRequest')?.['fieldViolations'] as { field: string }[];
    expect(violations.map((v) => v.field)).toContain(field);
  });

  it('takes a data part that is null, and fields that it does not know', async () => {
    const params = { ...message({ parts: [{ text: 'x' }, { data: null }], color: 'red' }), shape: 'round' };
    const { result } = await rpc('SendMessage', params);
    const { task } = result as unknown as {
      task: { status: { state: string }; history: { parts: unknown[] }[] };
    };
    expect(task.status.state).toBe('TASK_STATE_COMPLETED');
    expect(task.history[0]!.parts).toEqual([{ text: 'x' }, { data: null }]);
  });

  it.each([
    ['ListTasks', { pageSize: 0 }],
    ['ListTasks', { pageSize: 101 }],
    ['ListTasks', { status: 'working' }],
    ['ListTasks', { pageToken: 'zzz' }],
    ['ListTasks', { statusTimestampAfter: 'yesterday' }],
    ['GetTask', {}],
    ['GetTask', { id: '' }],
    ['GetTask', { id: 'x', historyLength: 1.5 }],
  ])('%s refuses %j', async (method, params) => {
    expect((await rpc(method, params)).error?.code).toBe(-32602);
  });

  it('refuses content that the agent does not take', async () => {
    const reply = await rpc(
      'SendMessage',
      message({ parts: [{ url: 'https://a.test/x.png', mediaType: 'image/png' }] }),
    );
    expect(reply.error?.code).toBe(-32005);
  });
});

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
  const reply = await rpc('SendMessage', message(over), headers, url);
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
      (await rpc('GetTask', { id, historyLength })).result as unknown as WireTask;
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
    const toDone = await rpc('SendMessage', message({ taskId: done.id }));
    expect([toDone.error?.code, detail(toDone, 'ErrorInfo')?.['reason']]).toEqual([
      -32004,
      'UNSUPPORTED_OPERATION',
    ]);
    expect((await rpc('SendMessage', message({ taskId: 'none' }))).error?.code).toBe(-32001);
    const asked = await sent({ parts: [{ text: 'ask' }] });
    const astray = await rpc('SendMessage', message({ taskId: asked.id, contextId: newId() }));
    expect(astray.error?.code).toBe(-32602);
    const infers = await sent({ taskId: asked.id });
    expect(infers).toMatchObject({ id: asked.id, contextId: asked.contextId });
  });

  it('cancels once, and again without an error; not what has ended otherwise', async () => {
    const asked = await sent({ parts: [{ text: 'ask' }] });
    const first = (await rpc('CancelTask', { id: asked.id })).result as unknown as WireTask;
    const second = (await rpc('CancelTask', { id: asked.id })).result as unknown as WireTask;
    expect([first.status.state, second.status.state]).toEqual(['TASK_STATE_CANCELED', 'TASK_STATE_CANCELED']);
    const done = await sent();
    expect((await rpc('CancelTask', { id: done.id })).error?.code).toBe(-32002);
  });

  it('subscribes to nothing that has ended, but resumes it', async () => {
    const done = await sent();
    expect((await rpc('SubscribeToTask', { id: done.id })).error?.code).toBe(-32004);
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'SubscribeToTask',
      params: { id: done.id },
    });
    const response = await post(body, { 'last-event-id': '2' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const text = await response.text();
    expect(text.match(/^id: \d+$/gm)).toEqual(['id: 3', 'id: 4']);
    expect((await rpc('SubscribeToTask', { id: done.id }, { 'last-event-id': '99' })).error?.code).toBe(
      -32602,
    );
  });

  it('lists without artifacts unless asked, then with the key even when empty', async () => {
    const contextId = newId();
    await sent({ contextId });
    await sent({ contextId, parts: [{ text: 'ask' }] });
    const list = async (over: object) =>
      (await rpc('ListTasks', { contextId, ...over })).result as unknown as {
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
      const response = await post(body, {}, guarded.url);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('shows nobody the tasks of others: they look like none', async () => {
    const task = await sent({ parts: [{ text: 'ask' }] }, alice, guarded.url);
    for (const method of ['GetTask', 'CancelTask', 'SubscribeToTask']) {
      const foreign = await rpc(method, { id: task.id }, bob, guarded.url);
      const none = await rpc(method, { id: newId() }, bob, guarded.url);
      expect(foreign).toEqual(none);
      expect(foreign.error?.code).toBe(-32001);
    }
    const reply = await rpc('SendMessage', message({ taskId: task.id }), bob, guarded.url);
    expect(reply.error?.code).toBe(-32001);
    const lists = await Promise.all([alice, bob].map((who) => rpc('ListTasks', {}, who, guarded.url)));
    const sizes = lists.map((list) => (list.result as unknown as { totalSize: number }).totalSize);
    expect(sizes).toEqual([1, 0]);
  });

  it('gives the extended card to who has proved who they are', async () => {
    expect((await rpc('GetExtendedAgentCard', undefined, alice, guarded.url)).result).toMatchObject({
      name: 'guarded',
    });
    expect((await rpc('GetExtendedAgentCard', {})).error?.code).toBe(-32004);
  });
});
