import { A2A_ERRORS } from '@parley/a2a/protocol/errors';
import { METHODS } from '@parley/a2a/protocol/methods';
import type { Json } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS, GRPC_STATUSES, type Reason } from './errors.ts';
import { sseData } from './peers/sse.ts';
import { saying, startWorld, taskFrom, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const V1 = { 'a2a-version': '1.0' };

function rpc(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${world.agent.url}/a2a`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...V1, ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });
}

interface RpcBody {
  jsonrpc: string;
  id: unknown;
  result?: Json;
  error?: { code: number; message: string; data?: Json[] };
}

async function called(method: string, params: unknown, headers?: Record<string, string>): Promise<RpcBody> {
  return (await (await rpc({ jsonrpc: '2.0', id: 'x1', method, params }, headers)).json()) as RpcBody;
}

function rest(path: string, init: RequestInit = {}): Promise<Response> {
  const type = init.body ? { 'content-type': 'application/a2a+json' } : {};
  return fetch(`${world.agent.url}${path}`, {
    ...init,
    headers: { ...type, ...V1, ...(init.headers as object) },
  });
}

const posted = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** How to come to each error that an agent of ours can give; the ids are of tasks made before. */
function provoked(
  done: string,
): Partial<Record<Reason, [method: string, params: Json, rest: [string, RequestInit?]]>> {
  const odd = { message: saying('', { parts: [{ raw: 'AAAA', mediaType: 'video/mp4' }] }) };
  const late = { message: saying('hi', { taskId: done }) };
  return {
    TASK_NOT_FOUND: ['GetTask', { id: 'none' }, ['/tasks/none']],
    TASK_NOT_CANCELABLE: ['CancelTask', { id: done }, [`/tasks/${done}:cancel`, posted({})]],
    UNSUPPORTED_OPERATION: ['SendMessage', late, ['/message:send', posted(late)]],
    CONTENT_TYPE_NOT_SUPPORTED: ['SendMessage', odd, ['/message:send', posted(odd)]],
  };
}

it('has every error of the table on every binding (EQUAL-3)', () => {
  const ours = Object.values(A2A_ERRORS).flatMap((error) =>
    'reason' in error ? [[error.reason, error.rpc, error.http, error.status]] : [],
  );
  const theirs = Object.entries(ERRORS).map(([reason, { rpc, http, grpc }]) => [
    reason,
    rpc,
    http,
    GRPC_STATUSES[grpc],
  ]);
  expect(ours.toSorted()).toEqual(theirs.toSorted());
});

describe('over JSON-RPC', () => {
  it('answers each request with its id, as application/json (RPC-1, RPC-2)', async () => {
    for (const id of ['a', 7]) {
      const response = await rpc({ jsonrpc: '2.0', id, method: 'GetTask', params: { id: 'none' } });
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id });
    }
  });

  it('has the methods of the gRPC service, and no others (RPC-3, EQUAL-1)', async () => {
    for (const method of METHODS) expect((await called(method, {})).error?.code).not.toBe(-32601);
    for (const method of ['Nothing', 'sendMessage', 'message/send'])
      expect((await called(method, {})).error?.code).toBe(-32601);
  });

  it('reads service parameters from headers in any case (RPC-4)', async () => {
    const known = 'urn:parley:a2a:resume:v1';
    const message = saying('tck-complete-task');
    const headers = { 'A2A-EXTENSIONS': `https://example.com/x/v1,${known}` };
    const response = await rpc(
      { jsonrpc: '2.0', id: 1, method: 'SendMessage', params: { message } },
      headers,
    );
    expect(response.headers.get('a2a-extensions')).toBe(known);
  });

  it.each([
    ['broken JSON', '{"jsonrpc":', -32700],
    ['what is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), -32700],
    ['a list of requests', '[]', -32600],
    ['another JSON-RPC', '{"jsonrpc":"1.0","id":1,"method":"GetTask"}', -32600],
    ['a request without a method', '{"jsonrpc":"2.0","id":1}', -32600],
    ['parameters by position', '{"jsonrpc":"2.0","id":1,"method":"GetTask","params":["x"]}', -32602],
    [
      'what is too deep',
      `{"jsonrpc":"2.0","id":1,"method":"GetTask","params":${'{"a":'.repeat(99)}1${'}'.repeat(99)}}`,
      -32600,
    ],
  ])('refuses %s as JSON-RPC does (RPC-5, JSON-6, LIMIT-1)', async (_what, body, code) => {
    const { error } = (await (await rpc(body)).json()) as RpcBody;
    expect(error).toMatchObject({ code, message: expect.stringMatching(/./) });
  });

  it('refuses what is too large (LIMIT-1)', async () => {
    const response = await rpc({
      jsonrpc: '2.0',
      id: 1,
      method: 'SendMessage',
      params: { x: 'x'.repeat(5_000_000) },
    });
    expect(response.status).toBe(413);
  });

  it('gives each error its code of the table, with an ErrorInfo (RPC-6, RPC-7, RPC-9, EQUAL-3)', async () => {
    const { id } = await taskFrom(world.peer('JSON-RPC'), saying('tck-complete-task'));
    for (const [reason, [method, params]] of Object.entries(provoked(id))) {
      const { error } = await called(method, params);
      expect(error?.code).toBe(ERRORS[reason as Reason].rpc);
      expect(error?.data?.[0]).toMatchObject({
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason,
        domain: 'a2a-protocol.org',
      });
    }
  });

  it('streams server-sent events, each a whole answer (RPC-8)', async () => {
    const params = { message: saying('tck-stream-basic') };
    const response = await rpc({ jsonrpc: '2.0', id: 's1', method: 'SendStreamingMessage', params });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const answers: RpcBody[] = [];
    for await (const data of sseData(response)) answers.push(JSON.parse(data) as RpcBody);
    expect(answers.length).toBeGreaterThan(2);
    for (const answer of answers) {
      expect(answer).toMatchObject({ jsonrpc: '2.0', id: 's1' });
      expect(Object.keys(answer.result ?? {})).toHaveLength(1);
    }
  });
});

