import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { newId } from '@parley/platform/ids';
import { silentLogger } from '@parley/platform/logger';
import { createSafeFetch } from '@parley/platform/safe-fetch';
import { createSecretBox } from '@parley/platform/secrets';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { savePushConfig } from '../store/push.ts';
import { dbOf } from '../store/rows.ts';
import { createTaskStore, type TaskStore } from '../store.ts';
import { newTask } from '../testing/tasks.ts';
import { startTestAgent, type TestAgent } from '../testing.ts';
import { createPushConfigs } from './configs.ts';
import { createPushSender } from './sender.ts';

const hostileSchema = z.array(
  z.object({ url: z.string(), why: z.string(), resolves: z.array(z.string()).optional() }),
);
const HOSTILE = hostileSchema.parse(
  JSON.parse(readFileSync(new URL('./testing/hostile-callbacks.json', import.meta.url), 'utf8')),
);

const addresses = (ips: readonly string[]) =>
  ips.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const PUBLIC = ['93.184.216.34'];

let test: TestDatabase;
let agent: TestAgent;
let store: TaskStore;
/** Every HTTP request that this process began to make, whether or not it got anywhere. */
const begun: string[] = [];
const onRequest = (message: unknown): void => {
  const { request } = message as { request: { host: string; path: string } };
  begun.push(`${request.host}${request.path}`);
};

beforeAll(async () => {
  test = await testDatabase();
  agent = await startTestAgent({
    test,
    executor: async () => ({ state: 'input-required', message: 'Which?' }),
  });
  store = createTaskStore({ database: test.database });
});
afterAll(async () => {
  await store?.close();
  await agent?.stop();
  await test?.drop();
});
beforeEach(() => {
  begun.length = 0;
  subscribe('http.client.request.start', onRequest);
});
afterEach(() => {
  unsubscribe('http.client.request.start', onRequest);
});

async function rpc(method: string, params: object) {
  const response = await fetch(agent.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'a2a-version': '1.0' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return (await response.json()) as { result?: { task?: { id: string } }; error?: { code: number } };
}

const message = () => ({ messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'go' }] });

/** A task with one callback, of an agent of its own, and the sender of that agent. */
async function withCallback(url: string, resolve: () => Promise<{ address: string; family: number }[]>) {
  const name = `hostile-${newId()}`;
  const { task } = await store.create(newTask({ agent: name }));
  const rules = { resolve };
  const configs = createPushConfigs({
    agent: name,
    database: test.database,
    rules,
    secrets: createSecretBox({ database: test.database }),
  });
  const deps = {
    agent: name,
    database: test.database,
    secrets: createSecretBox({ database: test.database }),
    logger: silentLogger(),
  };
  const sender = createPushSender({ ...deps, safeFetch: createSafeFetch(rules) });
  const save = () =>
    savePushConfig(dbOf(test.database), {
      taskId: task.id,
      id: 'x',
      url,
      agent: name,
      version: '1.0',
      after: 0,
    });
  const state = async () =>
    (
      await test.database.pool.query<{ failures: number; delivered_seq: number }>(
        'select failures, delivered_seq from a2a.push_configs where task_id = $1',
        [task.id],
      )
    ).rows[0];
  return { configs, sender, save, state };
}

it('sees every request that is begun, be it to nobody', async () => {
  const safeFetch = createSafeFetch({ allow: ['http://127.0.0.1:9'] });
  await expect(
    safeFetch('http://127.0.0.1:9/hook', { method: 'POST', timeoutMs: 1_000 }),
  ).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(begun).toEqual(['127.0.0.1/hook']);
});

describe(`${HOSTILE.length} callbacks that lead inside (R5.3)`, () => {
  it('are refused at registration, with the message and by themselves', async () => {
    const { result } = await rpc('SendMessage', { message: message() });
    const taskId = result?.task?.id;
    for (const { url, why, resolves } of HOSTILE) {
      if (resolves) continue;
      const configuration = { taskPushNotificationConfig: { url } };
      const sent = await rpc('SendMessage', { message: message(), configuration });
      expect(sent.error?.code, `${why}: ${url}`).toBe(-32602);
      const created = await rpc('CreateTaskPushNotificationConfig', { taskId, url });
      expect(created.error?.code, `${why}: ${url}`).toBe(-32602);
    }
    const { rows } = await test.database.pool.query('select url from a2a.push_configs');
    expect(rows).toEqual([]);
  });

  it.each(HOSTILE.filter(({ resolves }) => resolves))(
    'are refused when looked up: $why',
    async ({ url, resolves }) => {
      const { configs } = await withCallback(url, async () => addresses(resolves ?? []));
      await expect(configs.vet(url)).rejects.toMatchObject({ code: 'invalid_input' });
    },
  );

  it.each(HOSTILE)('get nothing when they are there all the same: $why, $url', async ({ url, resolves }) => {
    const { sender, save, state } = await withCallback(url, async () => addresses(resolves ?? PUBLIC));
    await save();
    await sender.pass();
    expect(await state()).toEqual({ failures: 1, delivered_seq: 0 });
    expect(begun).toEqual([]);
  });

  it.each(HOSTILE.filter(({ resolves }) => resolves))(
    'get nothing when they were good at registration: $why',
    async ({ url, resolves }) => {
      let now = PUBLIC;
      const { configs, sender, save, state } = await withCallback(url, async () => addresses(now));
      await configs.vet(url);
      await save();
      now = resolves ?? [];
      await sender.pass();
      expect(await state()).toEqual({ failures: 1, delivered_seq: 0 });
      expect(begun).toEqual([]);
    },
  );
});
