import type { Turn } from '@parley/a2a/execution';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run, RunList } from '../api.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const KEYS = [
  { key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['*'] },
  { key: 'key-of-bob-0123456789', subject: 'bob', scopes: ['*'] },
];
const ann = { 'x-api-key': 'key-of-ann-0123456789' };
const bob = { authorization: 'Bearer key-of-bob-0123456789' };

const script = scriptedExecutor(() => houseScript(0));
let turns: Turn[] = [];
let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  orchestrator = await startTestOrchestrator({
    test,
    executor: async (execution) => {
      turns = await execution.thread(10);
      return script(execution);
    },
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
  });
});
afterAll(async () => {
  await orchestrator.stop();
  await test.drop();
});

describe('a run belongs to its caller (R9.1)', () => {
  it('is not there for anybody else, by any route', async () => {
    const run = Run.parse(await (await orchestrator.solve({ query: 'mine' }, ann)).json());
    const as = (headers: Record<string, string>, path: string, method = 'GET') =>
      orchestrator.request(path, { headers, method });
    expect((await as(ann, `/runs/${run.runId}`)).status).toBe(200);
    expect((await as(bob, `/runs/${run.runId}`)).status).toBe(404);
    expect((await as(bob, `/runs/${run.runId}/events`)).status).toBe(404);
    expect((await as(bob, `/runs/${run.runId}/cancel`, 'POST')).status).toBe(404);
    expect(RunList.parse(await (await as(bob, '/runs')).json()).runs).toEqual([]);
  });

  it('two callers may use the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'same', prefer: 'respond-async' };
    const of = async (who: Record<string, string>) =>
      Run.parse(await (await orchestrator.solve({ query: 'mine' }, { ...headers, ...who })).json());
    expect((await of(ann)).runId).not.toBe((await of(bob)).runId);
  });

  it('a thread of somebody else shows nothing of it', async () => {
    const run = Run.parse(await (await orchestrator.solve({ query: 'mine' }, ann)).json());
    const response = await orchestrator.solve({ query: 'yours', threadId: run.threadId }, bob);
    expect(response.status).toBe(200);
    expect(turns).toEqual([]);
    const list = await orchestrator.request(`/runs?threadId=${run.threadId}`, { headers: bob });
    expect(RunList.parse(await list.json()).runs.map((own) => own.query)).toEqual(['yours']);
  });
});
