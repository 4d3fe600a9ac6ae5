import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Execution, Executor } from './execution.ts';
import type { StoredTask } from './store/rows.ts';
import { createTaskStore, migrateA2A, type TaskStore } from './store.ts';
import { type LoggedEvent, stateOf, textOf } from './task-types.ts';
import { newTask } from './testing/tasks.ts';
import { createWakeUp } from './worker/queue.ts';
import { createTaskWorker, type TaskWorker } from './worker.ts';

let test: TestDatabase;
let store: TaskStore;
let queues: Queues;
const logger = silentLogger();

beforeAll(async () => {
  test = await testDatabase();
  await migrateA2A(test.database);
  store = createTaskStore({ database: test.database });
  queues = await createQueues({ database: test.database, logger });
});
afterAll(async () => {
  await queues.close();
  await store.close();
  await test.drop();
});

function worker(agent: string, executor: Executor, concurrency = 4): TaskWorker {
  const wakeUp = createWakeUp({ queues, logger, agent });
  const approvals = { expire: async () => undefined };
  const deps = { agent, executor, store, database: test.database, queues, wakeUp, logger, approvals };
  return createTaskWorker({ ...deps, concurrency });
}

async function send(agent: string, over: Parameters<typeof newTask>[0] = {}): Promise<StoredTask> {
  const { task } = await store.create(newTask({ agent, ...over }));
  await createWakeUp({ queues, logger, agent })(task);
  return task;
}

