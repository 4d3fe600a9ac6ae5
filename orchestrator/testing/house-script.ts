import type { Activity } from '@parley/a2a/activity';
import { ARTIFACTS, type Citation, type RunResult } from '@parley/a2a/findings';
import type { Script, ScriptLine } from './scripted-executor.ts';

const PLAN = [
  {
    id: 'headcount',
    agent: 'data-analyst',
    skill: 'workforce-metrics',
    instruction: 'Count the engineers, and find departments without people or with many open positions.',
    dependsOn: [],
  },
  {
    id: 'policy',
    agent: 'hr-specialist',
    skill: 'policy-lookup',
    instruction: 'What is our remote work policy?',
    dependsOn: [],
  },
  {
    id: 'report',
    agent: 'report-writer',
    skill: 'write-report',
    instruction: 'Put the findings together.',
    dependsOn: ['headcount', 'policy'],
  },
];

const ANSWER = `## Engineers and remote work

**128 engineers** work in Engineering, of 342 employees in all [1].

| Department | Employees | Open positions |
|---|---:|---:|
| Engineering | 128 | 9 |
| Sales | 89 | 6 |
| Operations | 80 | 5 |
| Product | 45 | 3 |

### Remote work
Employees may work remotely **up to three days a week** with their manager's approval; all remote access goes through the VPN [2].

### Concerns
- **23 positions are open** [3], nine of them in Engineering.
- Eight of twelve departments have a head and a budget, but no employee of their own [1].
`;

const CITATIONS: Citation[] = [
  {
    n: 1,
    id: 'call:call-1',
    kind: 'data',
    title: 'employees by department',
    source: 'enterprise-data/query_database',
    agent: 'data-analyst',
    stepId: 'headcount',
    arguments: { table: 'employees', group_by: ['department'], aggregates: [{ fn: 'count' }] },
    rows: 4,
  },
  {
    n: 2,
    id: 'doc:hr-002',
    kind: 'document',
    title: 'Remote Work Policy',
    source: 'knowledge/search_knowledge_base',
    agent: 'hr-specialist',
    stepId: 'policy',
    documentId: 'hr-002',
    category: 'HR',
    updated: '2025-11-04',
    snippet:
      'Employees may work remotely up to three days a week with the approval of their manager. All remote access to company systems goes through the VPN.',
  },
  {
    n: 3,
    id: 'call:call-2',
    kind: 'data',
    title: 'open positions',
    source: 'enterprise-data/query_database',
    agent: 'data-analyst',
    stepId: 'headcount',
    arguments: { table: 'open_positions', aggregates: [{ fn: 'count' }] },
    rows: 1,
  },
];

const usage = (inputTokens: number, outputTokens: number) => ({ inputTokens, outputTokens, usd: 0 });

const say = (afterMs: number, activity: Activity): ScriptLine => ({
  afterMs,
  say: { kind: 'activity', activity },
});

const started = (afterMs: number, index: number): ScriptLine => {
  const { id, agent, skill } = PLAN[index] ?? { id: '', agent: '', skill: '' };
  return say(afterMs, { type: 'step.started', stepId: id, agent, skill, taskId: `task-${id}`, attempt: 1 });
};

const finished = (afterMs: number, index: number, summary: string): ScriptLine => {
  const { id, agent, skill } = PLAN[index] ?? { id: '', agent: '', skill: '' };
  return say(afterMs, {
    type: 'step.finished',
    stepId: id,
    agent,
    skill,
    taskId: `task-${id}`,
    status: 'completed',
    durationMs: 900 + index * 400,
    summary,
  });
};

const model = (agent: string, purpose: 'plan' | 'act' | 'write', stepId?: string): ScriptLine =>
  say(40, {
    type: 'model.called',
    agent,
    purpose,
    model: 'parley-offline',
    mode: 'offline',
    usage: usage(1_180, 140),
    durationMs: 38,
    stepId,
  });

const analyst = {
  agent: 'data-analyst',
  server: 'enterprise-data',
  tool: 'query_database',
  stepId: 'headcount',
};
const specialist = {
  agent: 'hr-specialist',
  server: 'knowledge',
  tool: 'search_knowledge_base',
  stepId: 'policy',
};

