import type { Execution } from '@parley/a2a/execution';
import type { ModelsDescription } from '@parley/models/types';
import { modelFromLog } from './result.ts';
import { type PlannedStep, requestSchema } from './state.ts';
import { STEP_ID } from './write.ts';

/** The report alone, once more. */
export interface Rewrite {
  /** How its reader wants it this time. */
  instruction?: string;
}

/** Set when a run is asked again from its report, which is in no plan: all that was found is taken over. */
export function rewriteOf(
  execution: Pick<Execution, 'data'>,
  plan: readonly Pick<PlannedStep, 'id'>[],
): Rewrite | undefined {
  const { fork } = requestSchema.parse(execution.data);
  if (fork?.stepId !== STEP_ID || plan.some(({ id }) => id === STEP_ID)) return undefined;
  return fork.instruction === undefined ? {} : { instruction: fork.instruction };
}

/** The offline model writes by its rules alone: that a reader's wish was not heard is said. */
export async function warnOfUnheard(
  execution: Execution,
  rewrite: Rewrite | undefined,
  configured: ModelsDescription,
): Promise<void> {
  if (rewrite?.instruction === undefined) return;
  if (modelFromLog(await execution.events(), configured).mode !== 'offline') return;
  const message = 'The offline model follows no instruction for a report: it was written by its rules.';
  await execution.publish(
    {
      kind: 'activity',
      activity: { type: 'warning', code: 'instruction_not_followed', message, stepId: STEP_ID },
    },
    { key: 'warning:instruction' },
  );
}
