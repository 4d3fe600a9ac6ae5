import type { Execution } from '@parley/a2a/execution';
import { foldEvent } from '@parley/a2a/store/fold';
import { type Artifact, dataOf, type LoggedEvent } from '@parley/a2a/task-types';

export type Ended =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: string; code?: string }
  | { status: 'skipped'; error: string };

/** What has happened in a run, as its own log tells it; kept in step with what is written to the log. */
export interface Journal {
  /** Steps that are over, in the order in which they ended. */
  ended: Map<string, Ended>;
  /** The attempt that a step was last begun with. */
  begun: Map<string, number>;
  /** Steps whose result comes from an earlier run; what they did belongs to that one. */
  reused: Set<string>;
}

const OUTPUT = 'step:';

/** Reads the journal of a task, empty for a new one. */
export async function readJournal(execution: Pick<Execution, 'events'>): Promise<Journal> {
  return journalOf(await execution.events(0));
}

export function journalOf(log: readonly LoggedEvent[]): Journal {
  const journal: Journal = { ended: new Map(), begun: new Map(), reused: new Set() };
  const artifacts = new Map<string, Artifact>();
  for (const { event, activity } of log) {
    foldEvent(artifacts, event);
    if (activity?.type === 'step.started') journal.begun.set(activity.stepId, activity.attempt);
    if (activity?.type !== 'step.finished') continue;
    if (activity.reusedFrom !== undefined) journal.reused.add(activity.stepId);
    const output = dataOf(artifacts.get(OUTPUT + activity.stepId)?.parts ?? []) ?? null;
    const { error = '', code } = activity;
    journal.ended.set(activity.stepId, endedOf(activity.status, { output, error, code }));
  }
  return journal;
}

function endedOf(
  status: string,
  { output, error, code }: { output: unknown; error: string; code: string | undefined },
): Ended {
  if (status === 'completed') return { status, output };
  if (status === 'skipped') return { status, error };
  return { status: 'failed', error, ...(code === undefined ? {} : { code }) };
}

/** The artifact that keeps what a step gave. */
export function outputArtifact(stepId: string): string {
  return OUTPUT + stepId;
}
