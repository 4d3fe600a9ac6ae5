import type { Executor } from '@parley/a2a/execution';
import { createCallbackLetters } from '@parley/a2a/jobs/callback-letters';
import { createTaskJobs } from '@parley/a2a/jobs/task-jobs';
import { createTaskLetters } from '@parley/a2a/jobs/task-letters';
import { createTaskStore, type TaskStore } from '@parley/a2a/store';
import { newTask } from '@parley/a2a/testing/tasks';
import { silentLogger } from '@parley/platform/logger';
import { createQueues, type Queues } from '@parley/platform/queue';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../api.ts';
import { DeadLetterList, JobList, RetriedInfo } from '../api-jobs.ts';
import { createJobBoard } from '../jobs/board.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { workflowOfRun as workflowOf } from '../workflows/run-of.ts';

const KEYS = [
  { key: 'key-of-ana-0123456789', subject: 'ana', scopes: ['jobs:write'] },
  { key: 'key-of-ben-0123456789', subject: 'ben', scopes: ['kb:read'] },
  { key: 'key-of-cleo-012345678', subject: 'cleo', scopes: ['jobs:read', 'jobs:write'] },
] as const;
type Who = (typeof KEYS)[number]['subject'];

const plan = {
  type: 'plan.created' as const,
  plan: {
    steps: ['a', 'b'].map((id) => ({ id, agent: 'x', skill: 'y', instruction: 'z', dependsOn: [] })),
  },
  revision: 1,
};
const finished = {
  type: 'step.finished' as const,
  stepId: 'a',
  agent: 'x',
  skill: 'y',
  status: 'completed' as const,
  durationMs: 1,
};
const executor: Executor = async ({ text, publish }) => {
  if (text !== 'Ask me.') return { state: 'completed' };
  for (const activity of [plan, finished]) await publish({ kind: 'activity', activity });
  return { state: 'input-required', message: 'Which year?' };
};

let test: TestDatabase;
let queues: Queues;
let store: TaskStore;
let orchestrator: TestOrchestrator;
beforeAll(async () => {
  test = await testDatabase();
  const { database } = test;
  const logger = silentLogger();
  queues = await createQueues({ database, logger });
  store = createTaskStore({ database });
  orchestrator = await startTestOrchestrator({
    test,
    executor,
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
    jobs: createJobBoard({
      jobs: [createTaskJobs({ database, agents: ['idle'], workflowOf })],
      letters: [
        createTaskLetters({ database, queues, logger, workflowOf }),
        createCallbackLetters({ database, workflowOf }),
      ],
    }),
  });
});
afterAll(async () => {
  await orchestrator?.stop();
  await store?.close();
  await queues?.close();
  await test?.drop();
});

const call = (who: Who, path: string, method = 'GET', body?: object) => {
  const key = KEYS.find(({ subject }) => subject === who)?.key ?? '';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return orchestrator.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
};
const jobs = async (who: Who, query = '') => JobList.parse(await (await call(who, `/jobs${query}`)).json());
const letters = async (who: Who) =>
  DeadLetterList.parse(await (await call(who, '/jobs/dead-letters')).json()).letters;
const retry = (who: Who, id: string) => call(who, `/jobs/dead-letters/${id}/retry`, 'POST');
const solve = async (who: Who, query: string): Promise<Run> =>
  (await (await call(who, '/solve', 'POST', { query })).json()) as Run;

/** As the worker leaves a task that has ended one process after another. */
async function setAside(over: Parameters<typeof newTask>[0]) {
  const { task } = await store.create(newTask({ agent: 'coordinator', owner: 'ana', ...over }));
  await test.database.pool.query(
    `update a2a.tasks set state = 'failed', dead_letter = true, crashes = 4 where id = $1`,
    [task.id],
  );
  return task;
}

