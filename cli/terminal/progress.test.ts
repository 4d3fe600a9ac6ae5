import type { RunEvent } from '@parley/orchestrator/api';
import { expect, it } from 'vitest';
import { progressLines } from './progress.ts';

const at = { seq: 1, at: '2026-01-01T00:00:00.000Z' };

it('tells a run in lines that a person can follow', () => {
  const events: RunEvent[] = [
    {
      ...at,
      type: 'plan.created',
      revision: 1,
      plan: {
        steps: [{ id: 's2', agent: 'hr', skill: 'policy', instruction: 'Look it up.', dependsOn: ['s1'] }],
      },
    },
    { ...at, type: 'step.started', stepId: 's2', agent: 'hr', skill: 'policy', attempt: 1 },
    {
      ...at,
      type: 'tool.called',
      agent: 'hr',
      callId: 'c',
      server: 'knowledge',
      tool: 'search',
      arguments: { query: 'x'.repeat(200) },
    },
    {
      ...at,
      type: 'tool.returned',
      agent: 'hr',
      callId: 'c',
      server: 'knowledge',
      tool: 'search',
      ok: false,
      error: 'away',
      durationMs: 3,
    },
    {
      ...at,
      type: 'step.finished',
      stepId: 's2',
      agent: 'hr',
      skill: 'policy',
      status: 'failed',
      durationMs: 1200,
      error: 'nothing found',
    },
    { ...at, type: 'warning', code: 'x', message: 'Part is missing.' },
    { ...at, type: 'status', status: 'completed' },
  ];
  const lines = events.flatMap(progressLines);
  expect(lines.filter(Boolean)).toEqual([
    'Plan',
    '  s2. hr: Look it up. (after s1)',
    '▸ hr works on step s2',
    expect.stringMatching(/^ {4}hr → knowledge\/search .{89}…$/),
    '    hr ← search failed: away',
    '✗ hr failed step s2 in 1.2 s: nothing found',
    '! Part is missing.',
  ]);
});
