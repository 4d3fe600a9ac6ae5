import { z } from 'zod';
import type { LoggedEvent } from './task-types.ts';

/** Metadata key of the receipt, in a cancelled task's last status update and in its metadata. */
export const CANCELLATION_KEY = 'urn:parley:a2a:cancellation:v1';

export const LEAF_KINDS = ['model-call', 'tool-call', 'task', 'job'] as const;
/** `stopped`: it was under way and has ended; `finished`: before the stop; `unstoppable`: it may go on, or nobody knows. */
export const LEAF_OUTCOMES = ['stopped', 'finished', 'unstoppable'] as const;

const leafSchema = z.object({
  kind: z.enum(LEAF_KINDS),
  id: z.string(),
  name: z.string(),
  outcome: z.enum(LEAF_OUTCOMES),
  /** Why it could not be stopped. */
  reason: z.string().optional(),
});
/** One piece of work that a cancellation met. */
export type Leaf = z.infer<typeof leafSchema>;

const receiptSchema = z.object({
  leaves: z.array(leafSchema),
  /** How many more there were. */
  omitted: z.number().int().positive().optional(),
});
/** What became of everything that a cancelled task, and those which it delegated, had begun. */
export type CancellationReceipt = z.infer<typeof receiptSchema>;

/** The receipt in a task's metadata; what a peer wrote wrongly is none. */
export function receiptOf(metadata: Record<string, unknown> | undefined): CancellationReceipt | undefined {
  const parsed = receiptSchema.safeParse(metadata?.[CANCELLATION_KEY]);
  return parsed.success ? parsed.data : undefined;
}

const MAX_LEAVES = 500;

/** Each leaf once, where it was first named, with what was said of it last. */
export function toReceipt(leaves: Iterable<Leaf>): CancellationReceipt {
  const known = new Map<string, Leaf>();
  for (const leaf of leaves) known.set(`${leaf.kind} ${leaf.id}`, leaf);
  const all = [...known.values()];
  if (all.length <= MAX_LEAVES) return { leaves: all };
  // What has finished can be read in the log; the others are told nowhere else.
  const sorted = all.toSorted((a, b) => Number(a.outcome === 'finished') - Number(b.outcome === 'finished'));
  return { leaves: sorted.slice(0, MAX_LEAVES), omitted: all.length - MAX_LEAVES };
}

const NOT_SEEN = 'The log does not say how it ended.';

/** The leaves that a log tells of: what returned has finished; what did not is for others to say. */
export function leavesOfLog(log: readonly LoggedEvent[]): Leaf[] {
  return log.flatMap(({ seq, activity }): Leaf[] => {
    switch (activity?.type) {
      case 'model.called':
        return [
          {
            kind: 'model-call',
            id: activity.callId ?? `#${seq}`,
            name: activity.model,
            outcome: 'finished',
          },
        ];
      case 'tool.called':
        return [{ ...toolLeaf(activity), outcome: 'unstoppable', reason: NOT_SEEN }];
      case 'tool.returned':
        return [{ ...toolLeaf(activity), outcome: 'finished' }];
      case 'step.started':
        return activity.taskId
          ? [
              {
                kind: 'task',
                id: activity.taskId,
                name: activity.agent,
                outcome: 'unstoppable',
                reason: NOT_SEEN,
              },
            ]
          : [];
      case 'step.finished':
        return activity.taskId
          ? [{ kind: 'task', id: activity.taskId, name: activity.agent, outcome: 'finished' }]
          : [];
      default:
        return [];
    }
  });
}

function toolLeaf(call: {
  callId: string;
  server: string;
  tool: string;
}): Pick<Leaf, 'kind' | 'id' | 'name'> {
  return { kind: 'tool-call', id: call.callId, name: `${call.server}/${call.tool}` };
}
