import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { createSafeFetch } from '@parley/platform/safe-fetch';
import { createSecretBox } from '@parley/platform/secrets';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
import { savePushConfig, takeDuePushes } from '../store/push.ts';
import { dbOf } from '../store/rows.ts';
import { createTaskStore } from '../store.ts';
import { chunk, newTask } from '../testing/tasks.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';
import { createPushSender } from './sender.ts';
import { verifySignature } from './signature.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

interface Receiver {
  url: string;
  origin: string;
  got: Received[];
  /** What it answers with. */
  status: number;
}

const servers: Server[] = [];

async function receiver(port = 0): Promise<Receiver> {
  const state: Receiver = { url: '', origin: '', got: [], status: 200 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => {
      body += data.toString();
    });
    request.on('end', () => {
      if (state.status === 200) state.got.push({ headers: request.headers, body });
      response.writeHead(state.status).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  state.origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  state.url = `${state.origin}/hook`;
  return state;
}

let test: TestDatabase;
let hook: Receiver;
let agent: TestAgent;

const executor: Executor = async (x) => {
  if (x.text === 'ask') return { state: 'input-required', message: 'Which?' };
  for (let i = 0; i < 5; i++) {
    await x.publish({ kind: 'artifact', artifactId: 'answer', text: `${i}`, append: i > 0 });
  }
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  hook = await receiver();
  agent = await startTestAgent({ test, executor, env: { PARLEY_CALLBACK_ORIGINS: hook.origin } });
});
afterAll(async () => {
  await agent?.stop();
  for (const server of servers) server.close();
  await test?.drop();
});
afterEach(() => {
  hook.got.length = 0;
  hook.status = 200;
});

async function rpc(method: string, params: unknown, version = '1.0') {
  const response = await fetch(agent.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'a2a-version': version },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return (await response.json()) as {
    result: Record<string, never>;
    error?: { code: number; data: { fieldViolations: { field: string }[] }[] };
  };
}

function message(text: string, config?: object) {
  return {
    message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text }] },
    configuration: { taskPushNotificationConfig: config },
  };
}

function bodies<T>(): T[] {
  return hook.got.map(({ body }) => JSON.parse(body) as T);
}

