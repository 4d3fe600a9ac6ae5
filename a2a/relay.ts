import type { Activity, Usage } from './activity.ts';
import type { Execution } from './execution.ts';
import type { LoggedEvent } from './task-types.ts';

/** What an agent's log says that belongs into the log of whoever gave it the work. Plans and steps of a peer are its own business. */
const RELAYED: ReadonlySet<Activity['type']> = new Set([
  'tool.called',
  'tool.returned',
  'model.called',
  'approval.requested',
  'approval.decided',
  'warning',
]);

export interface RelayTarget {
  execution: Pick<Execution, 'publish'>;
  stepId: string;
  /** Calls that wait for approval are none of ours: the child is elsewhere, or its work can't wait for a person. */
  withoutApprovals?: boolean;
}

/** The key under which an event of a child's log is in ours: relayed again after a crash, it is written once. */
export function relayKey(taskId: string, seq: number): string {
  return `relay:${taskId}:${seq}`;
}

/** Copies what a child says into our log, under its step. */
export async function relayActivity(target: RelayTarget, event: LoggedEvent, taskId: string): Promise<void> {
  const { activity } = event;
  if (!activity || !RELAYED.has(activity.type)) return;
  if (target.withoutApprovals && activity.type.startsWith('approval.')) return;
  await target.execution.publish(
    { kind: 'activity', activity: { ...activity, stepId: target.stepId } as Activity },
    { key: relayKey(taskId, event.seq) },
  );
}

/** What the model turn behind an event used. */
export function usageOf(event: LoggedEvent): Usage | undefined {
  return event.activity?.type === 'model.called' ? event.activity.usage : undefined;
}
