import { describe, expect, it } from 'vitest';
import { createBudget, runClock } from './budget.ts';
import { NO_USAGE } from './state.ts';

const used = (inputTokens: number, usd = 0) => ({ inputTokens, outputTokens: 0, usd });

describe('the budget of a run (R8.2)', () => {
  it('counts what was used before and what comes in', () => {
    const budget = createBudget({ tokens: 100 }, used(60));
    expect(budget.exceeded()).toBeUndefined();
    budget.spend(used(40));
    expect(budget.exceeded()).toContain('100 tokens');
  });

  it('has a limit in dollars, or none at all', () => {
    expect(createBudget({ usd: 0.5 }, used(1, 0.5)).exceeded()).toContain('0.5 USD');
    expect(createBudget({}, used(1e9, 1e9)).exceeded()).toBeUndefined();
    expect(createBudget({ usd: 1, tokens: 1 }, NO_USAGE).exceeded()).toBeUndefined();
  });
});

describe('the clock of a run', () => {
  const startedAt = '2026-03-01T09:00:00.000Z';
  const start = Date.parse(startedAt);

  it('leaves time for the report', () => {
    expect(runClock({ startedAt, runSeconds: 100 })).toEqual({ run: start + 100_000, steps: start + 80_000 });
  });

  it('ends at the least of configuration, budget and deadline', () => {
    const deadline = new Date(start + 10_000);
    expect(runClock({ startedAt, runSeconds: 100, budgetSeconds: 50 }).run).toBe(start + 50_000);
    expect(runClock({ startedAt, runSeconds: 100, budgetSeconds: 50, deadline }).run).toBe(start + 10_000);
  });
});