describe('push notifications (R5.1)', () => {
  it('tells a callback every event in order, signed, with the credentials it asked for', async () => {
    const token = 'a-shared-secret';
    const authentication = { scheme: 'Bearer', credentials: 'their-token' };
    await rpc('SendMessage', message('go', { url: hook.url, token, authentication }));
    await until(() => hook.got.length >= 8);
    const kinds = bodies<object>().map((event) => Object.keys(event)[0]);
    expect(kinds).toEqual([
      'task',
      'statusUpdate',
      ...Array.from({ length: 5 }, () => 'artifactUpdate'),
      'statusUpdate',
    ]);
    for (const [i, { headers, body }] of hook.got.entries()) {
      expect(headers).toMatchObject({
        'content-type': 'application/a2a+json',
        authorization: 'Bearer their-token',
        'x-a2a-notification-token': token,
      });
      expect(headers['x-parley-delivery']).toMatch(new RegExp(`/${i + 1}$`));
      const signature = String(headers['x-parley-signature']);
      expect(verifySignature(signature, { secret: token, body, maxAgeSeconds: 60 })).toBe(true);
      expect(verifySignature(signature, { secret: token, body: `${body} `, maxAgeSeconds: 60 })).toBe(false);
    }
  });

  it('brings everything in order to a receiver that was away', async () => {
    hook.status = 503;
    await rpc('SendMessage', message('go', { url: hook.url }));
    const failures = async (): Promise<number> => {
      const sql = 'select coalesce(max(failures), 0)::int as n from a2a.push_configs where not done';
      return Number((await test.database.pool.query(sql)).rows[0].n);
    };
    await until(async () => (await failures()) >= 1);
    expect(hook.got).toEqual([]);
    // Ten minutes later.
    await test.database.pool.query(`update a2a.push_configs set next_attempt_at = clock_timestamp()`);
    hook.status = 200;
    await until(() => hook.got.length >= 8);
    const seqs = hook.got.map(({ headers }) => Number(String(headers['x-parley-delivery']).split('/')[2]));
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('tells who registers too late of the end, which is what they wait for (R5.1)', async () => {
    const taskId = (await rpc('SendMessage', message('go'))).result['task']?.['id'];
    await rpc('CreateTaskPushNotificationConfig', { taskId, url: hook.url });
    await until(() => hook.got.length > 0);
    const [told] = bodies<{ statusUpdate?: { status: { state: string } } }>();
    expect(told?.statusUpdate?.status.state).toBe('TASK_STATE_COMPLETED');
    const sql = 'select done from a2a.push_configs where task_id = $1';
    await until(async () => (await test.database.pool.query(sql, [taskId])).rows[0]?.done === true);
    expect(hook.got).toHaveLength(1);
  });

  it('speaks the version in which the callback was registered', async () => {
    const params = {
      message: { kind: 'message', messageId: newId(), role: 'user', parts: [{ kind: 'text', text: 'go' }] },
      configuration: { pushNotificationConfig: { url: hook.url } },
    };
    await rpc('message/send', params, '0.3');
    await until(() => hook.got.length >= 8);
    const kinds = bodies<{ kind: string }>().map((event) => event.kind);
    expect([kinds[0], kinds[1], kinds[2]]).toEqual(['task', 'status-update', 'artifact-update']);
    expect(bodies<{ final?: boolean }>().at(-1)?.final).toBe(true);
  });

  it('keeps, lists and forgets callbacks, and never tells their secrets', async () => {
    const { result } = await rpc('SendMessage', message('ask'));
    const { id: taskId } = (result as unknown as { task: { id: string } }).task;
    const created = await rpc('CreateTaskPushNotificationConfig', {
      taskId,
      id: 'one',
      url: hook.url,
      token: 'a-shared-secret',
      authentication: { scheme: 'Basic', credentials: 'c2VjcmV0' },
    });
    const shown = { taskId, id: 'one', url: hook.url, authentication: { scheme: 'Basic' } };
    expect(created.result).toEqual(shown);
    expect((await rpc('GetTaskPushNotificationConfig', { taskId, id: 'one' })).result).toEqual(shown);
    const list = await rpc('ListTaskPushNotificationConfigs', { taskId });
    expect(list.result).toEqual({ configs: [shown], nextPageToken: '' });
    for (let i = 0; i < 2; i++) {
      expect((await rpc('DeleteTaskPushNotificationConfig', { taskId, id: 'one' })).error).toBeUndefined();
    }
    expect((await rpc('GetTaskPushNotificationConfig', { taskId, id: 'one' })).error?.code).toBe(-32001);
    await rpc('CancelTask', { id: taskId });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(hook.got).toEqual([]);
    const none = await rpc('CreateTaskPushNotificationConfig', { taskId: 'none', url: hook.url });
    expect(none.error?.code).toBe(-32001);
  });

  it.each([
    'https://127.0.0.1/',
    'http://[::1]/',
    'https://metadata.google.internal/',
    'http://example.com/',
  ])('registers no callback at %s (R5.3)', async (url) => {
    const sent = await rpc('SendMessage', message('go', { url }));
    expect(sent.error?.code).toBe(-32602);
    expect(sent.error?.data[0]?.fieldViolations[0]?.field).toBe(
      'configuration.taskPushNotificationConfig.url',
    );
  });

  it('sends nothing to an address that has become an inner one (R5.3)', async () => {
    const store = createTaskStore({ database: test.database });
    const { task } = await store.create(newTask({ agent: 'rebound' }));
    const url = 'https://hooks.example.com/';
    await savePushConfig(dbOf(test.database), {
      taskId: task.id,
      id: 'x',
      url,
      agent: 'rebound',
      version: '1.0',
      after: 0,
    });
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const deps = {
      agent: 'rebound',
      database: test.database,
      secrets: createSecretBox({ database: test.database }),
      logger: silentLogger(),
    };
    const sender = createPushSender({ ...deps, safeFetch: createSafeFetch({ resolve }) });
    await sender.pass();
    const { rows } = await test.database.pool.query(
      `select failures, last_error, delivered_seq from a2a.push_configs where task_id = $1`,
      [task.id],
    );
    expect(rows[0]).toMatchObject({
      failures: 1,
      delivered_seq: 0,
      last_error: 'The address is not public.',
    });
    await store.close();
  });

  it('gives up a receiver after a day, and keeps it among the dead letters', async () => {
    const store = createTaskStore({ database: test.database });
    const { task } = await store.create(newTask({ agent: 'hopeless' }));
    const db = dbOf(test.database);
    await savePushConfig(db, {
      taskId: task.id,
      id: 'x',
      url: hook.url,
      agent: 'hopeless',
      version: '1.0',
      after: 0,
    });
    const deps = {
      agent: 'hopeless',
      database: test.database,
      secrets: createSecretBox({ database: test.database }),
      logger: silentLogger(),
    };
    const sender = createPushSender({ ...deps, safeFetch: async () => ({ status: 500, body: '' }) });
    await sender.pass();
    await test.database.pool.query(
      `update a2a.push_configs set next_attempt_at = clock_timestamp(),
       first_failed_at = clock_timestamp() - interval '25 hours' where task_id = $1`,
      [task.id],
    );
    await sender.pass();
    expect(await store.deadPushes('hopeless', 10)).toMatchObject([{ taskId: task.id, failures: 2 }]);
    expect(await takeDuePushes(db, 'hopeless', 10)).toEqual([]);
    await store.close();
  });

  it('gives one callback to one of many senders at a time', async () => {
    const store = createTaskStore({ database: test.database });
    const { task } = await store.create(newTask({ agent: 'shared' }));
    const db = dbOf(test.database);
    await savePushConfig(db, {
      taskId: task.id,
      id: 'x',
      url: hook.url,
      agent: 'shared',
      version: '1.0',
      after: 0,
    });
    const held = await store.claim({ taskId: task.id, agent: 'shared', worker: 'w' });
    const claim = { taskId: task.id, epoch: held!.epoch };
    await store.append(
      claim,
      Array.from({ length: 20 }, (_, i) => ({ event: chunk(`${i}`) })),
    );
    const got: string[] = [];
    const safeFetch = async (_url: string, request: { headers?: Record<string, string> }) => {
      got.push(request.headers?.['X-Parley-Delivery'] ?? '');
      return { status: 200, body: '' };
    };
    const deps = {
      agent: 'shared',
      database: test.database,
      secrets: createSecretBox({ database: test.database }),
      logger: silentLogger(),
      safeFetch,
    };
    const senders = [createPushSender(deps), createPushSender(deps), createPushSender(deps)];
    await Promise.all(senders.map((sender) => sender.pass()));
    expect(got.map((name) => Number(name.split('/')[2]))).toEqual(
      Array.from({ length: 22 }, (_, i) => i + 1),
    );
    await store.close();
  });
});
