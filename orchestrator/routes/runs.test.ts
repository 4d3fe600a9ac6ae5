import type { Execution, Executor } from '@parley/a2a/execution';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Run, RunList } from '../api.ts';
import { houseScript } from '../testing/house-script.ts';
import { startTestOrchestrator, type TestOrchestrator } from '../testing/orchestrator.ts';
import { readEvents } from '../testing/read-events.ts';
import { scriptedExecutor } from '../testing/scripted-executor.ts';

const SSE = { accept: 'text/event-stream' };
const ASYNC = { prefer: 'respond-async' };

const until = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

let executions: Execution[] = [];

/** What the coordinator does depends on the question, so that every test says what it needs. */
const script = scriptedExecutor(({ text }) => {
  if (text.startsWith('fail'))
    return { lines: [], outcome: { state: 'failed', message: 'No model answers.' } };
  if (text.startsWith('ask'))
    return { lines: [], outcome: { state: 'input-required', message: 'Which one?' } };
  return houseScript(0);
});
const executor: Executor = async (execution) => {
  executions.push(execution);
  return execution.text.startsWith('wait') ? until(execution.signal) : script(execution);
};

let test: TestDatabase;
let orchestrator: TestOrchestrator;

beforeAll(async () => {
  test = await testDatabase();
  orchestrator = await startTestOrchestrator({ test, executor });
});
afterAll(async () => {
  await orchestrator.stop();
  await test.drop();
});

const runOf = async (response: Response) => Run.parse(await response.json());
const start = async (query: string, headers = {}) =>
  runOf(await orchestrator.solve({ query }, { ...ASYNC, ...headers }));
const finished = async (runId: string) => {
  await readEvents(await orchestrator.request(`/runs/${runId}/events`));
  return runOf(await orchestrator.request(`/runs/${runId}`));
};

describe('POST /solve (R2.1)', () => {
  it('waits and gives the finished run with answer, citations, steps and usage', async () => {
    const response = await orchestrator.solve({ query: 'How many?', metadata: { ticket: 7 } });
    const run = await runOf(response);
    expect(response.status).toBe(200);
    expect(response.headers.get('location')).toBe(`/runs/${run.runId}`);
    expect(run).toMatchObject({
      status: 'completed',
      query: 'How many?',
      metadata: { ticket: 7 },
      model: { mode: 'offline' },
      answer: expect.stringContaining('**128 engineers**'),
    });
    expect(run.citations.map((citation) => citation.n)).toEqual([1, 2, 3]);
    expect(run.steps.map((step) => step.status)).toEqual(['completed', 'completed', 'completed']);
    expect(run.toolCalls.every((call) => call.status === 'completed')).toBe(true);
    expect(run.usage.byAgent).toHaveProperty('report-writer');
  });

  it('answers 202 at once with respond-async, and the run goes on', async () => {
    const response = await orchestrator.solve({ query: 'How many?' }, ASYNC);
    expect(response.status).toBe(202);
    expect(response.headers.get('preference-applied')).toBe('respond-async');
    const { runId } = await runOf(response);
    expect(response.headers.get('location')).toBe(`/runs/${runId}`);
    expect(await finished(runId)).toMatchObject({ status: 'completed' });
  });

  it('waits no longer than Prefer: wait says', async () => {
    const response = await orchestrator.solve({ query: 'wait for ever' }, { prefer: 'wait=1' });
    expect(response.status).toBe(202);
    expect(response.headers.get('preference-applied')).toBe('wait=1');
    const { runId } = await runOf(response);
    await orchestrator.request(`/runs/${runId}/cancel`, { method: 'POST' });
  });

  it('streams the events as they happen, to the end', async () => {
    const response = await orchestrator.solve({ query: 'How many?' }, SSE);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const { events, frames, ids } = await readEvents(response);
    expect(frames).toMatchObject([{ type: 'run' }, { type: 'end', status: 'completed', seq: events.length }]);
    expect(ids).toEqual(events.map((_event, index) => String(index + 1)));
    expect(events.map((event) => event.type)).toEqual(
      expect.arrayContaining([
        'plan.created',
        'step.started',
        'tool.called',
        'tool.returned',
        'artifact',
        'status',
      ]),
    );
  });

  it('gives a failed run with its reason, not an HTTP error', async () => {
    const response = await orchestrator.solve({ query: 'fail' });
    expect(response.status).toBe(200);
    expect(await runOf(response)).toMatchObject({
      status: 'failed',
      message: 'No model answers.',
      answer: null,
    });
  });

  it('stops waiting when the team asks its caller something', async () => {
    const run = await runOf(await orchestrator.solve({ query: 'ask me' }));
    expect(run).toMatchObject({ status: 'input-required', message: 'Which one?' });
  });

  it('gives the coordinator agents, budget and a deadline', async () => {
    executions = [];
    await orchestrator.solve({ query: 'x', agents: ['hr-specialist'], budget: { usd: 1, seconds: 30 } });
    expect(executions[0]?.data).toMatchObject({ agents: ['hr-specialist'], budget: { usd: 1, seconds: 30 } });
    const deadline = executions[0]?.task.deadline?.getTime() ?? 0;
    expect(deadline - Date.now()).toBeGreaterThan(20_000);
    expect(deadline - Date.now()).toBeLessThan(30_000);
  });
});

