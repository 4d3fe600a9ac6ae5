import type { Run, RunEvent } from '../api/types.ts';

type Unnumbered = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq' | 'at'> : never) : never;

export const STARTED_AT = '2026-03-02T09:00:00.000Z';

/** A run of which nothing has been told yet. */
export function freshRun(change: Partial<Run> = {}): Run {
  return {
    runId: 'run-1',
    threadId: 'thread-1',
    status: 'submitted',
    query: 'How many?',
    answer: null,
    message: null,
    citations: [],
    figures: [],
    plan: { steps: [], revision: 0 },
    steps: [],
    toolCalls: [],
    artifacts: [],
    usage: { inputTokens: 0, outputTokens: 0, usd: 0, byAgent: {}, byModel: {} },
    durationMs: 0,
    model: null,
    warnings: [],
    approvals: [],
    cancellation: null,
    metadata: {},
    lastSeq: 0,
    createdAt: STARTED_AT,
    updatedAt: STARTED_AT,
    ...change,
  };
}

/** Numbers the events and puts them 100 ms apart. */
export function logOf(...events: Unnumbered[]): RunEvent[] {
  return events.map((event, index) => {
    const at = new Date(Date.parse(STARTED_AT) + (index + 1) * 100).toISOString();
    return { ...event, seq: index + 1, at } as RunEvent;
  });
}

/** A small run as its log tells it: a plan, two agents at once, tool calls, an answer with a source. */
export const SMALL_LOG: RunEvent[] = logOf(
  { type: 'status', status: 'working' },
  {
    type: 'plan.created',
    revision: 1,
    plan: {
      steps: [
        { id: 's1', agent: 'data-analyst', skill: 'count', instruction: 'Count', dependsOn: [] },
        { id: 's2', agent: 'hr-specialist', skill: 'policy', instruction: 'Look up', dependsOn: [] },
      ],
    },
  },
  { type: 'step.started', stepId: 's1', agent: 'data-analyst', skill: 'count', attempt: 1 },
  { type: 'step.started', stepId: 's2', agent: 'hr-specialist', skill: 'policy', attempt: 1 },
  {
    type: 'tool.called',
    agent: 'data-analyst',
    callId: 'c1',
    server: 'enterprise-data',
    tool: 'query_database',
    stepId: 's1',
    arguments: { table: 'employees' },
  },
  {
    type: 'tool.returned',
    agent: 'data-analyst',
    callId: 'c1',
    server: 'enterprise-data',
    tool: 'query_database',
    stepId: 's1',
    ok: true,
    result: { rows: [{ count: 128 }] },
    durationMs: 90,
  },
  {
    type: 'step.finished',
    stepId: 's1',
    agent: 'data-analyst',
    skill: 'count',
    status: 'completed',
    durationMs: 400,
    summary: '128',
  },
  {
    type: 'step.finished',
    stepId: 's2',
    agent: 'hr-specialist',
    skill: 'policy',
    status: 'failed',
    durationMs: 300,
    error: 'No document says so.',
  },
  {
    type: 'model.called',
    agent: 'report-writer',
    purpose: 'write',
    model: 'parley-offline',
    mode: 'offline',
    usage: { inputTokens: 10, outputTokens: 5, usd: 0 },
    durationMs: 20,
  },
  { type: 'warning', code: 'step_failed', message: 'The policy is missing.', stepId: 's2' },
  { type: 'artifact', artifactId: 'answer', text: 'There are ', append: false, lastChunk: false },
  { type: 'artifact', artifactId: 'answer', text: '128 [1].', append: true, lastChunk: true },
  {
    type: 'artifact',
    artifactId: 'result',
    append: false,
    lastChunk: true,
    data: {
      citations: [{ n: 1, id: 'call:c1', kind: 'data', title: 'Employees', source: 'x', stepId: 's1' }],
    },
  },
  { type: 'status', status: 'completed' },
);
