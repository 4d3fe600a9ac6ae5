import type { Run, Step } from '../api/types.ts';

/** How a step stands for the reader: what works at an approval waits for them. */
export type ShownStatus = Step['status'] | 'approval';

/** The steps that go on when somebody has decided on an approval. */
export function waitingForApproval({ approvals }: Pick<Run, 'approvals'>): ReadonlySet<string> {
  const pending = (approvals ?? []).filter(({ state }) => state === 'pending');
  return new Set(pending.flatMap(({ stepId }) => stepId ?? []));
}

export function shownStatus(step: Pick<Step, 'id' | 'status'>, waiting: ReadonlySet<string>): ShownStatus {
  return step.status === 'working' && waiting.has(step.id) ? 'approval' : step.status;
}

/** How a step stands in a run that may not have come to it yet; undefined outside of one. */
export function stateOf(
  { id }: { id: string },
  run: Pick<Run, 'steps' | 'approvals'> | undefined,
): ShownStatus | undefined {
  if (run === undefined) return undefined;
  const step = run.steps.find((one) => one.id === id);
  return step === undefined ? 'waiting' : shownStatus(step, waitingForApproval(run));
}
