import { createServer, type ServerResponse } from 'node:http';
import { silentLogger } from '@parley/platform/logger';
import { freePort } from '@parley/platform/ports';
import { createSafeFetch } from '@parley/platform/safe-fetch';
import { createSecretBox } from '@parley/platform/secrets';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { savePushConfig } from '../store/push.ts';
import { dbOf } from '../store/rows.ts';
import { createTaskStore, migrateA2A, type TaskStore } from '../store.ts';
import { chunk, newTask } from '../testing/tasks.ts';
import { createPushSender } from './sender.ts';

const OUTAGE_MS = 10 * 60_000;
const AGENT = 'teller';

/** The ways in which a receiver can be away although somebody listens; `refused` is nobody. */
const FAULTS: ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(503).end(),
  (response) => response.writeHead(500).end('<html>'),
  (response) => response.destroy(),
  (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
  (response) => response.writeHead(200).end('x'.repeat(100_000)),
  (response) => response.writeHead(404).end(),
];

interface Receiver {
  url: string;
  /** Delivered and taken: the number of each event. */
  taken: number[];
  attempts: number;
  isUp: boolean;
  open(): Promise<void>;
  close(): Promise<void>;
}

async function receiver(): Promise<Receiver> {
  const port = await freePort();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      state.attempts += 1;
      if (!state.isUp) return FAULTS[state.attempts % FAULTS.length]?.(response);
      state.taken.push(Number(String(request.headers['x-parley-delivery']).split('/')[2]));
      response.writeHead(204).end();
    });
  });
  const state: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    taken: [],
    attempts: 0,
    isUp: true,
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve())),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return state;
}

let test: TestDatabase;
let store: TaskStore;
let hook: Receiver;

beforeAll(async () => {
  test = await testDatabase();
  await migrateA2A(test.database);
  store = createTaskStore({ database: test.database });
  hook = await receiver();
  await hook.open();
});
afterAll(async () => {
  await hook?.close();
  await store?.close();
  await test?.drop();
});

/** Each pass by another sender, as after a restart: what is to be done is in the database only. */
async function pass(): Promise<void> {
  const safeFetch = createSafeFetch({ allow: [new URL(hook.url).origin] });
  const deps = {
    agent: AGENT,
    database: test.database,
    secrets: createSecretBox({ database: test.database }),
    logger: silentLogger(),
    safeFetch,
  };
  await createPushSender(deps).pass();
}

/** Lets the test's time go on to the next attempt; gives how much went by, or 0 when none is due later. */
async function advance(): Promise<number> {
  const { rows } = await test.database.pool.query<{ ms: number }>(
    `with due as (
       select greatest(0, ceil(extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000)) as ms
       from a2a.push_configs where not done and dead_at is null
     )
     update a2a.push_configs set
       next_attempt_at = next_attempt_at - due.ms * interval '1 ms',
       first_failed_at = first_failed_at - due.ms * interval '1 ms'
     from due returning due.ms::int as ms`,
  );
  return rows[0]?.ms ?? 0;
}

it('a receiver that is down for ten minutes gets every event in order after it returns (R5.1, R10)', async () => {
  const { task } = await store.create(newTask({ agent: AGENT }));
  const config = { taskId: task.id, id: 'x', url: hook.url, agent: AGENT, version: '1.0' as const, after: 0 };
  await savePushConfig(dbOf(test.database), config);
  const held = await store.claim({ taskId: task.id, agent: AGENT, worker: 'w' });
  const claim = { taskId: task.id, epoch: held!.epoch };
  const say = (n: number) => store.append(claim, [{ event: chunk(`${n};`, n > 0) }]);
  for (let n = 0; n < 5; n += 1) await say(n);
  await pass();
  expect(hook.taken).toEqual([1, 2, 3, 4, 5, 6, 7]);

  hook.isUp = false;
  let away = 0;
  let said = 5;
  const delays: number[] = [];
  for (let n = 0; away < OUTAGE_MS; n += 1) {
    // The task goes on meanwhile, and now and then nobody listens at all.
    await say(said++);
    if (n % 5 === 4) {
      await hook.close();
      await pass();
      await hook.open();
    } else await pass();
    const waited = await advance();
    expect(waited).toBeGreaterThan(0);
    away += waited;
    delays.push(waited);
  }
  expect(hook.taken).toHaveLength(7);
  // Ever more slowly, but a receiver that comes back is told within a minute.
  expect(Math.max(...delays)).toBeLessThanOrEqual(60_000);
  expect(delays[0]).toBeLessThanOrEqual(1_000);
  expect(delays.length).toBeLessThan(40);

  hook.isUp = true;
  await store.transition({ ...claim, action: 'complete' });
  await pass();
  const last = said + 3;
  expect(hook.taken).toEqual(Array.from({ length: last }, (_, n) => n + 1));
  await pass();
  expect(hook.taken).toHaveLength(last);
});
