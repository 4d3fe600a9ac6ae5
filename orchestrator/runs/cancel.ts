import type { Run } from '../api.ts';
import type { RunContext } from '../context.ts';
import { type GetRun, getRun } from './get.ts';
import { asRun } from './unknown-run.ts';

/** Asks the coordinator to stop the run, and gives the run as it is then. */
export async function cancelRun({ ctx, input }: { ctx: RunContext; input: GetRun }): Promise<Run> {
  await asRun(ctx.coordinator.cancel(input.runId, input.signal));
  return getRun({ ctx, input });
}
