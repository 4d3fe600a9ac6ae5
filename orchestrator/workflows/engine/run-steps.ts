import type { Step } from '../define.ts';
import type { Ended } from './journal.ts';
import { type RunNested, runStep } from './step.ts';
import type { Run, Scope } from './types.ts';

export interface FailedStep {
  id: string;
  title: string;
  error: string;
}

/**
 * Runs the steps of a workflow, each when what it comes after is over, as many at once as it allows. After the failure
 * of a step that is not optional no further one begins; those on their way are waited for.
 */
export async function runSteps(
  run: Run,
  scope: Scope,
  runNested: RunNested,
): Promise<FailedStep | undefined> {
  const { steps, concurrency } = scope.workflow;
  const ended = new Map<string, Ended>();
  const running = new Map<string, Promise<void>>();
  let failed: FailedStep | undefined;
  const begin = (id: string, step: Step): void => {
    const done = runStep(run, { id, step, scope, runNested }).then((end) => {
      running.delete(id);
      ended.set(id, end);
      if (end.status === 'failed' && !step.optional) failed ??= { id, title: step.title, error: end.error };
    });
    running.set(id, done);
  };
  try {
    for (;;) {
      for (const [id, step] of Object.entries(steps)) {
        const isOpen = !ended.has(id) && !running.has(id);
        const isReady = step.after.every((other) => ended.has(other));
        if (!failed && isOpen && isReady && running.size < concurrency) begin(id, step);
      }
      if (running.size === 0) return failed;
      await Promise.race(running.values());
    }
  } finally {
    await Promise.allSettled(running.values());
  }
}