const WORK: ScriptLine[] = [
  say(150, { type: 'plan.created', plan: { steps: PLAN }, revision: 1 }),
  model('coordinator', 'plan'),
  started(60, 0),
  started(10, 1),
  say(120, { type: 'tool.called', ...analyst, callId: 'call-1', arguments: CITATIONS[0]?.arguments ?? {} }),
  say(30, {
    type: 'tool.called',
    ...specialist,
    callId: 'call-1',
    arguments: { query: 'remote work policy', top_k: 5 },
  }),
  say(250, {
    type: 'tool.returned',
    ...specialist,
    callId: 'call-1',
    ok: true,
    durationMs: 212,
    result: {
      results: [
        {
          document_id: 'doc:hr-002',
          title: 'Remote Work Policy',
          category: 'HR',
          updated: '2025-11-04',
          heading: 'How much',
          snippet: CITATIONS[1]?.snippet,
          relevance: 0.94,
        },
      ],
      total: 1,
    },
  }),
  say(150, {
    type: 'tool.returned',
    ...analyst,
    callId: 'call-1',
    ok: true,
    durationMs: 388,
    result: {
      table: 'employees',
      columns: ['department', 'count'],
      rows: [
        { department: 'Engineering', count: 128 },
        { department: 'Sales', count: 89 },
        { department: 'Operations', count: 80 },
        { department: 'Product', count: 45 },
      ],
      row_count: 4,
      truncated: false,
    },
  }),
  model('hr-specialist', 'act', 'policy'),
  finished(80, 1, 'Three days a week with the manager’s approval; VPN for all remote access.'),
  say(90, { type: 'tool.called', ...analyst, callId: 'call-2', arguments: CITATIONS[2]?.arguments ?? {} }),
  say(180, {
    type: 'tool.returned',
    ...analyst,
    callId: 'call-2',
    ok: true,
    durationMs: 95,
    result: {
      table: 'open_positions',
      columns: ['count'],
      rows: [{ count: 23 }],
      row_count: 1,
      truncated: false,
    },
  }),
  model('data-analyst', 'act', 'headcount'),
  finished(60, 0, '128 engineers; 23 open positions; eight departments without employees.'),
  started(40, 2),
];

const RESULT: RunResult = {
  citations: CITATIONS,
  plan: { steps: PLAN },
  steps: [],
  usage: {
    ...usage(4_720, 560),
    byAgent: {
      coordinator: usage(1_180, 140),
      'data-analyst': usage(1_180, 140),
      'hr-specialist': usage(1_180, 140),
      'report-writer': usage(1_180, 140),
    },
    byModel: { 'parley-offline': usage(4_720, 560) },
  },
  model: { mode: 'offline', name: 'parley-offline' },
  warnings: [],
  figures: [
    {
      label: 'count of Engineering: employees by department',
      value: 128,
      text: '128',
      offset: ANSWER.indexOf('128'),
      length: 3,
      sourceId: 'call:call-1',
      n: 1,
      callId: 'call-1',
      row: 0,
      column: 'count',
      operation: 'value',
      verified: true,
    },
  ],
};

function written(): ScriptLine[] {
  const words = ANSWER.match(/\S+\s*/g) ?? [];
  const chunks = words.map(
    (text, index): ScriptLine => ({
      afterMs: 12,
      say: { kind: 'artifact', artifactId: ARTIFACTS.answer, text, append: index > 0 },
    }),
  );
  return [
    ...chunks,
    { say: { kind: 'artifact', artifactId: ARTIFACTS.answer, text: '', append: true, lastChunk: true } },
  ];
}

/** The question of the house, as a coordinator with two specialists and a writer would answer it; `pace` scales time. */
export function houseScript(pace = 1): Script {
  const lines = [
    ...WORK,
    ...written(),
    model('report-writer', 'write', 'report'),
    finished(20, 2, 'The report is written.'),
    { say: { kind: 'artifact' as const, artifactId: ARTIFACTS.result, data: RESULT, lastChunk: true } },
  ];
  return { lines: lines.map((line) => ({ ...line, afterMs: Math.round((line.afterMs ?? 0) * pace) })) };
}
