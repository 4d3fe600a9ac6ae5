import type { Activity } from '@parley/a2a/activity';
import type { Execution } from '@parley/a2a/execution';
import type { LoggedEvent } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import { rewriteOf } from './rewrite.ts';
import { type PlannedStep, requestSchema } from './state.ts';

export type Finished = Extract<Activity, { type: 'step.finished' }>;

/** A step whose result comes from an earlier run. */
export interface ReusedStep {
  /** The run in which it was worked out. */
  runId: string;
  /** The A2A task that holds its result; without one it had none. */
  taskId: string | undefined;
  /** How it ended, where that is taken over though it gave no result. */
  ended?: Finished;
  /** What the earlier log tells of its tools. */
  told: readonly LoggedEvent[];
}

/** What a run takes over from the one that it branches from. */
export interface Fork {
  plan: PlannedStep[];
  reused: ReadonlyMap<string, ReusedStep>;
}

/**
 * The plan of an earlier run, with another instruction for one step. That step and all that build on it are worked out
 * anew; of the others what was completed is taken over. When the report alone is asked for again, all is taken over, what
 * failed too. The earlier log says what was: no caller can make it up.
 */
export async function forkOf(execution: Execution): Promise<Fork | undefined> {
  const { fork } = requestSchema.parse(execution.data);
  if (!fork) return undefined;
  const log = await execution.earlier(fork.runId);
  if (!log) throw new ParleyError('not_found', 'The run to ask again from is not there any more.');
  const before = planOf(log);
  if (rewriteOf(execution, before)) {
    return { plan: before, reused: resultsOf(log, { plan: before, anew: 'report', runId: fork.runId }) };
  }
  if (!before.some(({ id }) => id === fork.stepId)) {
    throw new ParleyError('invalid_input', `The run to ask again from has no step "${fork.stepId}".`);
  }
  const anew = withAllAfter(before, fork.stepId);
  const plan = before
    // Who stood in for a step that is worked out anew may not be needed this time.
    .filter(({ id, insteadOf }) => id === fork.stepId || insteadOf === undefined || !anew.has(insteadOf))
    .map((step) =>
      step.id === fork.stepId ? { ...step, instruction: fork.instruction ?? step.instruction } : step,
    );
  return { plan, reused: resultsOf(log, { plan, anew, runId: fork.runId }) };
}

/** The newest plan; steps that the first one does not have stand in for those that they are named after. */
function planOf(log: readonly LoggedEvent[]): PlannedStep[] {
  const plans = log.flatMap(({ activity }) => (activity?.type === 'plan.created' ? [activity] : []));
  const first = new Set(plans[0]?.plan.steps.map(({ id }) => id));
  return (plans.at(-1)?.plan.steps ?? []).map((step) =>
    first.has(step.id) ? step : { ...step, insteadOf: step.id.replace(/-again$/, '') },
  );
}

/** The step and every step that needs its result, however indirectly. */
function withAllAfter(plan: readonly PlannedStep[], stepId: string): ReadonlySet<string> {
  const found = new Set([stepId]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { id, dependsOn } of plan) if (dependsOn.some((other) => found.has(other))) found.add(id);
  }
  return found;
}

const TOLD: ReadonlySet<Activity['type']> = new Set(['tool.called', 'tool.returned', 'warning']);

function resultsOf(
  log: readonly LoggedEvent[],
  {
    plan,
    anew,
    runId,
  }: { plan: readonly PlannedStep[]; anew: ReadonlySet<string> | 'report'; runId: string },
): Map<string, ReusedStep> {
  const results = new Map<string, ReusedStep>();
  for (const { id } of plan) {
    const finished = log.findLast(({ activity }) => isEndOf(activity, id))?.activity as Finished | undefined;
    if (finished === undefined || (anew !== 'report' && anew.has(id))) continue;
    const hasResult = finished.status === 'completed' && finished.taskId !== undefined;
    if (!hasResult && anew !== 'report') continue;
    const told = log.filter(({ activity }) => activity && TOLD.has(activity.type) && stepOf(activity) === id);
    const ended = hasResult ? {} : { ended: finished };
    results.set(id, { runId: finished.reusedFrom ?? runId, taskId: finished.taskId, told, ...ended });
  }
  return results;
}

function isEndOf(activity: Activity | undefined, id: string): boolean {
  return activity?.type === 'step.finished' && activity.stepId === id;
}

function stepOf(activity: Activity): string | undefined {
  return 'stepId' in activity ? activity.stepId : undefined;
}
