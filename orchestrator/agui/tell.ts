import { type AGUIEvent, EventType, type RunFinishedOutcome, type TokenUsage } from '@ag-ui/core';
import { isInterrupted, isTerminal, type Task } from '@parley/a2a/task-types';
import type { ErrorCode } from '@parley/platform/errors';
import type { Run } from '../api.ts';
import type { RunContext } from '../context.ts';
import { emptyRun } from '../runs/empty-run.ts';
import { applyEvent } from '../runs/reduce.ts';
import { watchRun } from '../runs/watch.ts';
import { interruptsOf } from './interrupts.ts';
import { createTranslator } from './translate.ts';

export interface Telling {
  ctx: RunContext;
  task: Task;
  /** The ids under which the client knows the run. */
  named: { threadId: string; runId: string };
  /** The interrupts that were answered: what came before them was told already. */
  answered: readonly string[];
  signal: AbortSignal;
}

/** A run as AG-UI tells it, from its start or from the interrupts that were answered, until it ends or asks. */
export async function* tellRun(telling: Telling): AsyncGenerator<AGUIEvent> {
  const { task, named, answered, signal } = telling;
  yield { type: EventType.RUN_STARTED, ...named, protocolVersion: '1.0' };
  const translator = createTranslator();
  let run = emptyRun(task);
  let isTold = answered.length === 0;
  if (isTold) yield* translator.begin(run);
  for await (const step of stepsOf(telling)) {
    run = step.run;
    if (isTold) {
      yield* translator.take(step.event, run);
      if (step.stops) break;
    } else if (step.stops && wasToldUntil(run, answered)) {
      isTold = true;
      yield* translator.begin(run);
      if (isTerminal(run.status)) break;
    }
  }
  if (signal.aborted) return;
  const interrupts = isInterrupted(run.status) ? interruptsOf(run) : [];
  yield* translator.close(
    run,
    interrupts.map(({ id }) => id),
  );
  yield endOf(run, named, interrupts);
}

/** The log event by event, with the run after each and whether it has ended or asks then. */
async function* stepsOf({ ctx, task, signal }: Telling) {
  let run = emptyRun(task);
  for await (const event of watchRun({ ctx, input: { runId: task.id, after: 0, signal } })) {
    run = applyEvent(run, event);
    const stops = event.type === 'status' && (isTerminal(run.status) || isInterrupted(run.status));
    yield { event, run, stops };
  }
}

/** Whether this is the stop that the answers belong to: what came before it was told already. */
function wasToldUntil(run: Run, answered: readonly string[]): boolean {
  return isTerminal(run.status) || interruptsOf(run).some(({ id }) => answered.includes(id));
}

const FAULTS: Partial<Record<Run['status'], { code: ErrorCode; message: string }>> = {
  failed: { code: 'model_failed', message: 'The run failed.' },
  rejected: { code: 'invalid_input', message: 'The question was refused.' },
};

function endOf(run: Run, named: Telling['named'], interrupts: ReturnType<typeof interruptsOf>): AGUIEvent {
  const usage = usageOf(run);
  const fault = FAULTS[run.status];
  if (fault) {
    const message = run.message ?? fault.message;
    return { type: EventType.RUN_ERROR, message, code: fault.code, ...usage };
  }
  return { type: EventType.RUN_FINISHED, ...named, ...usage, ...outcomeOf(run, interrupts) };
}

function outcomeOf(
  run: Run,
  interrupts: ReturnType<typeof interruptsOf>,
): { outcome: RunFinishedOutcome; result?: unknown } {
  if (interrupts.length > 0) return { outcome: { type: 'interrupt', interrupts } };
  if (run.status === 'canceled') return { outcome: { type: 'cancelled' } };
  const { runId, threadId, citations } = run;
  return { outcome: { type: 'success' }, result: { runId, threadId, citations } };
}

function usageOf({ usage }: Run): { usage?: TokenUsage[] } {
  const used = Object.entries(usage.byModel).map(([model, { inputTokens, outputTokens }]) => ({
    model,
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
  }));
  return used.length > 0 ? { usage: used } : {};
}
