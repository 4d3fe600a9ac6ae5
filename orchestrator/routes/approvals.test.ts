import { createApprovals } from '@parley/a2a/approvals';
import type { Executor } from '@parley/a2a/execution';
import { createTaskStore } from '@parley/a2a/store';
import { newTask } from '@parley/a2a/testing/tasks';
import { createIdentity } from '@parley/platform/identity';
import { stableId } from '@parley/platform/ids';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../api.ts';
import type { Approval } from '../api-approvals.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';

const KEYS = [
  { key: 'key-of-ana-0123456789', subject: 'ana', scopes: ['reports:read'] },
  { key: 'key-of-ben-0123456789', subject: 'ben', scopes: ['reports:read'] },
  { key: 'key-of-cleo-012345678', subject: 'cleo', scopes: ['approvals:decide'] },
] as const;
const inputSchema = {
  type: 'object',
  properties: { to: { type: 'string' }, copies: { type: 'integer', maximum: 9 } },
  required: ['to'],
  additionalProperties: false,
};

let test: TestDatabase;
let orchestrator: TestOrchestrator;
beforeAll(async () => {
  test = await testDatabase();
  const approvals = createApprovals({
    database: test.database,
    times: { escalateSeconds: 60, expireSeconds: 600 },
  });
  const executor: Executor = async ({ task, principal, publish, messages }) => {
    if (messages[0]?.parts[0]?.text === 'Ask me.') {
      const answers = messages.filter(({ role }) => role === 'user').slice(1);
      if (answers.length === 0) return { state: 'input-required', message: 'Which year?' };
      await publish({
        kind: 'artifact',
        artifactId: 'answer',
        text: `It was ${answers[0]?.parts[0]?.text}.`,
      });
      return { state: 'completed' };
    }
    const call = { agent: 'writer', server: 'post', tool: 'send', title: 'Send a letter' };
    const args = { to: '<b>Anna</b>' };
    const id = stableId(task.id, 'approval');
    const asked = { id, owner: principal.subject, taskId: task.id, ...call, arguments: args, inputSchema };
    const { state, arguments: decided } = await approvals.request(asked);
    const { expires_at } = (await approvals.find(id)) ?? {};
    const activity = {
      type: 'approval.requested' as const,
      approvalId: id,
      ...call,
      arguments: args,
      expiresAt: expires_at?.toISOString() ?? '',
    };
    await publish({ kind: 'activity', activity }, { key: 'asked' });
    if (state === 'pending')
      return { state: 'input-required', message: 'Wait.', waits: [{ kind: 'approval', id }] };
    await publish({ kind: 'artifact', artifactId: 'answer', text: `${state} ${JSON.stringify(decided)}` });
    return { state: 'completed' };
  };
  orchestrator = await startTestOrchestrator({
    test,
    executor,
    env: { PARLEY_API_KEYS: JSON.stringify(KEYS) },
  });
});
afterAll(async () => {
  await orchestrator?.stop();
  await test?.drop();
});

type Who = 'ana' | 'ben' | 'cleo';
const call = (who: Who | undefined, path: string, body?: object, method = body ? 'POST' : 'GET') => {
  const key = KEYS.find(({ subject }) => subject === who)?.key;
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) };
  return orchestrator.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
};
const read = async <T>(response: Response): Promise<T> => (await response.json()) as T;

async function waitingRun(): Promise<{ run: Run; id: string }> {
  const run = await read<Run>(await call('ana', '/solve', { query: 'Send it.' }));
  return { run, id: run.approvals[0]?.id ?? '' };
}

const ended = (runId: string) =>
  until(async () => (await read<Run>(await call('ana', `/runs/${runId}`))).status === 'completed', 10_000);

