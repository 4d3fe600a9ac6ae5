import { z } from 'zod';
import { type CallContext, defineTool } from '../../define.ts';
import { follow } from '../follow.ts';
import type { Runs } from '../runs.ts';
import { runOutput, toOutput } from '../schema.ts';

/** Common clients give up after a minute. */
export const LONGEST_WAIT_S = 50;
const START_TIMEOUT_MS = 15_000;
const CANCEL_TIMEOUT_MS = 10_000;

const input = z.object({
  query: z.string().min(1).max(20_000).describe('The whole question, in the words of the user'),
  thread_id: z.string().max(128).optional().describe('Of an earlier answer, for a follow-up question'),
  wait_seconds: z.number().int().min(0).max(LONGEST_WAIT_S).default(LONGEST_WAIT_S),
});

/** `solve`: a whole question to the whole team. Runs of callers whom we leave, by `stopping`, go on. */
export const createSolve = (runs: Runs, stopping?: AbortSignal) =>
  defineTool({
    name: 'solve',
    title: 'Ask the team',
    description:
      'Has a team of specialist agents answer a whole question about the organisation, figures as well as policies, with citations. Takes seconds to minutes; when it is not finished in time the result says so and get_run gives the rest. Example: {"query": "How many people work in sales, and what is our travel policy?"}',
    input,
    output: runOutput,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
    scopes: [],
    timeoutMs: (LONGEST_WAIT_S + 8) * 1_000,
    cache: 'never',
    maxResultBytes: 400_000,
    async run({ query, thread_id, wait_seconds }, ctx) {
      const { principal, signal, operationKey } = ctx;
      const question = { query, threadId: thread_id, idempotencyKey: operationKey };
      // Not by the caller's signal: a run that was accepted while the caller left must be known to be stopped.
      const { runId } = await runs.start(question, {
        principal,
        signal: AbortSignal.timeout(START_TIMEOUT_MS),
      });
      try {
        signal.throwIfAborted();
        return toOutput(await follow(runs, { runId, seconds: wait_seconds, ctx }));
      } catch (error) {
        // Who cancels the call does not want its answer any more.
        if (signal.aborted && !stopping?.aborted) await stop(runs, runId, ctx);
        throw error;
      }
    },
  });

async function stop(runs: Runs, runId: string, { principal, logger }: CallContext): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
  await runs.cancel(runId, { principal, signal }).catch((err: unknown) => {
    logger.warn({ err, runId }, 'a run whose caller left was not stopped');
  });
}
