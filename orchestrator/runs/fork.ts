import { CONVERSATION_EXTENSION, type Conversation } from '@parley/a2a/conversation';
import { isTerminal, type Task } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import type { ForkRequest, Run } from '../api.ts';
import type { RunContext } from '../context.ts';
import { requestOf } from './empty-run.ts';
import { getRun } from './get.ts';
import { listRuns } from './list.ts';
import { startRun } from './start.ts';
import { asRun } from './unknown-run.ts';

export interface ForkRun {
  runId: string;
  request: ForkRequest;
  idempotencyKey: string | undefined;
  signal: AbortSignal;
}

/**
 * Asks the same question again from one step on: a run in a conversation of its own, which knows what was said before.
 * The coordinator takes over what the earlier run found apart from that step and all that builds on it.
 */
export async function forkRun({ ctx, input }: { ctx: RunContext; input: ForkRun }): Promise<Task> {
  const { runId, signal } = input;
  const source = await asRun(ctx.coordinator.get(runId, { signal }));
  if (!isTerminal(source.status.state)) {
    throw new ParleyError('conflict', 'The run is still going on.', {
      hint: 'Ask again from a step when it has ended.',
    });
  }
  const run = await getRun({ ctx, input: { runId, signal } });
  const { stepId, instruction = instructionOf(run, stepId) } = input.request;
  if (instruction === undefined) {
    throw new ParleyError('invalid_input', `The plan of the run has no step "${stepId}".`, {
      issues: [{ path: 'stepId', message: 'is no step of the plan' }],
    });
  }
  const { agents, budget, metadata } = requestOf(source).options;
  const [first, ...others] = agents ?? [];
  return startRun({
    ctx,
    input: {
      request: {
        query: run.query,
        ...(first === undefined ? {} : { agents: [first, ...others] }),
        ...(budget ? { budget } : {}),
        ...(metadata ? { metadata } : {}),
      },
      conversation: await turnsBefore(ctx, { source, run, signal }),
      fork: { runId, stepId, instruction },
      idempotencyKey: input.idempotencyKey,
      signal,
    },
  });
}

function instructionOf({ plan }: Run, stepId: string): string | undefined {
  return plan.steps.find(({ id }) => id === stepId)?.instruction;
}

const MOST_TURNS = 3;
const MOST_LISTED = 100;
const broughtSchema = z.object({
  turns: z.array(z.object({ question: z.string(), answer: z.string() })),
});

/** What was said before the run: as it was brought along, or as its conversation has it. */
async function turnsBefore(
  ctx: RunContext,
  { source, run, signal }: { source: Task; run: Run; signal: AbortSignal },
): Promise<Conversation | undefined> {
  const brought = broughtSchema.safeParse(source.metadata[CONVERSATION_EXTENSION]);
  if (brought.success) return brought.data;
  const { threadId } = run;
  const { runs } = await listRuns({ ctx, input: { threadId, limit: MOST_LISTED, signal } });
  const { createdAt } = runs.find(({ runId }) => runId === run.runId) ?? run;
  const earlier = runs
    .filter((one) => one.status === 'completed' && one.createdAt < createdAt && one.runId !== run.runId)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .slice(-MOST_TURNS);
  if (earlier.length === 0) return undefined;
  const turns = earlier.map(async ({ runId, query }) => {
    const { answer } = await getRun({ ctx, input: { runId, signal } });
    return { question: query, answer: answer ?? '' };
  });
  return { turns: await Promise.all(turns) };
}