describe('/approvals (R8, R9)', () => {
  it('names the workflow that a run belongs to, however deep the call is in it', async () => {
    const store = createTaskStore({ database: test.database });
    const owned = { owner: 'ana', text: 'Run it.' };
    const whole = newTask({ ...owned, agent: 'workflows' });
    const parts = [...whole.message.parts, { data: { workflow: 'onboarding', input: {} } }];
    const { task: run } = await store.create({ ...whole, message: { ...whole.message, parts } });
    const below = newTask({ ...owned, agent: 'writer', parentTaskId: run.id, depth: 1 });
    const { task } = await store.create(below);
    const approvals = createApprovals({
      database: test.database,
      times: { escalateSeconds: 60, expireSeconds: 600 },
    });
    const asked = {
      owner: 'ana',
      agent: 'writer',
      server: 'post',
      tool: 'send',
      title: 'Send',
      arguments: {},
    };
    await approvals.request({ ...asked, id: 'in-a-workflow', taskId: task.id, inputSchema });
    const told = await read<Approval>(await call('ana', '/approvals/in-a-workflow'));
    expect(told).toMatchObject({ runId: run.id, workflow: 'onboarding' });
    await approvals.decide({ id: 'in-a-workflow', decision: 'reject' }, { subject: 'ana' });
    await store.close();
  });

  it('shows what waits to its owner and to those who decide for all, and to nobody else', async () => {
    const { run, id } = await waitingRun();
    expect(run).toMatchObject({
      status: 'input-required',
      approvals: [{ tool: 'send', state: 'pending', arguments: { to: '<b>Anna</b>' } }],
    });
    const listed = async (who: Who) =>
      (await read<{ approvals: Approval[] }>(await call(who, `/approvals?state=pending&run=${run.runId}`)))
        .approvals;
    expect(await listed('ana')).toMatchObject([
      { id, runId: run.runId, workflow: null, owner: 'ana', escalated: false },
    ]);
    expect(await listed('cleo')).toHaveLength(1);
    expect(await listed('ben')).toEqual([]);
    expect((await call('ben', `/approvals/${id}`)).status).toBe(404);
    expect((await call('ben', `/approvals/${id}`, { decision: 'approve' })).status).toBe(404);
    expect((await call(undefined, `/approvals/${id}`, { decision: 'approve' })).status).toBe(401);
    expect((await call('ana', `/approvals/${id}`, { decision: 'maybe' })).status).toBe(400);
    const changed = await call('cleo', `/approvals/${id}`, {
      decision: 'approve',
      arguments: { to: 'Ben', copies: 99 },
    });
    expect(changed.status).toBe(400);
    expect(await read(changed)).toMatchObject({ errors: [{ path: 'arguments.copies' }] });
    const done = await call('cleo', `/approvals/${id}`, { decision: 'approve', arguments: { to: 'Ben' } });
    expect(await read(done)).toMatchObject({
      state: 'approved',
      decidedBy: 'cleo',
      arguments: { to: 'Ben' },
    });
    await ended(run.runId);
    expect((await read<Run>(await call('ana', `/runs/${run.runId}`))).answer).toBe('approved {"to":"Ben"}');
  });

  it('gives one of two deciders 200 and the other 409', async () => {
    const { run, id } = await waitingRun();
    const both = await Promise.all([
      call('ana', `/approvals/${id}`, { decision: 'approve' }),
      call('cleo', `/approvals/${id}`, { decision: 'reject' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await ended(run.runId);
  });

  it('takes no decision with the token of a hop, or from who acts for somebody', async () => {
    const { run, id } = await waitingRun();
    const identity = await createIdentity({ config: orchestrator.config, database: test.database });
    const ana = { subject: 'ana', scopes: ['*'], actors: [] };
    const hops = ['agent:coordinator', 'agent:data-analyst', 'mcp:reports', 'mcp:parley'];
    for (const audience of hops) {
      const token = await identity.delegate(ana, { audience, actor: 'coordinator' });
      const response = await orchestrator.request(`/approvals/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ decision: 'approve' }),
      });
      expect(response.status).toBe(401);
    }
    // A server of ours that asks questions for its caller has a token for this service, and still decides nothing.
    const acting = await identity.delegate(ana, { audience: 'orchestrator', actor: 'parley' });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${acting}` };
    const body = JSON.stringify({ decision: 'approve' });
    for (const path of [`/approvals/${id}`, `/approvals/${id}/links`])
      expect((await orchestrator.request(path, { method: 'POST', headers, body })).status).toBe(403);
    expect(await read(await call('ana', `/approvals/${id}`))).toMatchObject({ state: 'pending' });
    await call('ana', `/runs/${run.runId}/cancel`, {});
    expect((await call('ana', `/approvals/${id}`)).status).toBe(200);
  });

  it('is decided over a signed link, by its form and not by looking', async () => {
    const { run, id } = await waitingRun();
    const other = await waitingRun();
    const made = await read<{ url: string }>(await call('ana', `/approvals/${id}/links`, {}));
    const { pathname, search } = new URL(made.url);
    const page = await orchestrator.request(`${pathname}${search}`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('&lt;b&gt;Anna&lt;/b&gt;');
    expect(await read(await call('ana', `/approvals/${id}`))).toMatchObject({ state: 'pending' });
    const form = { method: 'POST', body: new URLSearchParams({ decision: 'reject', reason: 'Too late.' }) };
    expect((await orchestrator.request(`${pathname}?token=x.y.z`, form)).status).toBe(401);
    expect((await orchestrator.request(`/approvals/${other.id}/link${search}`, form)).status).toBe(401);
    expect((await orchestrator.request(`${pathname}${search}`, form)).status).toBe(200);
    expect((await orchestrator.request(`${pathname}${search}`, form)).status).toBe(409);
    await ended(run.runId);
    expect(await read(await call('ana', `/approvals/${id}`))).toMatchObject({
      state: 'rejected',
      reason: 'Too late.',
      decidedBy: 'ana',
    });
  });

  it('answers a run that asks a question', async () => {
    const run = await read<Run>(await call('ana', '/solve', { query: 'Ask me.' }));
    expect(run).toMatchObject({ status: 'input-required', message: 'Which year?' });
    expect((await call('ben', `/runs/${run.runId}/input`, { text: '1999' })).status).toBe(404);
    expect((await call('ana', `/runs/${run.runId}/input`, { text: '1999' })).status).toBe(202);
    await ended(run.runId);
    expect((await read<Run>(await call('ana', `/runs/${run.runId}`))).answer).toBe('It was 1999.');
    expect((await call('ana', `/runs/${run.runId}/input`, { text: '2001' })).status).toBeGreaterThanOrEqual(
      400,
    );
  });
});
