import { ParleyError } from '@parley/platform/errors';
import type { CallContext } from '../define.ts';
import type { Runs } from './runs.ts';
import { isSettled, type Run, type RunEvent } from './schema.ts';

export interface Following {
  runId: string;
  seconds: number;
  ctx: CallContext;
}

/** Waits for a run, tells how it goes on, and gives it as it is when it has settled or the time is over. */
export async function follow(runs: Runs, { runId, seconds, ctx }: Following): Promise<Run> {
  const { principal, signal } = ctx;
  if (seconds > 0) {
    const over = AbortSignal.timeout(seconds * 1_000);
    await untilSettled(runs, { runId, ctx, signal: AbortSignal.any([signal, over]) }).catch(
      (error: unknown) => {
        if (signal.aborted || !over.aborted) throw error;
      },
    );
  }
  return runs.get(runId, { principal, signal });
}

async function untilSettled(
  runs: Runs,
  { runId, ctx, signal }: { runId: string; ctx: CallContext; signal: AbortSignal },
): Promise<void> {
  let told = 0;
  for await (const event of runs.events(runId, { principal: ctx.principal, signal })) {
    const message = messageOf(event);
    if (message !== undefined) {
      told += 1;
      await ctx.progress(told, undefined, message);
    }
    if (event.type === 'error') {
      throw new ParleyError('upstream_failed', event.message ?? 'The stream of events broke.');
    }
    if (event.type === 'end' || (event.type === 'status' && isSettled(event.status ?? ''))) return;
  }
}

const MESSAGES: Record<string, (event: RunEvent) => string> = {
  run: ({ runId }) => `Run ${runId} has started`,
  'plan.created': ({ plan }) => `The plan has ${plan?.steps.length ?? 0} steps`,
  'step.started': ({ agent, skill }) => `${agent} starts with ${skill}`,
  'step.finished': ({ agent, status, summary }) => `${agent} ${status}${summary ? `: ${summary}` : ''}`,
  'tool.called': ({ agent, server, tool }) => `${agent} asks ${server}/${tool}`,
  warning: ({ message }) => message ?? 'A warning',
};

function messageOf(event: RunEvent): string | undefined {
  return Object.hasOwn(MESSAGES, event.type) ? MESSAGES[event.type]?.(event).slice(0, 300) : undefined;
}
