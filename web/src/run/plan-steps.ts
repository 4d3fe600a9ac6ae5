import type { Run, Step } from '../api/types.ts';
import { type ShownStatus, shownStatus, waitingForApproval } from './waiting.ts';

/** A step of a run in its place: what it waited for, as far as the plan says. */
export interface PlacedStep {
  id: string;
  after: string[];
  step: Step;
  status: ShownStatus;
}

/** The coordinator's own work, from which the plan comes. */
export const PLANNING = '(plan)';

/** The steps of a run behind the plan that gave them. What writes the answer is in no plan: it waits for all others. */
export function placedSteps(run: Pick<Run, 'plan' | 'steps' | 'approvals'>): PlacedStep[] {
  const waiting = waitingForApproval(run);
  const isPlanned = (step: Step) =>
    step.instruction !== '' || run.plan.steps.some(({ id }) => id === step.id);
  const planned = run.steps.filter(isPlanned);
  const needed = new Set(planned.flatMap(({ dependsOn }) => dependsOn));
  const last = planned.map(({ id }) => id).filter((id) => !needed.has(id));
  return run.steps.map((step) => {
    const before = isPlanned(step)
      ? step.dependsOn.filter((id) => planned.some((one) => one.id === id))
      : last;
    return {
      id: step.id,
      after: before.length > 0 ? before : [PLANNING],
      step,
      status: shownStatus(step, waiting),
    };
  });
}

/** The id of the element that shows a step. */
export function stepAnchor(runId: string, stepId: string): string {
  return `step-${runId}-${stepId}`;
}