async function ended(task: StoredTask): Promise<{ task: StoredTask; events: LoggedEvent[] }> {
  const until = ({ state }: StoredTask): boolean => !['submitted', 'working'].includes(state);
  const found = await store.waitUntil(task, { until, signal: AbortSignal.timeout(25_000) });
  return { task: found, events: await store.events(task.id, 0) };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

const sql = (text: string, id: string | string[]) => test.database.pool.query(text, [id]);

describe('a task in the hands of a worker (R10)', () => {
  it('goes on in another process when its worker has died, without saying anything twice', async () => {
    const begun = Promise.withResolvers<Execution>();
    const zombie = Promise.withResolvers<void>();
    const first = worker(
      'dying',
      async (x) => {
        await x.publish({ kind: 'artifact', artifactId: 'answer', text: 'one ' }, { key: 'step-1' });
        begun.resolve(x);
        await zombie.promise;
        await x.publish({ kind: 'artifact', artifactId: 'answer', text: 'zombie', append: true });
        return { state: 'completed' };
      },
      1,
    );
    await first.start();
    const task = await send('dying');
    const { signal, publish } = await begun.promise;
    // Its heartbeat no longer reaches the database: to everybody else it is dead.
    await sql(
      `update a2a.tasks set lease_until = clock_timestamp() - interval '1 s',
       queued_at = clock_timestamp() - interval '1 min' where id = $1`,
      task.id,
    );
    const second = worker('dying', async (x) => {
      const known = await x.events();
      await x.publish({ kind: 'artifact', artifactId: 'answer', text: 'one ' }, { key: 'step-1' });
      await x.publish(
        { kind: 'artifact', artifactId: 'answer', text: 'two', append: true },
        { key: 'step-2' },
      );
      return { state: 'completed', message: `attempt ${x.attempt}, ${known.length} events` };
    });
    await second.start();
    const result = await ended(task);
    zombie.resolve();
    await expect(publish({ kind: 'artifact', artifactId: 'answer', text: 'zombie' })).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    expect(textOf(result.task.artifacts![0]!.parts)).toBe('one two');
    expect(textOf(result.task.status_message!.parts)).toBe('attempt 2, 3 events');
    expect(result.events.map((e) => e.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(result.task).toMatchObject({ crashes: 1, epoch: 2 });
    await first.close();
    await second.close();
    expect(signal.aborted).toBe(true);
    expect(await store.events(task.id, 0)).toEqual(result.events);
  });

  it('is handed over at shutdown, at once and without counting a crash', async () => {
    const begun = Promise.withResolvers<void>();
    const leaving = worker('draining', async (x) => {
      begun.resolve();
      return aborted(x.signal);
    });
    await leaving.start();
    const task = await send('draining');
    await begun.promise;
    await leaving.close();
    const staying = worker('draining', async (x) => ({
      state: 'completed',
      message: `attempt ${x.attempt}`,
    }));
    await staying.start();
    const result = await ended(task);
    expect(textOf(result.task.status_message!.parts)).toBe('attempt 2');
    expect(result.task).toMatchObject({ crashes: 0, failures: 0 });
    await staying.close();
  });

  it('is found although the queue never heard of it', async () => {
    const { task } = await store.create(newTask({ agent: 'forgotten' }));
    await sql(`update a2a.tasks set queued_at = clock_timestamp() - interval '1 min' where id = $1`, task.id);
    const found = worker('forgotten', async () => ({ state: 'completed' }));
    await found.start();
    expect((await ended(task)).task.state).toBe('completed');
    await found.close();
  });

  it('runs alone among suspects until it has got further, so that its neighbours are not blamed', async () => {
    const tasks = await Promise.all(['a', 'b', 'c'].map(() => send('suspects')));
    await sql(
      `update a2a.tasks set state = 'working', claimed_by = 'dead',
       lease_until = clock_timestamp() - interval '1 s' where id = any($1)`,
      tasks.map(({ id }) => id),
    );
    let unclear = 0;
    let most = 0;
    const patient = worker('suspects', async ({ publish }) => {
      unclear += 1;
      most = Math.max(most, unclear);
      await new Promise((resolve) => setTimeout(resolve, 30));
      unclear -= 1;
      await publish({ kind: 'activity', activity: { type: 'warning', code: 'step', message: 'one' } });
      return { state: 'completed' };
    });
    await patient.start();
    for (const task of tasks)
      expect((await ended(task)).task).toMatchObject({ state: 'completed', crashes: 1 });
    expect(most).toBe(1);
    await patient.close();
  });

  it('is set aside when it has ended a worker, and three more as the only suspect', async () => {
    const task = await send('poison');
    await sql(
      `update a2a.tasks set crashes = 3, state = 'working', claimed_by = 'dead',
       lease_until = clock_timestamp() - interval '1 s' where id = $1`,
      task.id,
    );
    let ran = false;
    const careful = worker('poison', async () => {
      ran = true;
      return { state: 'completed' };
    });
    await careful.start();
    const result = await ended(task);
    expect(result.task).toMatchObject({ state: 'failed', dead_letter: true, crashes: 4 });
    expect(textOf(result.task.status_message!.parts)).toMatch(/ended 4 workers/);
    expect(ran).toBe(false);
    await careful.close();
  });
});

describe('what an executor does not wait for', () => {
  it('does not end the process when it cannot be written (R10)', async () => {
    const tried = Promise.withResolvers<void>();
    const one = worker('careless', async (execution) => {
      await sql(`update a2a.tasks set epoch = epoch + 1 where id = $1`, execution.task.id);
      const activity = { type: 'warning' as const, code: 'late', message: 'too late' };
      // An unhandled rejection would fail this run of the tests.
      void execution
        .publish({ kind: 'activity', activity })
        .finally(tried.resolve)
        .catch(() => undefined);
      void execution.publish({ kind: 'activity', activity });
      await tried.promise;
      return { state: 'completed' };
    });
    await one.start();
    await send('careless');
    await tried.promise;
    await one.close();
  });
});

describe('how an executor ends', () => {
  it('tries again what may pass, and says why what may not', async () => {
    let tries = 0;
    const flaky = worker('flaky', async (x) => {
      if (x.text === 'never') throw new ParleyError('invalid_input', 'This cannot work.');
      if (x.text === 'bug') throw new TypeError('secret detail');
      tries += 1;
      if (tries < 3) throw new ParleyError('upstream_failed', 'Not now.');
      return { state: 'completed' };
    });
    await flaky.start();
    const [passes, never, bug] = await Promise.all([
      send('flaky'),
      send('flaky', { text: 'never' }),
      send('flaky', { text: 'bug' }),
    ]);
    expect((await ended(passes)).task).toMatchObject({ state: 'completed', failures: 2, crashes: 0 });
    const refused = await ended(never);
    expect(textOf(refused.task.status_message!.parts)).toBe('This cannot work.');
    const broken = await ended(bug);
    expect(broken.task.state).toBe('failed');
    expect(JSON.stringify(broken.events)).not.toContain('secret');
    await flaky.close();
  });

  it('counts tries anew where the task got further, and ends all the same one day (R10)', async () => {
    const tries = new Map<string, number>();
    const stumbling = worker('stumbling', async (x) => {
      const n = (tries.get(x.text) ?? 0) + 1;
      tries.set(x.text, n);
      if (x.text === 'further')
        await x.publish({
          kind: 'activity',
          activity: { type: 'warning', code: 'agent_failed', message: `part ${n}` },
        });
      if (x.text === 'further' && n > 5) return { state: 'completed' };
      throw new ParleyError('upstream_failed', 'Not now.');
    });
    await stumbling.start();
    const [further, nowhere] = await Promise.all([
      send('stumbling', { text: 'further' }),
      send('stumbling', { text: 'nowhere' }),
    ]);
    expect((await ended(further)).task).toMatchObject({ state: 'completed', attempts: 6 });
    expect((await ended(nowhere)).task).toMatchObject({ state: 'failed', attempts: 3 });
    await stumbling.close();
  });

  it('stops at the time limit of the task', async () => {
    const slow = worker('slow', (x) => aborted(x.signal));
    await slow.start();
    const task = await send('slow', { deadline: new Date(Date.now() + 300) });
    const late = await send('slow', { deadline: new Date(Date.now() - 1000) });
    for (const one of [task, late]) {
      const result = await ended(one);
      expect(result.task.state).toBe('failed');
      expect(textOf(result.task.status_message!.parts)).toMatch(/time limit/);
    }
    await slow.close();
  });

  it('hears of a cancellation in flight within half a second', async () => {
    const begun = Promise.withResolvers<void>();
    let stoppedAt = 0;
    const busy = worker('busy', async (x) => {
      begun.resolve();
      await aborted(x.signal).catch(() => undefined);
      stoppedAt = performance.now();
      return { state: 'failed', message: 'Stopped: 2 delegated tasks.' };
    });
    await busy.start();
    const task = await send('busy');
    await begun.promise;
    const askedAt = performance.now();
    await store.requestCancel(task.id);
    const result = await ended(task);
    expect(stoppedAt - askedAt).toBeLessThan(500);
    expect(result.events.map((e) => stateOf(e.event))).toEqual(['submitted', 'working', 'canceled']);
    expect(textOf(result.task.status_message!.parts)).toBe('Stopped: 2 delegated tasks.');
    await busy.close();
  });
});
