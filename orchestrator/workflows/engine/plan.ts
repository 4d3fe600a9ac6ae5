import type { Step } from '../define.ts';
import { layersOf } from '../graph.ts';
import { doerOf } from './step.ts';
import type { Run, Scope } from './types.ts';

/** Says what the run is going to do: its steps, as the plan of a question is told. */
export async function publishPlan(run: Run, { workflow }: Scope): Promise<void> {
  const steps = layersOf(workflow)
    .flat()
    .map((id) => {
      const step = workflow.steps[id] as Step;
      return { id, ...doerOf(run, step.do), instruction: step.title, dependsOn: step.after };
    });
  await run.execution.publish(
    { kind: 'activity', activity: { type: 'plan.created', plan: { steps }, revision: 0 } },
    { key: 'plan' },
  );
}
