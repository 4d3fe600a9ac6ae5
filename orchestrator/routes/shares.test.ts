import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run } from '../api.ts';
import { NewShare, Shared, ShareList } from '../api-shares.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const KEYS = [
  { key: 'key-of-ann-0123456789', subject: 'ann', scopes: ['*'] },
  { key: 'key-of-bob-0123456789', subject: 'bob', scopes: ['*'] },
];
const ann = { 'x-api-key': 'key-of-ann-0123456789', 'content-type': 'application/json' };
const bob = { 'x-api-key': 'key-of-bob-0123456789', 'content-type': 'application/json' };

let test: TestDatabase;
let orchestrator: TestOrchestrator;
let run: Run;
beforeAll(async () => {
  test = await testDatabase();
  const script = scriptedExecutor(({ text }) =>
    text.startsWith('fail') ? { lines: [], outcome: { state: 'failed' } } : houseScript(0),
  );
  orchestrator = await startTestOrchestrator({
    test,
    executor: script,
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
  });
  run = Run.parse(await (await orchestrator.solve({ query: 'How many engineers?' }, ann)).json());
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

const share = (body: object, headers: Record<string, string> = ann) =>
  orchestrator.request('/shares', { method: 'POST', headers, body: JSON.stringify(body) });
const shared = async (body: object) => NewShare.parse(await (await share(body)).json());
const tokenOf = ({ url }: { url: string }) => new URL(url).pathname.replace('/s/', '');
const read = (token: string) => orchestrator.request(`/shared/${token}`);
const remove = (id: string, headers: Record<string, string>) =>
  orchestrator.request(`/shares/${id}`, { method: 'DELETE', headers });

describe('sharing by a link (R9.2)', () => {
  it('shows the answer to whoever has the link, without an identity and without what lies behind it', async () => {
    const response = await read(tokenOf(await shared({ runId: run.runId })));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toBe('noindex');
    const text = await response.text();
    const { turns, title } = Shared.parse(JSON.parse(text));
    expect(title).toBe('How many engineers?');
    expect(turns).toMatchObject([{ query: run.query, answer: run.answer, toolCalls: [] }]);
    expect(turns[0]?.citations.map(({ n, title: name }) => [n, name])).toEqual(
      run.citations.map(({ n, title: name }) => [n, name]),
    );
    expect(text).not.toMatch(/snippet|group_by|"runId"|threadId|ann/);
  });

  it('shows cited passages and rows where the owner chose that, and no other call', async () => {
    const { turns } = Shared.parse(
      await (await read(tokenOf(await shared({ runId: run.runId, withSources: true })))).json(),
    );
    expect(turns[0]?.toolCalls.map(({ stepId, callId }) => `${stepId}/${callId}`)).toEqual([
      'headcount/call-1',
      'headcount/call-2',
    ]);
    expect(turns[0]?.citations.find(({ kind }) => kind === 'document')?.snippet).toContain('VPN');
  });

  it('shows a conversation as it was then: what is asked later is not seen', async () => {
    const link = await shared({ threadId: run.threadId });
    await orchestrator.solve({ query: 'And now a secret?', threadId: run.threadId }, ann);
    const turns = async (of: NewShare) =>
      Shared.parse(await (await read(tokenOf(of))).json()).turns.map(({ query }) => query);
    expect(await turns(link)).toEqual(['How many engineers?']);
    expect(await turns(await shared({ threadId: run.threadId }))).toEqual([
      'How many engineers?',
      'And now a secret?',
    ]);
  });

  it('is revoked by its owner alone, and opens nothing then', async () => {
    const link = await shared({ runId: run.runId });
    const listed = async (headers: Record<string, string>) =>
      ShareList.parse(await (await orchestrator.request('/shares', { headers })).json()).shares;
    expect((await listed(ann))[0]).toMatchObject({ id: link.id, turns: 1, withSources: false });
    expect(await listed(bob)).toEqual([]);
    expect((await remove(link.id, bob)).status).toBe(404);
    expect((await read(tokenOf(link))).status).toBe(200);
    expect((await remove(link.id, ann)).status).toBe(204);
    expect((await read(tokenOf(link))).status).toBe(404);
    expect((await listed(ann)).some(({ id }) => id === link.id)).toBe(false);
  });

  it('expires', async () => {
    const link = await shared({ runId: run.runId, days: 1 });
    await sql`update shares.shares set expires_at = now() - interval '1 second' where id = ${link.id}`.execute(
      test.database.db,
    );
    expect((await read(tokenOf(link))).status).toBe(404);
  });

  it('keeps no token that opens it', async () => {
    const token = tokenOf(await shared({ runId: run.runId }));
    const { rows } = await sql<{ all: string }>`select shares::text as all from shares.shares`.execute(
      test.database.db,
    );
    expect(rows.some(({ all }) => all.includes(token))).toBe(false);
  });

  it('refuses what is not the caller’s, not finished, or not one thing', async () => {
    expect((await share({ runId: run.runId }, bob)).status).toBe(404);
    expect((await share({ threadId: run.threadId }, bob)).status).toBe(409);
    expect((await share({})).status).toBe(400);
    expect((await share({ runId: run.runId, threadId: run.threadId })).status).toBe(400);
    const failed = Run.parse(await (await orchestrator.solve({ query: 'fail' }, ann)).json());
    expect((await share({ runId: failed.runId })).status).toBe(409);
    expect((await orchestrator.request('/shares')).status).toBe(401);
    for (const token of ['x', 'a'.repeat(43)]) expect((await read(token)).status).toBe(404);
  });

  it('limits how often one address may read', () => {
    const limit = createRateLimit({ most: 2, windowMs: 1_000 });
    limit('a', 0);
    limit('a', 1);
    limit('b', 1);
    expect(() => limit('a', 2)).toThrow('Too many requests');
    limit('a', 1_000);
  });
});
