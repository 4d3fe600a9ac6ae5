import type { Activity } from '@parley/a2a/activity';
import type { LoggedEvent, Task, TaskEvent } from '@parley/a2a/task-types';
import { describe, expect, it } from 'vitest';
import { applyEvent, reduceTask } from './reduce.ts';
import { toRunEvent } from './translate.ts';

const START = Date.parse('2026-03-02T09:00:00.000Z');
const step = { id: 's1', agent: 'data-analyst', skill: 'query', instruction: 'Count', dependsOn: [] };
const call = { agent: 'data-analyst', callId: 'c1', server: 'enterprise-data', tool: 'query_database' };

const task: Task = {
  id: 'run-1',
  contextId: 'thread-1',
  status: { state: 'working', at: new Date(START).toISOString() },
  artifacts: [],
  history: [
    {
      messageId: 'm1',
      role: 'user',
      parts: [{ text: 'How many?' }, { data: { agents: ['data-analyst'], metadata: { ticket: 7 } } }],
    },
  ],
  metadata: {},
};

/** Numbers the entries and puts them 100 ms apart. */
function logOf(...entries: (Activity | TaskEvent)[]): LoggedEvent[] {
  return entries.map((entry, index) => {
    const at = new Date(START + index * 100).toISOString();
    const seq = index + 1;
    if (!('type' in entry)) return { seq, at, event: entry };
    return { seq, at, event: { statusUpdate: { status: { state: 'working', at } } }, activity: entry };
  });
}

const status = (state: Task['status']['state'], text?: string): TaskEvent => ({
  statusUpdate: {
    status: {
      state,
      at: '',
      message: text === undefined ? undefined : { messageId: 'm', role: 'agent', parts: [{ text }] },
    },
  },
});

const artifact = (
  artifactId: string,
  part: { text?: string; data?: unknown },
  append = false,
): TaskEvent => ({
  artifactUpdate: { artifact: { artifactId, parts: [part] }, append, lastChunk: false },
});

const plan = (...ids: string[]): Activity => ({
  type: 'plan.created',
  plan: { steps: ids.map((id) => ({ ...step, id })) },
  revision: ids.length,
});

const started = (stepId: string): Activity => ({
  type: 'step.started',
  stepId,
  agent: step.agent,
  skill: step.skill,
  taskId: `t-${stepId}`,
  attempt: 1,
});

const model = (name: string, mode: 'live' | 'offline', agent = 'data-analyst'): Activity => ({
  type: 'model.called',
  agent,
  purpose: 'act',
  model: name,
  mode,
  usage: { inputTokens: 10, outputTokens: 2, usd: 0.5 },
  durationMs: 5,
});

