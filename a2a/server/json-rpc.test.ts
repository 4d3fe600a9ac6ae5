import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
import { detail, type Headers, message, post, type RpcReply, rpc } from '../testing/rpc.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';

let test: TestDatabase;
let open: TestAgent;

const executor: Executor = async (x) => {
  await x.publish({ kind: 'artifact', artifactId: 'answer', text: x.text });
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  open = await startTestAgent({ test, executor });
});
afterAll(async () => {
  await open?.stop();
  await test?.drop();
});

const call = (method: string, params?: unknown, headers: Headers = {}): Promise<RpcReply> =>
  rpc(open.url, { method, params, headers });
const send = (body: Parameters<typeof post>[1], headers: Headers = {}, url = open.url): Promise<Response> =>
  post(url, body, headers);

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
    const reply = (await (await send(body)).json()) as RpcReply;
    expect(reply.error?.code).toBe(code);
  });

  it('names the id of the request in its errors, and null when there is none to read', async () => {
    const named = (await (await send('{"jsonrpc":"2.0","id":"x7","method":"Nothing"}')).json()) as RpcReply;
    expect(named.id).toBe('x7');
    const unnamed = (await (await send('nonsense')).json()) as RpcReply;
    expect(unnamed.id).toBeNull();
  });

  it('begins nothing without an id, and says what is wrong', async () => {
    const codes = await Promise.all(
      [
        { method: 'Nothing' },
        { method: 'GetTask', params: {} },
        { method: 'GetTask', params: { id: 'x' } },
        { method: { name: 'GetTask' } },
      ].map(async (request) => {
        const reply = await send(JSON.stringify({ jsonrpc: '2.0', ...request }));
        return ((await reply.json()) as RpcReply).error?.code;
      }),
    );
    expect(codes).toEqual([-32601, -32602, -32600, -32601]);
  });

  it('refuses what is not JSON by its type', async () => {
    const response = await send('{}', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect(((await response.json()) as RpcReply).error?.code).toBe(-32005);
  });

  it('is at the root and at /a2a, with a slash behind it or not', async () => {
    for (const path of ['', '/', '/a2a', '/a2a/']) {
      const reply = await rpc(`${open.url}${path}`, { method: 'GetTask', params: { id: 'none' } });
      expect(reply.error?.code).toBe(-32001);
    }
  });
});

describe('version (§3.6)', () => {
  it.each(['1.0', '1.0.1', '1'])('takes %s as 1.0', async (version) => {
    const reply = await call('GetTask', { id: 'none' }, { 'a2a-version': version });
    expect(reply.error?.code).toBe(-32001);
  });

  it('takes it from the address, too', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'GetTask', params: { id: 'none' } });
    const response = await send(body, { 'a2a-version': '' }, `${open.url}/?A2A-Version=1.0`);
    expect(((await response.json()) as RpcReply).error?.code).toBe(-32001);
  });

  it.each(['', '0.3', '0.9', '2.0', 'x'])('does not take "%s" as 1.0', async (version) => {
    const reply = await call('GetTask', { id: 'none' }, { 'a2a-version': version });
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
    const reply = await call('SendMessage', params);
    expect(reply.error?.code).toBe(-32602);
    const violations = detail(reply, 'BadRequest')?.['fieldViolations'] as { field: string }[];
    expect(violations.map((v) => v.field)).toContain(field);
  });

  it('takes a data part that is null, and fields that it does not know', async () => {
    const params = { ...message({ parts: [{ text: 'x' }, { data: null }], color: 'red' }), shape: 'round' };
    const { result } = await call('SendMessage', params);
    const { task } = result as unknown as {
      task: { status: { state: string }; history: { parts: unknown[] }[] };
    };
    expect(task.status.state).toBe('TASK_STATE_COMPLETED');
    expect(task.history[0]!.parts).toEqual([{ text: 'x' }, { data: null }]);
  });

  it('takes fields by their names in the proto file, but leaves the data of callers alone', async () => {
    const data = { task_id: 'mine' };
    const params = {
      message: { message_id: 'by-proto-name', role: 'ROLE_USER', parts: [{ data }] },
      configuration: { history_length: 1 },
    };
    const { task } = (await call('SendMessage', params)).result as unknown as {
      task: { history: { messageId: string; parts: unknown[] }[] };
    };
    expect(task.history[0]).toMatchObject({ messageId: 'by-proto-name', parts: [{ data }] });
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
    expect((await call(method, params)).error?.code).toBe(-32602);
  });

  it('refuses content that the agent does not take', async () => {
    const reply = await call(
      'SendMessage',
      message({ parts: [{ url: 'https://a.test/x.png', mediaType: 'image/png' }] }),
    );
    expect(reply.error?.code).toBe(-32005);
  });
});
