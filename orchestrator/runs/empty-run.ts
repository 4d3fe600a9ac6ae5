import { dataOf, type Task, textOf } from '@parley/a2a/task-types';
import { z } from 'zod';
import type { Run } from '../api.ts';

/** What `POST /solve` puts beside the question, in the data part of the message. */
export const runOptionsSchema = z.object({
  agents: z.array(z.string()).optional(),
  budget: z
    .object({ usd: z.number().optional(), tokens: z.number().optional(), seconds: z.number().optional() })
    .optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  requestHash: z.string().optional(),
  /** The run in whose place in its conversation this question was asked. */
  branch: z.object({ runId: z.string() }).optional(),
  fork: z.object({ runId: z.string(), stepId: z.string(), instruction: z.string().optional() }).optional(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

/** The question of a run and what came with it, as the first message of its task says. */
export function requestOf(task: Task): { query: string; options: RunOptions } {
  const asked = task.history.find((message) => message.role === 'user');
  const options = runOptionsSchema.safeParse(dataOf(asked?.parts ?? []) ?? {});
  return { query: textOf(asked?.parts ?? []), options: options.success ? options.data : {} };
}

function branchOf({ fork, branch }: RunOptions): Pick<Run, 'branchOf'> {
  const { runId, stepId = null } = { ...branch, ...fork };
  return runId === undefined ? {} : { branchOf: { runId, stepId } };
}

/** The run before the first event of its log. */
export function emptyRun(task: Task): Run {
  const { query, options } = requestOf(task);
  return {
    runId: task.id,
    threadId: task.contextId,
    status: 'submitted',
    query,
    answer: null,
    message: null,
    citations: [],
    figures: [],
    plan: { steps: [], revision: 0 },
    steps: [],
    toolCalls: [],
    artifacts: [],
    usage: { inputTokens: 0, outputTokens: 0, usd: 0, byAgent: {}, byModel: {} },
    ...(options.budget ? { budget: options.budget } : {}),
    durationMs: 0,
    model: null,
    warnings: [],
    approvals: [],
    cancellation: null,
    ...branchOf(options),
    metadata: options.metadata ?? {},
    lastSeq: 0,
    createdAt: task.status.at,
    updatedAt: task.status.at,
  };
}
