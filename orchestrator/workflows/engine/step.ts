import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import { withTimeout } from '@parley/platform/resilience';
import { holds } from '../conditions.ts';
import type { Action, Step } from '../define.ts';
import { type Environment, fillIn } from '../references.ts';
import { attempts } from './attempts.ts';
import { environmentOf } from './environment.ts';
import { inputFor } from './input.ts';
import type { Ended } from './journal.ts';
import { noteEnded } from './note.ts';
import { perform } from './perform.ts';
import type { Run, Scope } from './types.ts';

/** Runs another workflow as a step; given from above, since it runs steps itself. */
export type RunNested = (run: Run, scope: Scope) => Promise<unknown>;

export interface StepWork {
  id: string;
  step: Step;
  scope: Scope;
  runNested: RunNested;
}

/** The name of the one effect that a step means, the same in every attempt. */
export function operationKeyOf(run: Pick<Run, 'execution'>, stepId: string): string {
  return stableId(run.execution.task.id, 'workflow-step', stepId);
}

/** Who does it, in a plan's words: an agent by its skill, or the workflows themselves with a tool. */
export function doerOf(run: Pick<Run, 'execution'>, action: Action): { agent: string; skill: string } {
  if ('agent' in action) return { agent: action.agent, skill: action.skill };
  return { agent: run.execution.task.agent, skill: 'tool' in action ? action.tool : action.workflow };
}

/** Takes a step to its end. */
export async function runStep(run: Run, { id, step, scope, runNested }: StepWork): Promise<Ended> {
  const noted = { id: scope.prefix + id, ...doerOf(run, step.do) };
  const env = environmentOf(run, scope);
  const isOver = run.journal.ended.has(noted.id);
  if (!isOver && step.when && !holds(step.when, env)) {
    const ended: Ended = { status: 'skipped', error: 'Its condition did not hold.' };
    await noteEnded(run, noted, { ended, startedAt: Date.now() });
    return ended;
  }
  const timeoutMs = step.timeoutSeconds * 1_000;
  const operationKey = operationKeyOf(run, noted.id);
  const action = step.do;
  return attempts(run, {
    noted,
    retry: step.retry,
    act: async (attempt) => {
      if (!('workflow' in action))
        return perform(run, { noted, action, env, scope, operationKey, timeoutMs, attempt });
      const nested = nestedScope(run, { stepId: noted.id, action, env });
      return withTimeout(timeoutMs, (signal) => runNested({ ...run, signal }, nested), run.signal);
    },
  });
}

/** The scope of the workflow that a step runs. */
export function nestedScope(
  run: Pick<Run, 'workflows'>,
  {
    stepId,
    action,
    env,
  }: { stepId: string; action: Extract<Action, { workflow: string }>; env: Environment },
): Scope {
  const workflow = run.workflows.find(({ name }) => name === action.workflow);
  if (!workflow) throw new ParleyError('not_found', `There is no workflow "${action.workflow}".`);
  return { workflow, input: inputFor(workflow, fillIn(action.input, env)), prefix: `${stepId}/` };
}
