import type { PlannedStep, StepState } from './state.ts';

/**
 * Runs steps as soon as everything that they wait for has ended, whatever it ended with; a slow step holds up only
 * those that depend on it. Steps already done are taken as they are. The plan must be free of cycles.
 */
export async function runPlan(
  plan: readonly PlannedStep[],
  done: readonly StepState[],
  run: (step: PlannedStep, before: readonly StepState[]) => Promise<StepState>,
): Promise<StepState[]> {
  const steps = new Map(plan.map((step) => [step.id, step]));
  const results = new Map<string, Promise<StepState>>(done.map((step) => [step.id, Promise.resolve(step)]));
  const resultOf = (step: PlannedStep): Promise<StepState> => {
    const known = results.get(step.id);
    if (known) return known;
    const needed = step.dependsOn.flatMap((id) => steps.get(id) ?? []);
    const result = Promise.all(needed.map(resultOf)).then((before) => run(step, before));
    results.set(step.id, result);
    return result;
  };
  return Promise.all(plan.map(resultOf));
}
