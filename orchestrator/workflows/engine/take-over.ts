import type { Activity } from '@parley/a2a/activity';
import type { LoggedEvent } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import type { Workflow } from '../define.ts';
import { type Ended, type Journal, journalOf } from './journal.ts';
import { noteEnded } from './note.ts';
import type { ForkOf } from './request.ts';
import { doerOf } from './step.ts';
import type { Run } from './types.ts';

/**
 * Takes over what the steps of an earlier run gave, apart from the named one and all that build on it. The earlier log
 * says what they gave: no caller can make it up.
 */
export async function takeOver(run: Run, workflow: Workflow, fork: ForkOf): Promise<void> {
  const log = await run.execution.earlier(fork.runId);
  if (!log) throw new ParleyError('not_found', 'The run to go on from is not there any more.');
  const earlier = journalOf(log);
  const anew = stepsAnew(workflow, fork.stepId, earlier);
  for (const [id, step] of Object.entries(workflow.steps)) {
    const ended = earlier.ended.get(id);
    if (!ended || anew.has(id)) continue;
    await retell(run, log, id);
    const reusedFrom = sourceOf(log, id) ?? fork.runId;
    await noteEnded(run, { id, ...doerOf(run, step.do) }, { ended, startedAt: Date.now(), reusedFrom });
  }
}

/** What has to be done again: the step, what did not hold until the end, and all that come after one of those. */
function stepsAnew({ steps }: Workflow, stepId: string, earlier: Journal): ReadonlySet<string> {
  const anew = new Set(
    Object.keys(steps).filter(
      (id) => id === stepId || !holds(earlier.ended.get(id)) || isUndone(earlier, id),
    ),
  );
  for (let size = 0; size < anew.size; ) {
    size = anew.size;
    for (const [id, { after }] of Object.entries(steps)) if (after.some((one) => anew.has(one))) anew.add(id);
  }
  return anew;
}

const holds = (ended: Ended | undefined) => ended !== undefined && ended.status !== 'failed';

function isUndone({ begun }: Journal, id: string): boolean {
  return [...begun.keys()].some((one) => one === `undo:${id}` || one.startsWith(`undo:${id}/`));
}

const TOLD: ReadonlySet<Activity['type']> = new Set(['tool.called', 'tool.returned', 'warning']);

/** What its tools gave is in this log, too: the answer cites it. */
async function retell({ execution }: Run, log: readonly LoggedEvent[], id: string): Promise<void> {
  for (const { seq, activity } of log) {
    if (!activity || !TOLD.has(activity.type) || !('stepId' in activity) || activity.stepId !== id) continue;
    await execution.publish({ kind: 'activity', activity }, { key: `reuse:${id}:${seq}` });
  }
}

/** The run in which it was worked out, when that one had it from another. */
function sourceOf(log: readonly LoggedEvent[], id: string): string | undefined {
  const end = log.findLast(({ activity }) => activity?.type === 'step.finished' && activity.stepId === id);
  return end?.activity?.type === 'step.finished' ? end.activity.reusedFrom : undefined;
}
