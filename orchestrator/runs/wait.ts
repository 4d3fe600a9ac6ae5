import type { Task } from '@parley/a2a/task-types';
import type { RunContext } from '../context.ts';
import { waitForRun } from './watch.ts';

/** Whether the run ended, or asked its caller for something, within the time. */
export async function waitAtMost(
  ctx: RunContext,
  task: Pick<Task, 'id'>,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<boolean> {
  if (seconds === 0) return false;
  const timeout = AbortSignal.timeout(seconds * 1_000);
  try {
    const input = { runId: task.id, after: 0, signal: AbortSignal.any([signal, timeout]) };
    await waitForRun({ ctx, input });
    return !input.signal.aborted;
  } catch (error) {
    if (timeout.aborted || signal.aborted) return false;
    throw error;
  }
}
