import { isInterrupted, isTerminal, type TaskState } from '@parley/a2a/task-types';
import type { RunEvent } from '../api.ts';
import type { RunContext } from '../context.ts';
import { toRunEvent } from './translate.ts';

export interface WatchRun {
  runId: string;
  /** Only events after this sequence number. */
  after: number;
  signal: AbortSignal;
}

/** The run's events from a cursor on, each once and in order; ends when the run has ended. */
export async function* watchRun({
  ctx,
  input,
}: {
  ctx: RunContext;
  input: WatchRun;
}): AsyncIterable<RunEvent> {
  const { runId, after, signal } = input;
  for await (const logged of ctx.coordinator.subscribe(runId, { after, signal })) yield toRunEvent(logged);
}

/** Waits until the run has ended or asks its caller for something; gives the state that it saw last. */
export async function waitForRun({ ctx, input }: { ctx: RunContext; input: WatchRun }): Promise<TaskState> {
  let state: TaskState = 'submitted';
  for await (const event of watchRun({ ctx, input })) {
    if (event.type === 'status') state = event.status;
    if (isTerminal(state) || isInterrupted(state)) break;
  }
  return state;
}
