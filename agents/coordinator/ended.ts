import type { Activity } from '@parley/a2a/activity';
import type { Execution } from '@parley/a2a/execution';

export type Ended = Extract<Activity, { type: 'step.finished' }>;

/**
 * Steps that ended without a result before this claim began. What was told of them holds: later steps were given
 * their instructions by it, and a reader of the log has seen it. Steps with a result find it at their A2A tasks.
 */
export async function endedBefore(execution: Execution): Promise<ReadonlyMap<string, Ended>> {
  if (execution.epoch === 1) return new Map();
  const log = await execution.events();
  return new Map(
    log.flatMap(({ activity }) =>
      activity?.type === 'step.finished' && activity.status !== 'completed'
        ? [[activity.stepId, activity] as const]
        : [],
    ),
  );
}
