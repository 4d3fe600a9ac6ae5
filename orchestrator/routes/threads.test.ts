import type { Executor } from '@parley/a2a/execution';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../api.ts';
import { type Thread, ThreadList } from '../api-threads.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';

const KEYS = [
  { key: 'key-of-ana-0123456789', subject: 'ana', scopes: ['kb:read'] },
  { key: 'key-of-ben-0123456789', subject: 'ben', scopes: ['kb:read'] },
] as const;
type Who = (typeof KEYS)[number]['subject'];

const executor: Executor = async ({ text, publish }) => {
  if (text === 'Ask me.') return { state: 'input-required', message: 'Which year?' };
  await publish({ kind: 'artifact', artifactId: 'answer', text: `It is said of "${text}" that\nÖtzi knew.` });
  return { state: 'completed' };
};

let test: TestDatabase;
let orchestrator: TestOrchestrator;
beforeAll(async () => {
  test = await testDatabase();
  const env = { PARLEY_API_KEYS: JSON.stringify(KEYS) };
  orchestrator = await startTestOrchestrator({ test, executor, env });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

const call = (who: Who, path: string, method = 'GET', body?: object) => {
  const key = KEYS.find(({ subject }) => subject === who)?.key ?? '';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return orchestrator.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
};
const solve = async (who: Who, query: string, threadId?: string): Promise<Run> =>
  (await (await call(who, '/solve', 'POST', { query, ...(threadId ? { threadId } : {}) })).json()) as Run;
const list = async (who: Who, query = '') =>
  ThreadList.parse(await (await call(who, `/threads${query}`)).json());
const titles = async (who: Who, query = '') => (await list(who, query)).threads.map(({ title }) => title);
const change = (who: Who, threadId: string, body: object) => call(who, `/threads/${threadId}`, 'PATCH', body);

describe('/threads (R8)', () => {
  it('gathers runs into conversations, the newest first, page by page, each owner’s own', async () => {
    const { threadId } = await solve('ana', 'How many boats?\nPlease.');
    await solve('ana', 'What is the leave policy?');
    const { runId } = await solve('ana', 'And how many berths?', threadId);
    await solve('ben', 'Budget of Sales');
    const all = await list('ana');
    expect(all).toMatchObject({ next: null, archived: 0 });
    expect(all.threads).toMatchObject([
      {
        threadId,
        title: 'How many boats?',
        renamed: false,
        runs: 2,
        latest: { runId, query: 'And how many berths?', status: 'completed', threadId },
      },
      { title: 'What is the leave policy?', runs: 1 },
    ]);
    const first = await list('ana', '?limit=1');
    expect(first.threads).toHaveLength(1);
    expect(await titles('ana', `?limit=1&cursor=${first.next}`)).toEqual(['What is the leave policy?']);
    expect((await call('ana', '/threads?cursor=nonsense')).status).toBe(400);
  });

  it('finds by all words, in questions, answers and titles', async () => {
    expect(await titles('ana', '?search=BERTHS%20many')).toEqual(['How many boats?']);
    expect(await titles('ana', '?search=berths%20policy')).toEqual([]);
    expect(await titles('ana', `?search=${encodeURIComponent('ötzi leave')}`)).toEqual([
      'What is the leave policy?',
    ]);
    expect(await titles('ana', '?search=%25')).toEqual([]);
    expect(await titles('ana', '?search=sales')).toEqual([]);
  });

  it('keeps what its owner noted: a title, a pin, the archive', async () => {
    const [newest, other] = (await list('ana')).threads as [Thread, Thread];
    expect((await change('ana', other.threadId, { title: ' Marina ', pinned: true })).status).toBe(200);
    expect(await titles('ana')).toEqual(['Marina', newest.title]);
    expect(await titles('ana', '?search=marina')).toEqual(['Marina']);
    expect((await change('ana', other.threadId, { archived: true })).status).toBe(200);
    expect(await list('ana', '?archived=false')).toMatchObject({
      threads: [{ title: newest.title }],
      archived: 1,
    });
    expect(await titles('ana', '?archived=true')).toEqual(['Marina']);
    await change('ana', other.threadId, { title: '', archived: false, pinned: false });
    expect(await titles('ana')).toEqual([newest.title, other.title]);
    expect((await change('ben', other.threadId, { title: 'Mine' })).status).toBe(404);
    expect((await change('ana', other.threadId, { colour: 'red' })).status).toBe(400);
  });

  it('deletes a conversation with its runs and links, for its owner and not while it works', async () => {
    const { threadId, runId } = await solve('ana', 'Delete me.');
    const shared = (await (await call('ana', '/shares', 'POST', { threadId })).json()) as { url: string };
    const open = await solve('ana', 'Ask me.', threadId);
    expect((await call('ben', `/threads/${threadId}`, 'DELETE')).status).toBe(404);
    expect((await call('ana', `/threads/${threadId}`, 'DELETE')).status).toBe(409);
    await call('ana', `/runs/${open.runId}/cancel`, 'POST');
    expect((await call('ana', `/threads/${threadId}`, 'DELETE')).status).toBe(204);
    expect((await call('ana', `/runs/${runId}`)).status).toBe(404);
    expect((await call('ana', `/shared/${new URL(shared.url).pathname.split('/')[2]}`)).status).toBe(404);
    expect((await call('ana', `/threads/${threadId}`, 'DELETE')).status).toBe(404);
    expect(await titles('ana')).not.toContain('Delete me.');
  });
});
