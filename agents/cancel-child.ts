import { type Leaf, receiptOf } from '@parley/a2a/cancellation';
import type { A2AClient } from '@parley/a2a/client';
import { toParleyError } from '@parley/platform/errors';

/** What became of a delegated task that was to stop, and by its own receipt of what it had begun. */
export type ChildEnd = Pick<Leaf, 'outcome' | 'reason'> & { leaves: Leaf[] };

const UNTOLD = 'Its agent could not be told.';

/** Has a delegated task stopped. Never fails: without a client, or when its agent is away, nobody could be told. */
export async function cancelChild(
  client: A2AClient | undefined,
  taskId: string,
  signal: AbortSignal,
): Promise<ChildEnd> {
  if (!client) return { outcome: 'unstoppable', reason: UNTOLD, leaves: [] };
  try {
    const task = await client.cancel(taskId, signal);
    const { leaves } = receiptOf(task.metadata) ?? { leaves: [] };
    if (task.status.state === 'canceled') return { outcome: 'stopped', leaves };
    return { outcome: 'unstoppable', reason: `Its agent says that it is ${task.status.state}.`, leaves };
  } catch (error) {
    // It may have ended meanwhile, or its agent is away; its own deadline ends it then.
    if (toParleyError(error).code === 'conflict') return { outcome: 'finished', leaves: [] };
    return { outcome: 'unstoppable', reason: UNTOLD, leaves: [] };
  }
}
