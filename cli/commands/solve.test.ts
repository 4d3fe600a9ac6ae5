import type { Run } from '@parley/orchestrator/api';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './solve.ts';

const step = (status: Run['steps'][number]['status']) => ({ status }) as Run['steps'][number];
const warning = (code: string) => ({ code, message: 'x', stepId: null });
const run = (more: Partial<Run>) => ({
  status: 'completed' as const,
  answer: 'It is so.',
  steps: [step('completed')],
  warnings: [],
  ...more,
});

describe('how a run in the terminal ends', () => {
  it.each([
    ['complete', run({})],
    ['complete', run({ warnings: [warning('citation_unknown')] })],
    ['partial', run({ steps: [step('completed'), step('failed')] })],
    ['partial', run({ warnings: [warning('not_answered')] })],
    ['partial', run({ status: 'canceled' })],
    ['failed', run({ status: 'failed', answer: null })],
    ['failed', run({ status: 'canceled', answer: ' ' })],
  ] as const)('%s', (outcome, given) => {
    expect(outcomeOf(given)).toBe(outcome);
  });
});
