import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { createSecretBox } from '@parley/platform/secrets';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createA2AClient } from './client.ts';
import type { Executor } from './execution.ts';
import { createTaskStore, type TaskStore } from './store.ts';
import { message, post, rpc } from './testing/rpc.ts';
import { newTask } from './testing/tasks.ts';
import { startTestAgent, type TestAgent } from './testing.ts';
import { createReconciler } from './worker/reconciler.ts';

const KEYS = ['ann', 'bob', 'cid'].map((subject) => ({
  key: `key-of-${subject}-0123456789`,
  subject,
  scopes: ['*'],
}));
const as = (subject: string) => ({ 'x-api-key': `key-of-${subject}-0123456789` });

let test: TestDatabase;
let agent: TestAgent;
let store: TaskStore;
let goOn: () => void = () => undefined;

/** Works until it is told to go on. */
const executor: Executor = async () => {
  await new Promise<void>((resolve) => {
    const before = goOn;
    goOn = () => {
      before();
      resolve();
    };
  });
  return { state: 'completed' };
};

beforeAll(async () => {
  test = await testDatabase();
  store = createTaskStore({ database: test.database });
  const env = {
    PARLEY_API_KEYS: JSON.stringify(KEYS),
    PARLEY_OPEN_TASKS: '3',
    PARLEY_OPEN_TASKS_PER_CALLER: '2',
  };
  agent = await startTestAgent({ test, executor, env, name: 'busy' });
});
afterAll(async () => {
  goOn();
  await agent?.stop();
  await store?.close();
  await test?.drop();
});

const params = (messageId: string) => ({
  ...message({ messageId }),
  configuration: { returnImmediately: true },
});
const send = (who: string, messageId = newId()) =>
  rpc(agent.url, { method: 'SendMessage', params: params(messageId), headers: as(who) });

describe('an agent that has enough to do (R1.7)', () => {
  it('turns one caller away beyond its share, and all beyond what it takes, and says when to come back', async () => {
    const first = newId();
    expect((await send('ann', first)).error).toBeUndefined();
    expect((await send('ann')).error).toBeUndefined();
    expect((await send('ann')).error?.message).toMatch(/This caller/);
    expect((await send('bob')).error).toBeUndefined();
    expect((await send('cid')).error?.message).toMatch(/This agent/);

    const body = JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'SendMessage', params: params(newId()) });
    const overRpc = await post(agent.url, body, as('cid'));
    expect([overRpc.status, overRpc.headers.get('retry-after')]).toEqual([429, '2']);
    expect(await overRpc.json()).toMatchObject({
      id: 7,
      error: { code: -32603, data: [{ reason: 'RESOURCE_EXHAUSTED', domain: 'parley' }] },
    });
    const overRest = await post(`${agent.url}/message:send`, JSON.stringify(params(newId())), as('cid'));
    expect([overRest.status, overRest.headers.get('retry-after')]).toEqual([429, '2']);

    // What was accepted before is found again, and can be asked for.
    expect((await send('ann', first)).error).toBeUndefined();
    const list = await rpc(agent.url, { method: 'ListTasks', params: {}, headers: as('ann') });
    expect((list.result as unknown as { totalSize: number }).totalSize).toBe(2);
  });

  it('takes work again when it has done some; our client comes back by itself', async () => {
    const token = async () => 'key-of-cid-0123456789';
    const impatient = createA2AClient({ url: agent.url, token, patienceMs: 0 });
    await expect(impatient.send({ text: 'x', messageId: newId() })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterSeconds: 2,
    });
    const stop = new AbortController();
    const stopped = createA2AClient({ url: agent.url, token }).send({
      text: 'x',
      messageId: newId(),
      signal: stop.signal,
    });
    const sent = createA2AClient({ url: agent.url, token }).send({ text: 'x', messageId: newId() });
    setImmediate(() => stop.abort());
    await expect(stopped).rejects.toThrow();
    goOn();
    expect((await sent).status.state).toMatch(/submitted|working/);
    goOn();
  });
});

describe('ended tasks of long ago (R9.5)', () => {
  it('are deleted in batches with all that was kept of them; others stay', async () => {
    const old: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { task } = await store.create(newTask({ agent: 'archive' }));
      await store.transition({ taskId: task.id, action: 'cancel' });
      old.push(task.id);
    }
    const { task: young } = await store.create(newTask({ agent: 'archive' }));
    await store.transition({ taskId: young.id, action: 'cancel' });
    const { task: open } = await store.create(newTask({ agent: 'archive' }));
    await test.database.pool.query(
      `update a2a.tasks set status_at = status_at - interval '366 days' where id = any($1)`,
      [[...old, open.id]],
    );
    const pruned: string[] = [];
    const reconciler = createReconciler({
      agent: 'archive',
      store,
      wakeUp: async () => undefined,
      approvals: { expire: async () => undefined } as never,
      logger: silentLogger(),
      retention: { days: 365, onPruned: async (ids) => void pruned.push(...ids) },
    });
    expect(await store.prune('archive', 400, 10)).toEqual([]);
    await reconciler.pass();
    expect(pruned.toSorted()).toEqual(old.toSorted());
    const { rows } = await test.database.pool.query<{ id: string; events: number }>(
      `select t.id, (select count(*)::int from a2a.task_events where task_id = t.id) as events
       from a2a.tasks t where agent = 'archive'`,
    );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([young.id, open.id].toSorted());
    const left = await test.database.pool.query('select 1 from a2a.task_events where task_id = any($1)', [
      old,
    ]);
    expect(left.rowCount).toBe(0);
  });
});

describe('secrets of callbacks (R9.4)', () => {
  it('are in no table, and in no answer', async () => {
    const { task } = await store.create(newTask({ agent: 'busy', owner: 'bob' }));
    const taskId = task.id;
    const config = {
      taskId,
      id: 'hook',
      url: 'https://93.184.216.34/hook',
      token: 'their-token',
      authentication: { scheme: 'Bearer', credentials: 'their-credentials' },
    };
    const created = await rpc(agent.url, {
      method: 'CreateTaskPushNotificationConfig',
      params: config,
      headers: as('bob'),
    });
    const read = await rpc(agent.url, {
      method: 'GetTaskPushNotificationConfig',
      params: { taskId, id: 'hook' },
      headers: as('bob'),
    });
    const { rows } = await test.database.pool.query('select * from a2a.push_configs');
    expect(rows).toHaveLength(1);
    for (const shown of [created, read, rows]) expect(JSON.stringify(shown)).not.toMatch(/their-/);
    const box = createSecretBox({ database: test.database });
    const [row] = rows as { token: string }[];
    expect(await box.open(row?.token ?? '', `a2a.push_configs/${taskId}/hook/token`)).toBe('their-token');
  });
});
