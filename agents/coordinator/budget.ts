import type { Usage } from '@parley/a2a/activity';
import { addUsage } from './state.ts';

export interface BudgetLimits {
  usd?: number | undefined;
  tokens?: number | undefined;
}

/** What a run may use, counted as the log of its steps comes in. */
export interface Budget {
  spend(usage: Usage): void;
  /** The limit that is reached, in words. */
  exceeded(): string | undefined;
}

export function createBudget(limits: BudgetLimits, spent: Usage): Budget {
  let used = spent;
  return {
    spend(usage) {
      used = addUsage(used, usage);
    },
    exceeded() {
      const tokens = used.inputTokens + used.outputTokens;
      if (limits.usd !== undefined && used.usd >= limits.usd)
        return `the budget of ${limits.usd} USD is used up`;
      if (limits.tokens !== undefined && tokens >= limits.tokens) {
        return `the budget of ${limits.tokens} tokens is used up`;
      }
      return undefined;
    },
  };
}

/** Share of a run's time that belongs to the steps; the rest is for the report. */
const STEPS_SHARE = 0.8;

export interface RunClock {
  /** Steps must be done by then, in ms. */
  steps: number;
  /** The run must be done by then, in ms. */
  run: number;
}

/** The times of a run: the least of the configuration's limit, the caller's budget and the task's deadline. */
export function runClock(x: {
  startedAt: string;
  runSeconds: number;
  budgetSeconds?: number | undefined;
  deadline?: Date | undefined;
}): RunClock {
  const start = Date.parse(x.startedAt);
  const seconds = Math.min(x.runSeconds, x.budgetSeconds ?? Number.POSITIVE_INFINITY);
  const run = Math.min(start + seconds * 1000, x.deadline?.getTime() ?? Number.POSITIVE_INFINITY);
  return { run, steps: start + (run - start) * STEPS_SHARE };
}
