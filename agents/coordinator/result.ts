import type { Usage } from '@parley/a2a/activity';
import type { RunResult, RunUsage, StepResult, Warning } from '@parley/a2a/findings';
import type { LoggedEvent } from '@parley/a2a/task-types';
import type { ModelsDescription } from '@parley/models/types';
import { addUsage, NO_USAGE, type PlannedStep, type StepState } from './state.ts';

/** Sums up the model turns that the log of the run tells of: the coordinator's, the specialists' and the writer's. */
export function usageFromLog(log: readonly LoggedEvent[]): RunUsage {
  const byAgent = new Map<string, Usage>();
  const byModel = new Map<string, Usage>();
  const add = (to: Map<string, Usage>, key: string, usage: Usage): void => {
    to.set(key, addUsage(to.get(key) ?? NO_USAGE, usage));
  };
  for (const { activity } of log) {
    if (activity?.type !== 'model.called') continue;
    add(byAgent, activity.agent, activity.usage);
    add(byModel, activity.model, activity.usage);
  }
  return {
    ...addUsage(...byAgent.values()),
    byAgent: Object.fromEntries(byAgent),
    byModel: Object.fromEntries(byModel),
  };
}

/** Which model answered: the one that wrote, else the one that is configured. */
export function modelFromLog(log: readonly LoggedEvent[], configured: ModelsDescription): RunResult['model'] {
  const turns = log.flatMap(({ activity }) => (activity?.type === 'model.called' ? [activity] : []));
  const last = turns.findLast((turn) => turn.purpose === 'write') ?? turns.at(-1);
  return last ? { mode: last.mode, name: last.model } : { mode: configured.mode, name: configured.large };
}

/** What the reader should know: what failed, what nobody could answer, what ended early. */
export function warningsOf(steps: readonly StepState[], log: readonly LoggedEvent[]): Warning[] {
  const relayed = log.flatMap(({ activity }): Warning[] => {
    if (activity?.type !== 'warning') return [];
    const { code, message, stepId } = activity;
    return [{ code, message, ...(stepId ? { stepId } : {}) }];
  });
  return [...steps.flatMap(stepWarnings), ...relayed];
}

function stepWarnings(step: StepState): Warning[] {
  if (step.status !== 'completed') {
    const why = step.error ?? 'no reason was given';
    return [
      { code: `step_${step.status}`, message: `${step.agent} gave no result: ${why}`, stepId: step.id },
    ];
  }
  if (step.answered) return [];
  return [
    {
      code: 'not_answered',
      message: `${step.agent} found no answer to: ${step.instruction}`,
      stepId: step.id,
    },
  ];
}

/** Whether something that was asked is missing from the answer. */
export function isPartial(steps: readonly StepState[]): boolean {
  return steps.some((step) => step.status !== 'completed' || !step.answered || step.limits.length > 0);
}

/** The steps that count: where another agent took over with success, its step stands for the first one. */
export function standing(plan: readonly PlannedStep[], steps: readonly StepState[]): StepState[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const gone = new Set(
    plan.flatMap((step) => {
      if (!step.insteadOf) return [];
      return byId.get(step.id)?.answered ? [step.insteadOf] : [step.id];
    }),
  );
  return steps.filter((step) => !gone.has(step.id));
}

export function toStepResult(step: StepState): StepResult {
  const { text: _text, sources: _s, calls: _c, aliases: _a, limits: _l, code: _code, ...result } = step;
  return result;
}