describe('Idempotency-Key (R2.1)', () => {
  it('finds the run that the same request started before', async () => {
    const first = await start('How many?', { 'idempotency-key': 'k-1' });
    const second = await start('How many?', { 'idempotency-key': 'k-1' });
    expect(second.runId).toBe(first.runId);
  });

  it('starts one run for many at once', async () => {
    const runs = await Promise.all(
      Array.from({ length: 8 }, () => start('Many?', { 'idempotency-key': 'k-2' })),
    );
    expect(new Set(runs.map((run) => run.runId)).size).toBe(1);
  });

  it('refuses the key with another request', async () => {
    await start('How many?', { 'idempotency-key': 'k-3' });
    const response = await orchestrator.solve({ query: 'How few?' }, { 'idempotency-key': 'k-3', ...ASYNC });
    expect(response.status).toBe(409);
  });

  it('starts two runs without a key', async () => {
    expect((await start('same')).runId).not.toBe((await start('same')).runId);
  });
});

describe('GET /runs/{id}/events (R2.2)', () => {
  it.each([
    ['Last-Event-ID', (after: number) => ({ path: '', headers: { 'last-event-id': String(after) } })],
    ['?after=', (after: number) => ({ path: `?after=${after}`, headers: {} })],
  ])('goes on after every number by %s, nothing lost or doubled', async (_name, cursor) => {
    const { runId } = await start('How many?');
    const whole = await readEvents(await orchestrator.request(`/runs/${runId}/events`));
    for (const after of [0, 1, 7, whole.events.length - 1, whole.events.length]) {
      const { path, headers } = cursor(after);
      const rest = await readEvents(await orchestrator.request(`/runs/${runId}/events${path}`, { headers }));
      expect(rest.events).toEqual(whole.events.slice(after));
      expect(rest.frames.at(-1)).toEqual(whole.frames.at(-1));
    }
  });

  it('tells a reader that leaves and comes back the same as one that stays', async () => {
    const { runId } = await start('How many?');
    const whole = await readEvents(await orchestrator.request(`/runs/${runId}/events`));
    const first = await readEvents(await orchestrator.request(`/runs/${runId}/events`), 10);
    const last = first.events.at(-1)?.seq ?? 0;
    const headers = { 'last-event-id': String(last) };
    const rest = await readEvents(await orchestrator.request(`/runs/${runId}/events`, { headers }));
    expect([...first.events, ...rest.events]).toEqual(whole.events);
  });

  it('answers 404 for a run that is not there', async () => {
    expect((await orchestrator.request('/runs/none/events')).status).toBe(404);
  });
});

describe('POST /runs/{id}/cancel (R2.2)', () => {
  it('stops a run that works, and again says the same', async () => {
    const { runId } = await start('wait for ever');
    const cancel = () => orchestrator.request(`/runs/${runId}/cancel`, { method: 'POST' });
    const stopped = await cancel();
    expect(stopped.status).toBe(200);
    expect(await runOf(stopped)).toMatchObject({ status: 'canceled', cancellation: { leaves: [] } });
    expect(await finished(runId)).toMatchObject({ status: 'canceled' });
    const again = await cancel();
    expect(again.status).toBe(200);
    expect(await runOf(again)).toMatchObject({ status: 'canceled', cancellation: { leaves: [] } });
  });

  it('answers 409 for a run that has finished, 404 for none', async () => {
    const run = await runOf(await orchestrator.solve({ query: 'How many?' }));
    const refused = await orchestrator.request(`/runs/${run.runId}/cancel`, { method: 'POST' });
    expect(refused.status).toBe(409);
    expect((await orchestrator.request('/runs/none/cancel', { method: 'POST' })).status).toBe(404);
  });
});

describe('GET /runs (R2.2)', () => {
  it('pages through the runs of a thread, newest first, by a cursor', async () => {
    const first = await start('first');
    await finished(first.runId);
    for (const query of ['second', 'third']) {
      const { runId } = await runOf(await orchestrator.solve({ query, threadId: first.threadId }));
      await finished(runId);
    }
    const page = async (query: string) =>
      RunList.parse(await (await orchestrator.request(`/runs?threadId=${first.threadId}&${query}`)).json());
    const one = await page('limit=2');
    expect(one.runs.map((run) => run.query)).toEqual(['third', 'second']);
    const two = await page(`limit=2&cursor=${encodeURIComponent(one.nextCursor ?? '')}`);
    expect(two.runs.map((run) => run.query)).toEqual(['first']);
    expect(two.nextCursor).toBeNull();
    const createdAt = Date.parse(two.runs[0]?.createdAt ?? '');
    expect(Math.abs(createdAt - Date.parse(first.createdAt))).toBeLessThan(1_000);
    expect(two.runs[0]).toMatchObject({
      runId: first.runId,
      threadId: first.threadId,
    });
  });

  it('filters by status', async () => {
    await orchestrator.solve({ query: 'fail' });
    const response = await orchestrator.request('/runs?status=failed&limit=100');
    const { runs } = RunList.parse(await response.json());
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.every((run) => run.status === 'failed')).toBe(true);
  });
});

