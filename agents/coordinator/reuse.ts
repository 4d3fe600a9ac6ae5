import type { Task } from '@parley/a2a/task-types';
import { toParleyError } from '@parley/platform/errors';
import type { Finished, ReusedStep } from './fork.ts';
import type { PlannedStep } from './state.ts';
import type { RunTools } from './step.ts';

/** The task that holds the result of a step, and what was told of it; undefined where it must be worked out anew. */
export async function reusedTask(run: RunTools, step: PlannedStep): Promise<Task | undefined> {
  const reused = run.reused.get(step.id);
  if (reused?.taskId === undefined || reused.ended) return undefined;
  const task = await readTask(run, step, { ...reused, taskId: reused.taskId });
  if (task) await retell(run, reused);
  return task;
}

/** How a step ended without a result, where that holds for this run, too. */
export async function reusedEnd(run: RunTools, step: PlannedStep): Promise<Finished | undefined> {
  const reused = run.reused.get(step.id);
  if (!reused?.ended) return undefined;
  await retell(run, reused);
  // What it used was paid then.
  const { usage: _usage, ...ended } = reused.ended;
  return { ...ended, durationMs: 0 };
}

async function readTask(
  run: RunTools,
  step: PlannedStep,
  reused: ReusedStep & { taskId: string },
): Promise<Task | undefined> {
  const { deps, execution } = run;
  try {
    const agent = run.agents.find(({ name }) => name === step.agent);
    const task = agent && (await deps.connect(agent, execution.principal).get(reused.taskId));
    if (task?.status.state === 'completed') return task;
  } catch (error) {
    execution.signal.throwIfAborted();
    deps.logger.info({ err: toParleyError(error), stepId: step.id }, 'an earlier result cannot be read');
  }
  const message = `The earlier result of ${step.agent} could not be read any more, so that it was worked out anew.`;
  await execution.publish(
    { kind: 'activity', activity: { type: 'warning', code: 'reuse_failed', message, stepId: step.id } },
    { key: `reuse:${step.id}:failed` },
  );
  return undefined;
}

/** What its tools gave is in this log, too: the answer cites it. What its model used was paid then. */
async function retell({ execution }: RunTools, { told, taskId = '' }: ReusedStep): Promise<void> {
  for (const { seq, activity } of told) {
    if (activity) await execution.publish({ kind: 'activity', activity }, { key: `reuse:${taskId}:${seq}` });
  }
}
