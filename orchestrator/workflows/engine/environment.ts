import type { Environment } from '../references.ts';
import type { Run, Scope } from './types.ts';

/** What the references of a step can see: its workflow's input, what the steps before it gave, and the run. */
export function environmentOf(run: Run, { workflow, input, prefix }: Scope): Environment {
  const steps: Record<string, unknown> = {};
  for (const id of Object.keys(workflow.steps)) {
    const ended = run.journal.ended.get(prefix + id);
    // What gave nothing is there and empty, so that a later step can go on without it.
    if (ended) steps[id] = ended.status === 'completed' ? ended.output : null;
  }
  const { id, createdAt } = run.execution.task;
  return { input, steps, run: { id, date: createdAt.toISOString().slice(0, 10) } };
}