describe('/jobs (R7)', () => {
  it('tells the queues and what is in them, to each their own, and all to those who look after them', async () => {
    const { runId } = await solve('ana', 'Ask me.');
    await solve('ben', 'Say it.');
    const mine = await jobs('ana');
    expect(mine).toMatchObject({
      everybody: false,
      queues: [
        { name: 'coordinator', paused: 1, active: 0 },
        { name: 'idle', waiting: 0 },
      ],
      jobs: [
        {
          id: runId,
          runId,
          state: 'paused',
          progress: 50,
          message: 'Which year?',
          attempts: 1,
          workflow: null,
        },
      ],
      next: null,
    });
    expect((await jobs('ben')).jobs).toEqual([]);
    expect((await jobs('ben', '?show=ended')).jobs).toMatchObject([{ state: 'completed', owner: 'ben' }]);
    const first = await jobs('cleo', '?show=all&limit=1');
    expect(first).toMatchObject({ everybody: true, jobs: [{ owner: 'ben' }] });
    expect(await jobs('cleo', `?show=all&limit=1&before=${first.next}`)).toMatchObject({
      jobs: [{ id: runId, owner: 'ana' }],
      next: null,
    });
    expect((await call('ana', '/jobs?show=some')).status).toBe(400);
  });

  it('asks once more what was set aside, in the name of its owner and once only (R7.3)', async () => {
    const task = await setAside({ text: 'Say it.', principal: { subject: 'ana', scopes: [], actors: [] } });
    const [letter] = await letters('cleo');
    expect(letter).toMatchObject({ kind: 'task', owner: 'ana', title: 'Say it.', failures: 4, final: null });
    expect(await letters('ben')).toEqual([]);
    const id = letter?.id ?? '';
    expect((await retry('ben', id)).status).toBe(403);
    const again = RetriedInfo.parse(await (await retry('cleo', id)).json());
    expect(RetriedInfo.parse(await (await retry('ana', id)).json())).toEqual(again);
    expect(again.runId).not.toBe(task.id);
    expect(await letters('ana')).toEqual([]);
    const run = async () => (await (await call('ana', `/runs/${again.runId}`)).json()) as Run;
    await until(async () => (await run()).status === 'completed');
    expect(await run()).toMatchObject({ threadId: task.context_id, query: 'Say it.' });
  });

  it('leaves alone what belongs to a run that is over, until it is discarded', async () => {
    const { runId } = await solve('ana', 'Say it.');
    await setAside({ parentTaskId: runId, depth: 1 });
    const [letter] = await letters('ana');
    expect(letter).toMatchObject({ runId, final: expect.stringContaining('ask that again') });
    const path = `/jobs/dead-letters/${letter?.id}`;
    expect((await retry('ana', letter?.id ?? '')).status).toBe(409);
    expect((await call('ben', path, 'DELETE')).status).toBe(403);
    expect((await call('ana', path, 'DELETE')).status).toBe(204);
    expect((await call('ana', path, 'DELETE')).status).toBe(204);
    expect(await letters('ana')).toEqual([]);
    expect((await retry('ana', `task.${runId}`)).status).toBe(404);
    expect((await retry('ana', 'nothing.x')).status).toBe(404);
  });

  it('gives a callback that was given up its events from where it stopped', async () => {
    const { runId } = await solve('ana', 'Say it.');
    const insert = (id: string) =>
      test.database.pool.query(
        `insert into a2a.push_configs (task_id, id, agent, version, url, delivered_seq, failures, last_error, dead_at)
         values ($1, $2, 'nobody', '1.0', 'https://a.example/hook?secret=1', 1, 40, 'It was away.', now())`,
        [runId, id],
      );
    await insert('one/id');
    await insert('two');
    const [two, one] = (await letters('ana')).toSorted((a, b) => a.id.length - b.id.length);
    expect(one).toMatchObject({
      kind: 'callback',
      title: 'https://a.example/hook',
      error: 'It was away.',
      failures: 40,
      runId,
    });
    expect(one?.undelivered).toBeGreaterThan(0);
    expect((await retry('ana', one?.id ?? '')).status).toBe(200);
    expect((await retry('ana', one?.id ?? '')).status).toBe(200);
    const open =
      'select id from a2a.push_configs where dead_at is null and failures = 0 and delivered_seq = 1';
    expect((await test.database.pool.query(open)).rows).toEqual([{ id: 'one/id' }]);
    expect((await call('ana', `/jobs/dead-letters/${two?.id}`, 'DELETE')).status).toBe(204);
    expect((await call('ana', `/jobs/dead-letters/${one?.id}`, 'DELETE')).status).toBe(404);
    expect(await letters('ana')).toEqual([]);
  });
});