describe('GET /runs/{id}/report', () => {
  it.each([
    ['md', 'text/markdown', '# How many engineers?'],
    ['pdf', 'application/pdf', '%PDF-'],
    ['docx', 'wordprocessingml', 'PK'],
  ])('gives the answer as %s', async (format, type, begin) => {
    const run = Run.parse(await (await orchestrator.solve({ query: 'How many engineers?' })).json());
    const response = await orchestrator.request(`/runs/${run.runId}/report?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="how-many-engineers.${format}"`,
    );
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(
      new RegExp(`^${begin.replace('?', '\\?')}`),
    );
  });

  it('refuses other formats, and has nothing of a run without an answer', async () => {
    const run = Run.parse(await (await orchestrator.solve({ query: 'fail' })).json());
    const statusOf = async (path: string) => (await orchestrator.request(path)).status;
    expect(await statusOf(`/runs/${run.runId}/report?format=exe`)).toBe(400);
    expect(await statusOf(`/runs/${run.runId}/report`)).toBe(409);
    expect(await statusOf('/runs/none/report')).toBe(404);
  });
});

describe('POST /runs/{runId}/fork', () => {
  const fork = (runId: string, body: object, headers = {}) =>
    orchestrator.request(`/runs/${runId}/fork`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('asks the same again from a step, in a conversation of its own that knows what was said before', async () => {
    const first = await runOf(await orchestrator.solve({ query: 'How many?' }));
    const { threadId } = first;
    const source = await runOf(
      await orchestrator.solve({ query: 'And rules?', threadId, agents: ['a'], budget: { tokens: 9_999 } }),
    );
    const [step] = source.plan.steps;
    const body = { stepId: step?.id, instruction: 'Look closer.' };
    executions = [];
    const response = await fork(source.runId, body, { 'idempotency-key': 'fork-1' });
    const run = await runOf(response);
    expect(response.headers.get('location')).toBe(`/runs/${run.runId}`);
    expect(run).toMatchObject({
      status: 'completed',
      query: 'And rules?',
      branchOf: { runId: source.runId, stepId: step?.id },
      budget: { tokens: 9_999 },
    });
    expect(run.threadId).not.toBe(threadId);
    const [execution] = executions;
    expect(execution?.data).toMatchObject({ agents: ['a'], fork: { ...body, runId: source.runId } });
    expect(await execution?.thread(3)).toMatchObject([{ question: 'How many?', answer: first.answer }]);
    expect(await execution?.earlier(source.runId)).toHaveLength(source.lastSeq);
    expect(await execution?.earlier('another')).toBeUndefined();
    const same = await runOf(await fork(source.runId, body, { 'idempotency-key': 'fork-1' }));
    expect(same.runId).toBe(run.runId);
    const other = { ...body, instruction: 'Look away.' };
    expect((await fork(source.runId, other, { 'idempotency-key': 'fork-1' })).status).toBe(409);
    const branch = await runOf(await fork(run.runId, { stepId: step?.id }, ASYNC));
    await finished(branch.runId);
    expect(executions.at(-1)?.data).toMatchObject({ fork: { instruction: step?.instruction } });
    expect((await fork(run.runId, { stepId: 'none' })).status).toBe(400);
    expect(await executions.at(-1)?.thread(3)).toMatchObject([{ question: 'How many?' }]);
  });

  it('asks another question in its place, which knows what was said before and not what came after', async () => {
    const first = await runOf(await orchestrator.solve({ query: 'How many?' }));
    const { threadId } = first;
    const source = await runOf(await orchestrator.solve({ query: 'And rules?', threadId }));
    await orchestrator.solve({ query: 'Anything else?', threadId });
    executions = [];
    const run = await runOf(await fork(source.runId, { query: 'And projects?' }));
    expect(run).toMatchObject({
      status: 'completed',
      query: 'And projects?',
      branchOf: { runId: source.runId, stepId: null },
    });
    expect(run.threadId).not.toBe(threadId);
    expect(await executions[0]?.thread(3)).toMatchObject([{ question: 'How many?', answer: first.answer }]);
    expect((await fork(source.runId, { query: 'Both?', stepId: 's1' })).status).toBe(400);
    expect((await fork(source.runId, {})).status).toBe(400);
  });

  it('is refused for steps that are not in the plan, and while the run goes on', async () => {
    const { runId } = await runOf(await orchestrator.solve({ query: 'How many?' }));
    expect((await fork(runId, { stepId: 'nothing' })).status).toBe(400);
    expect((await fork(runId, { stepId: 's1', instruction: ' ' })).status).toBe(400);
    expect((await fork('01a2052f-0000-7000-8000-000000000000', { stepId: 's1' })).status).toBe(404);
    const open = await start('wait for it');
    expect((await fork(open.runId, { stepId: 's1' })).status).toBe(409);
    await orchestrator.request(`/runs/${open.runId}/cancel`, { method: 'POST' });
  });
});
