import { type AGUIEvent, EventType } from '@ag-ui/core';
import type { Run, RunEvent } from '../api.ts';
import { subagentRunIdOf } from './ids.ts';

type Started = Extract<RunEvent, { type: 'step.started' }>;
type Finished = Extract<RunEvent, { type: 'step.finished' }>;
type Tag = { subagentRunId?: string };

/** Each step of the plan as a step of the run and as an invocation of the agent that does it. */
export function createSteps() {
  /** The newest invocation of each step, also when it is over: late events of it are still its own. */
  const newest = new Map<string, string>();
  const open = new Map<string, string>();

  function start(event: Pick<Started, 'stepId' | 'agent' | 'attempt'>, run: Run): AGUIEvent[] {
    const before = open.has(event.stepId) ? over(event.stepId, { error: 'It is tried again.' }) : [];
    const subagentRunId = subagentRunIdOf(run.runId, event);
    const isRepeated = newest.get(event.stepId) === subagentRunId;
    if (isRepeated) return before;
    newest.set(event.stepId, subagentRunId);
    open.set(event.stepId, subagentRunId);
    const description = run.plan.steps.find(({ id }) => id === event.stepId)?.instruction;
    return [
      ...before,
      { type: EventType.STEP_STARTED, stepName: event.stepId },
      {
        type: EventType.SUBAGENT_STARTED,
        subagentRunId,
        name: event.agent,
        ...(description ? { description } : {}),
      },
    ];
  }

  function over(
    stepId: string,
    how: { error?: string | undefined; result?: unknown; waitsFor?: readonly string[] },
  ) {
    const subagentRunId = open.get(stepId);
    if (subagentRunId === undefined) return [];
    open.delete(stepId);
    return [ending(subagentRunId, how), { type: EventType.STEP_FINISHED, stepName: stepId } as const];
  }

  return {
    start,
    finish({ stepId, status, summary, error }: Finished): AGUIEvent[] {
      if (status === 'completed') return over(stepId, { result: summary });
      return over(stepId, { error: error ?? status });
    },
    /** Steps that were at work when the run stopped to ask are at work again. */
    resume(run: Run): AGUIEvent[] {
      return run.steps
        .filter(({ status }) => status === 'working')
        .flatMap(({ id, agent, attempt }) => start({ stepId: id, agent, attempt }, run));
    },
    tagOf(stepId: string | undefined): Tag {
      const subagentRunId = stepId === undefined ? undefined : newest.get(stepId);
      return subagentRunId === undefined ? {} : { subagentRunId };
    },
    close(run: Run, waitsFor: readonly string[]): AGUIEvent[] {
      const how = waitsFor.length > 0 ? { waitsFor } : { error: run.message ?? 'The run ended.' };
      return [...open.keys()].flatMap((stepId) => over(stepId, how));
    },
  };
}

function ending(
  subagentRunId: string,
  { error, result, waitsFor }: { error?: string | undefined; result?: unknown; waitsFor?: readonly string[] },
): AGUIEvent {
  if (error !== undefined) return { type: EventType.SUBAGENT_ERROR, subagentRunId, message: error };
  if (waitsFor) {
    const outcome = { type: 'suspended' as const, interruptIds: [...waitsFor] };
    return { type: EventType.SUBAGENT_FINISHED, subagentRunId, outcome };
  }
  return {
    type: EventType.SUBAGENT_FINISHED,
    subagentRunId,
    outcome: { type: 'success' },
    ...(result === undefined ? {} : { result }),
  };
}