describe('over HTTP+JSON', () => {
  it('has an address and a verb for every operation, answered as application/a2a+json (REST-1, REST-2, EQUAL-1)', async () => {
    const { id } = await taskFrom(world.peer('HTTP+JSON'), saying('tck-input-required'));
    const configs = `/tasks/${id}/pushNotificationConfigs`;
    const requests: [string, RequestInit?][] = [
      ['/message:send', posted({ message: saying('tck-complete-task') })],
      ['/message:stream', posted({ message: saying('tck-complete-task') })],
      [`/tasks/${id}`],
      ['/tasks'],
      [configs, posted({ url: 'https://example.com/hook', id: 'c1' })],
      [`${configs}/c1`],
      [configs],
      [`${configs}/c1`, { method: 'DELETE' }],
      [`/tasks/${id}:cancel`, posted({})],
    ];
    for (const [path, init] of requests) {
      const response = await rest(path, init);
      expect([path, response.ok]).toEqual([path, true]);
      if (response.status !== 204 && !path.endsWith(':stream'))
        expect(response.headers.get('content-type')).toMatch(/^application\/a2a\+json/);
      await response.text();
    }
    for (const init of [{ method: 'POST' }, { method: 'GET' }]) {
      const { status, body } = await rest(`/tasks/${id}:subscribe`, init);
      expect([status, await body?.cancel()]).toEqual([400, undefined]);
    }
    expect((await rest('/extendedAgentCard')).status).toBe(400);
  });

  it('reads service parameters from headers in any case (REST-3)', async () => {
    const known = 'urn:parley:a2a:resume:v1';
    const init = posted({ message: saying('tck-complete-task') });
    const response = await rest('/message:send', { ...init, headers: { 'A2A-EXTENSIONS': known } });
    expect(response.headers.get('a2a-extensions')).toBe(known);
  });

  it('reads what GET asks for from the address (REST-4)', async () => {
    const contextId = `a context/${newId()}`;
    const { id } = await taskFrom(world.peer('HTTP+JSON'), saying('tck-artifact-text', { contextId }));
    const query = new URLSearchParams({
      contextId,
      status: 'TASK_STATE_COMPLETED',
      pageSize: '1',
      includeArtifacts: 'true',
      historyLength: '1',
    });
    const { tasks, pageSize } = (await (await rest(`/tasks?${query}`)).json()) as {
      tasks: Json[];
      pageSize: number;
    };
    expect(pageSize).toBe(1);
    expect(tasks).toMatchObject([{ id, contextId, artifacts: [{}], history: [{}] }]);
    expect(await (await rest(`/tasks/${id}?historyLength=0`)).json()).not.toHaveProperty('history');
  });

  it('tells errors as google.rpc.Status with an ErrorInfo (REST-5, REST-6, REST-7, EQUAL-3)', async () => {
    const { id } = await taskFrom(world.peer('HTTP+JSON'), saying('tck-complete-task'));
    for (const [reason, [, , [path, init]]] of Object.entries(provoked(id))) {
      const { http, grpc } = ERRORS[reason as Reason];
      const response = await rest(path, init);
      const { error } = (await response.json()) as { error: Json & { details: Json[] } };
      expect(response.status).toBe(http);
      expect(error).toMatchObject({
        code: http,
        status: GRPC_STATUSES[grpc],
        message: expect.stringMatching(/./),
      });
      expect(error.details[0]).toMatchObject({
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason,
        domain: 'a2a-protocol.org',
      });
    }
  });

  it('streams server-sent events, each a bare event (REST-8)', async () => {
    const response = await rest('/message:stream', posted({ message: saying('tck-stream-basic') }));
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const kinds: string[] = [];
    for await (const data of sseData(response)) kinds.push(Object.keys(JSON.parse(data) as object).join('+'));
    expect(kinds).toEqual(['task', 'statusUpdate', 'artifactUpdate', 'statusUpdate']);
  });
});
