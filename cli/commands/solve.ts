import type { Run, RunEvent, RunFrame } from '@parley/orchestrator/api';
import type { Config } from '@parley/platform/config';
import { ParleyError } from '@parley/platform/errors';
import { createLifecycle, type Lifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { PARTS } from '../args.ts';
import { type ApiClient, createApiClient } from '../compose/client.ts';
import { startParts } from '../compose/parts.ts';
import { say, tell } from '../terminal/output.ts';
import { progressLines } from '../terminal/progress.ts';

export interface SolveOptions {
  question: string;
  agents: string[] | undefined;
  json: boolean;
}

const EXIT = { complete: 0, failed: 1, partial: 2 } as const;

/** Answers one question in the terminal, with the service that runs here or with one of its own. */
export async function solve(config: Config, options: SolveOptions): Promise<number> {
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const client = createApiClient(localUrl(config), config.identity.apiKeys?.[0]?.key);
    if (!(await client.isReady())) {
      tell('Starting …');
      await startParts(config, lifecycle, { parts: PARTS });
    }
    const run = await follow(client, options, lifecycle);
    say(options.json ? JSON.stringify(run, null, 2) : report(run));
    return EXIT[outcomeOf(run)];
  } finally {
    await lifecycle.close();
  }
}

function localUrl(config: Config): string {
  return `http://127.0.0.1:${config.ports['orchestrator']}`;
}

/** Shows the run as it happens; an interrupted reader cancels it. */
async function follow(client: ApiClient, options: SolveOptions, lifecycle: Lifecycle): Promise<Run> {
  let runId: string | undefined;
  try {
    const request = { query: options.question, agents: options.agents };
    for await (const event of client.solve(request, lifecycle.signal)) {
      if (event.type === 'run') runId = event.runId;
      show(event);
    }
  } catch (error) {
    if (!lifecycle.signal.aborted) throw error;
    if (runId) await client.cancel(runId);
    throw new ParleyError('canceled', 'Stopped.');
  }
  if (!runId) throw new ParleyError('upstream_failed', 'The service ended the stream without a run.');
  return client.run(runId);
}

function show(event: RunEvent | RunFrame): void {
  if (event.type === 'run' || event.type === 'end') return;
  const lines = event.type === 'error' ? [`! ${event.message}`] : progressLines(event);
  for (const line of lines) tell(line);
}

function report(run: Run): string {
  const answer = run.answer?.trim();
  if (answer) return `\n${answer}`;
  return run.message ?? `The run ended as ${run.status} without an answer.`;
}

const INCOMPLETE: ReadonlySet<string> = new Set(['not_answered', 'limit_reached', 'budget_exhausted']);

/** A run that answered, but not all of it, is partial. */
export function outcomeOf(run: Pick<Run, 'status' | 'answer' | 'steps' | 'warnings'>): keyof typeof EXIT {
  if (run.status !== 'completed') return run.answer?.trim() ? 'partial' : 'failed';
  const whole = run.steps.every((step) => step.status === 'completed');
  return whole && !run.warnings.some(({ code }) => INCOMPLETE.has(code)) ? 'complete' : 'partial';
}
