import { Annotation, END, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import { createTaskStore, migrateA2A } from '@parley/a2a/store';
import { newTask } from '@parley/a2a/testing/tasks';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAgentGraph } from './define.ts';
import { checkOpenThreads } from './open-threads.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  await migrateA2A(test.database);
});
afterAll(() => test.drop());

const checkpoints = new MemorySaver();

/** Two steps; the second of them waits for good. */
function compiled(second: string, kept: 'notes' | 'remarks') {
  const state = Annotation.Root({ [kept]: Annotation<string>(), startedAt: Annotation<string>() });
  return new StateGraph(state)
    .addNode('first', async () => ({ [kept]: 'written' }))
    .addNode(second, async () => ({ [kept]: 'more' }))
    .addEdge(START, 'first')
    .addEdge('first', second as 'first')
    .addEdge(second as 'first', END)
    .compile({ checkpointer: checkpoints, interruptBefore: [second as 'first'] });
}

async function openTask(agent: string): Promise<string> {
  const store = createTaskStore({ database: test.database });
  const { task } = await store.create(newTask({ agent }));
  await store.close();
  return task.id;
}

const check = (graphs: [string, ReturnType<typeof asAgentGraph>][]) =>
  checkOpenThreads({ database: test.database, checkpoints, graphs: new Map(graphs) });

it('an open thread is compared with the graph of this version (R10)', async () => {
  const before = compiled('second', 'notes');
  const taskId = await openTask('counter');
  await before.invoke({ startedAt: 'now' }, { configurable: { thread_id: taskId } });

  expect(await check([['counter', asAgentGraph(before)]])).toEqual({ open: 1, stranded: [] });

  const renamed = await check([['counter', asAgentGraph(compiled('third', 'notes'))]]);
  expect(renamed.stranded).toEqual([
    { taskId, agent: 'counter', reason: 'its next step second is no step any more' },
  ]);

  const dropped = await check([['counter', asAgentGraph(compiled('second', 'remarks'))]]);
  expect(dropped.stranded[0]?.reason).toBe('it keeps notes, which is known no more');

  expect((await check([])).stranded[0]?.reason).toBe('there is no agent "counter" any more');
});