describe('reduceTask (R2.2)', () => {
  it('takes question, metadata and times from task and log', () => {
    const run = reduceTask(task, logOf({ task }, status('working'), status('completed')));
    expect(run).toMatchObject({
      runId: 'run-1',
      threadId: 'thread-1',
      query: 'How many?',
      metadata: { ticket: 7 },
      status: 'completed',
      message: null,
      durationMs: 200,
      lastSeq: 3,
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:00.200Z',
    });
  });

  it('tells the state of a task whose log is unknown', () => {
    expect(reduceTask(task, [])).toMatchObject({ status: 'working', lastSeq: 0 });
  });

  it('gives the reason of a failure', () => {
    const run = reduceTask(task, logOf(status('failed', 'The model never answered.')));
    expect(run).toMatchObject({ status: 'failed', message: 'The model never answered.' });
  });

  it('follows steps from waiting over working to their end', () => {
    const log = logOf(plan('s1', 's2'), started('s1'), {
      type: 'step.finished',
      stepId: 's1',
      agent: step.agent,
      skill: step.skill,
      status: 'failed',
      durationMs: 42,
      error: 'no table',
    });
    expect(reduceTask(task, log.slice(0, 1)).steps.map((s) => s.status)).toEqual(['waiting', 'waiting']);
    expect(reduceTask(task, log.slice(0, 2)).steps[0]).toMatchObject({
      status: 'working',
      taskId: 't-s1',
      startedAt: '2026-03-02T09:00:00.100Z',
      durationMs: null,
    });
    expect(reduceTask(task, log).steps).toMatchObject([
      { id: 's1', status: 'failed', durationMs: 42, error: 'no table', taskId: 't-s1' },
      { id: 's2', status: 'waiting', taskId: null },
    ]);
  });

  it('keeps started steps when the plan changes, and drops those that never began', () => {
    const run = reduceTask(task, logOf(plan('s1', 's2'), started('s1'), plan('s3')));
    expect(run.plan.steps.map((s) => s.id)).toEqual(['s3']);
    expect(run.steps.map((s) => [s.id, s.status])).toEqual([
      ['s1', 'working'],
      ['s3', 'waiting'],
    ]);
  });

  it('leaves nothing open when the run has ended', () => {
    const called: Activity = { type: 'tool.called', ...call, stepId: 's1', arguments: {} };
    const run = reduceTask(task, logOf(plan('s1', 's2'), started('s1'), called, status('canceled')));
    expect(run.steps.map((s) => [s.status, s.durationMs])).toEqual([
      ['canceled', 200],
      ['skipped', null],
    ]);
    expect(run.toolCalls).toMatchObject([{ status: 'failed', durationMs: 100 }]);
  });

  it('adds a step that no plan named', () => {
    expect(reduceTask(task, logOf(started('write'))).steps).toMatchObject([
      { id: 'write', status: 'working' },
    ]);
  });

  it('joins a tool call with its return, and keeps equal ids of different steps apart', () => {
    const called = (stepId: string): Activity => ({
      type: 'tool.called',
      ...call,
      stepId,
      arguments: { stepId },
    });
    const log = logOf(called('s1'), called('s2'), {
      type: 'tool.returned',
      ...call,
      stepId: 's1',
      ok: true,
      result: { rows: [1] },
      durationMs: 7,
    });
    expect(reduceTask(task, log).toolCalls).toMatchObject([
      {
        stepId: 's1',
        status: 'completed',
        arguments: { stepId: 's1' },
        result: { rows: [1] },
        durationMs: 7,
      },
      { stepId: 's2', status: 'working', result: null, durationMs: null },
    ]);
  });

  it('shows a failed call whose beginning is not in the log', () => {
    const log = logOf({ type: 'tool.returned', ...call, ok: false, error: 'no such column', durationMs: 3 });
    expect(reduceTask(task, log).toolCalls).toMatchObject([{ status: 'failed', error: 'no such column' }]);
  });

  it('sums usage by agent and by model, and names the weakest mode that took part', () => {
    const run = reduceTask(
      task,
      logOf(model('big', 'live'), model('big', 'live', 'coordinator'), model('parley-offline', 'offline')),
    );
    expect(run.usage).toEqual({
      inputTokens: 30,
      outputTokens: 6,
      usd: 1.5,
      byAgent: {
        'data-analyst': { inputTokens: 20, outputTokens: 4, usd: 1 },
        coordinator: { inputTokens: 10, outputTokens: 2, usd: 0.5 },
      },
      byModel: {
        big: { inputTokens: 20, outputTokens: 4, usd: 1 },
        'parley-offline': { inputTokens: 10, outputTokens: 2, usd: 0.5 },
      },
    });
    expect(run.model).toEqual({ mode: 'offline', names: ['big', 'parley-offline'] });
  });

  it('streams the answer by appended chunks, and lets a whole one replace them', () => {
    const chunks = logOf(
      artifact('answer', { text: 'There ' }),
      artifact('answer', { text: 'are 128.' }, true),
      artifact('answer', { text: 'There are 128 engineers.' }),
    );
    expect(reduceTask(task, chunks.slice(0, 2)).answer).toBe('There are 128.');
    expect(reduceTask(task, chunks).answer).toBe('There are 128 engineers.');
  });

  it('reads citations and totals from the result, and skips a part that is malformed', () => {
    const source = { n: 1, id: 'kb-7', kind: 'document', title: 'Remote work', source: 'knowledge' };
    const run = reduceTask(
      task,
      logOf(
        model('big', 'live'),
        artifact('result', { data: { citations: [source], usage: 'lots', model: { mode: 'live' } } }),
      ),
    );
    expect(run.citations).toEqual([source]);
    expect(run.usage.inputTokens).toBe(10);
    expect(run.model).toEqual({ mode: 'live', names: ['big'] });
    expect(run.artifacts).toEqual([]);
  });

  it('keeps other artifacts as they are', () => {
    const run = reduceTask(
      task,
      logOf(
        artifact('chart', { data: { kind: 'bar' } }),
        artifact('chart', { text: 'a' }),
        artifact('chart', { text: 'b' }, true),
      ),
    );
    expect(run.artifacts).toEqual([{ id: 'chart', name: null, text: 'ab', data: { kind: 'bar' } }]);
  });

  it('gives the same run however often an event is delivered', () => {
    const log = logOf({ task }, plan('s1'), model('big', 'live'), artifact('answer', { text: 'x' }, true));
    const events = log.map(toRunEvent);
    const once = events.reduce(applyEvent, reduceTask(task, []));
    const twice = events.flatMap((event) => [event, ...events]).reduce(applyEvent, reduceTask(task, []));
    expect(twice).toEqual(once);
  });
});
