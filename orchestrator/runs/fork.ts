import { CONVERSATION_EXTENSION, type Conversation } from '@parley/a2a/conversation';
import type { Task } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import { type ForkRequest, type Run, TERMINAL_STATUSES } from '../api.ts';
import type { RunContext } from '../context.ts';
import { type RunOptions, requestOf } from './empty-run.ts';
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
 * Asks again what a run was asked, from one step on, or another question in its place: a run in a conversation of its
 * own, which knows what was said before. From a step on, what the other steps had found is taken over.
 */
export async function forkRun({ ctx, input }: { ctx: RunContext; input: ForkRun }): Promise<Task> {
  const { runId, signal } = input;
  const source = await asRun(ctx.coordinator.get(runId, { signal }));
  const run = await getRun({ ctx, input: { runId, signal } });
  const { query = run.query } = input.request;
  const from =
    input.request.query === undefined ? { fork: stepOf(run, input.request) } : { branch: { runId } };
  const { agents, budget, metadata } = requestOf(source).options;
  const [first, ...others] = agents ?? [];
  return startRun({
    ctx,
    input: {
      request: {
        query,
        ...(first === undefined ? {} : { agents: [first, ...others] }),
        ...(budget ? { budget } : {}),
        ...(metadata ? { metadata } : {}),
      },
      conversation: await turnsBefore(ctx, { source, run, signal }),
      ...from,
      idempotencyKey: input.idempotencyKey,
      signal,
    },
  });
}

/** The step from which a run goes on, which must be over: until then its other steps have not found all. */
function stepOf(
  run: Run,
  { stepId = '', instruction = instructionOf(run, stepId) }: ForkRequest,
): RunOptions['fork'] {
  if (!isOver(run)) {
    throw new ParleyError('conflict', 'The run is still going on.', {
      hint: 'Ask again from a step when it has ended.',
    });
  }
  // What writes the report is a step of the run, but not of its plan: it has no instruction of its own.
  if (!run.steps.some(({ id }) => id === stepId)) {
    throw new ParleyError('invalid_input', `The run has no step "${stepId}".`, {
      issues: [{ path: 'stepId', message: 'is no step of the run' }],
    });
  }
  return { runId: run.runId, stepId, ...(instruction === undefined ? {} : { instruction }) };
}

const isOver = ({ status }: Run) => (TERMINAL_STATUSES as readonly string[]).includes(status);

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
