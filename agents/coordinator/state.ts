import { Annotation } from '@langchain/langgraph';
import type { PlanStep, Usage } from '@parley/a2a/activity';
import type { Outcome, Turn } from '@parley/a2a/execution';
import type { StepResult } from '@parley/a2a/findings';
import type { Findings } from '@parley/a2a/read-findings';
import { z } from 'zod';

/** A step of the plan together with what came of it. */
export interface StepState extends StepResult, Findings {
  answered: boolean;
  usage: Usage;
  code?: string;
}

/** A step of the plan; `insteadOf` names the step whose part it takes over. */
export interface PlannedStep extends PlanStep {
  insteadOf?: string;
}

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, usd: 0 };

export function addUsage(...usages: readonly Usage[]): Usage {
  return usages.reduce(
    (sum, usage) => ({
      inputTokens: sum.inputTokens + usage.inputTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      usd: sum.usd + usage.usd,
    }),
    NO_USAGE,
  );
}

export const CoordinatorState = Annotation.Root({
  startedAt: Annotation<string>(),
  /** The turns before this one, as the first step was given them: a repeated delegation says the same. */
  thread: Annotation<Turn[] | undefined>(),
  plan: Annotation<PlannedStep[]>({ reducer: (_old, plan) => plan, default: () => [] }),
  revision: Annotation<number>({ reducer: (_old, revision) => revision, default: () => 0 }),
  steps: Annotation<StepState[]>({ reducer: (_old, steps) => steps, default: () => [] }),
  /** What the coordinator's own turns used. */
  usage: Annotation<Usage, Usage>({ reducer: (a, b) => addUsage(a, b), default: () => NO_USAGE }),
  outcome: Annotation<Outcome | undefined>(),
});

export type CoordinatorState = typeof CoordinatorState.State;

const amount = z.number().positive().optional();

/** What the caller asks besides the question, in the message's data part. */
export const requestSchema = z.object({
  /** Only these agents may be used. */
  agents: z.array(z.string()).nonempty().optional().catch(undefined),
  budget: z.object({ usd: amount, tokens: amount, seconds: amount }).optional().catch(undefined),
  /** Asked again from a step of an earlier run, or from its report; with another instruction for it, if there is one. */
  fork: z
    .object({ runId: z.string(), stepId: z.string(), instruction: z.string().min(1).optional() })
    .optional(),
});
export type RunRequest = z.infer<typeof requestSchema>;
