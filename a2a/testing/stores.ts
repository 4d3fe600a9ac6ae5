import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { createTaskStore, migrateA2A, type TaskStore } from '../store.ts';
import { newTask } from './tasks.ts';

/** A task store on a database of its own, with what tests of it do again and again. */
export interface TestStore {
  store: TaskStore;
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  listen: TestDatabase['database']['listen'];
  /** A new task in the hands of a worker. */
  claimed(over?: Parameters<typeof newTask>[0]): Promise<Claimed>;
  /** As if the worker had died: its lease is over. */
  expire(taskId: string): Promise<void>;
  close(): Promise<void>;
}

interface Claimed {
  task: Awaited<ReturnType<TaskStore['create']>>['task'];
  claim: { taskId: string; epoch: number };
}

export async function startStore(): Promise<TestStore> {
  const test = await testDatabase();
  await migrateA2A(test.database);
  const store = createTaskStore({ database: test.database });
  const query: TestStore['query'] = (text, values) => test.database.pool.query(text, values);
  return {
    store,
    query,
    listen: test.database.listen,
    async claimed(over = {}) {
      const { task } = await store.create(newTask(over));
      const held = await store.claim({ taskId: task.id, agent: 'tester', worker: 'w1' });
      if (!held) throw new TypeError('nobody gave the new task');
      return { task, claim: { taskId: task.id, epoch: held.epoch } };
    },
    async expire(taskId) {
      await query(
        `update a2a.tasks set lease_until = clock_timestamp() - interval '1 second',
           queued_at = clock_timestamp() - interval '7 seconds' where id = $1`,
        [taskId],
      );
    },
    async close() {
      await store.close();
      await test.drop();
    },
  };
}
