import type { Approvals } from '@parley/a2a/approvals';
import type { Execution, Executor, Outcome } from '@parley/a2a/execution';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Workflow } from '../define.ts';
import { answerOf, publishAnswer } from './answer.ts';
import { passGate } from './gate.ts';
import { inputFor } from './input.ts';
import { readJournal } from './journal.ts';
import { publishPlan } from './plan.ts';
import { type ForkOf, requestOf } from './request.ts';
import { type FailedStep, runSteps } from './run-steps.ts';
import type { RunNested } from './step.ts';
import { takeOver } from './take-over.ts';
import type { Hands, Run, Scope } from './types.ts';
import { type Undone, undoSteps } from './undo.ts';

/**
 * Runs workflows as A2A tasks. All state is the task's own log, so another process goes on where this one ended; what a
 * step does carries the same key or message id when it is done again.
 */
export function createWorkflowExecutor(x: {
  workflows: readonly Workflow[];
  hands: Hands;
  approvals: Approvals;
}): Executor {
  return async (execution) => {
    const asked = requestOf(execution, x.workflows);
    if (!asked.workflow) return unknownWorkflow(x.workflows);
    const { workflow } = asked;
    let input: Record<string, unknown>;
    try {
      input = inputFor(workflow, asked.input);
    } catch (error) {
      return askForInput(workflow, error);
    }
    const passage = await passGate({ approvals: x.approvals, execution, workflow, input });
    if ('outcome' in passage) return passage.outcome;
    input = inputFor(workflow, passage.input);
    const journal = await readJournal(execution);
    const run = { ...x, execution, journal, signal: limited(execution, workflow) };
    return runWorkflow(run, { workflow, input, prefix: '' }, asked.fork);
  };
}

async function runWorkflow(run: Run, scope: Scope, fork: ForkOf | undefined): Promise<Outcome> {
  await publishPlan(run, scope);
  if (fork) await takeOver(run, scope.workflow, fork);
  const failed = await stepsOf(run, scope);
  if (!failed) {
    await publishAnswer(run, scope);
    return { state: 'completed' };
  }
  // The time limit is for going forward: undoing is not cut off by it.
  const undone = await undoSteps({ ...run, signal: run.execution.signal }, scope);
  return failedOutcome(scope.workflow, failed, undone);
}

/** The first step that failed; running out of time is a failure of the workflow, a stop from outside is not. */
async function stepsOf(run: Run, scope: Scope): Promise<FailedStep | undefined> {
  const known = failedBefore(run, scope);
  if (known) return known;
  try {
    return await runSteps(run, scope, runNested);
  } catch (error) {
    run.execution.signal.throwIfAborted();
    if (!run.signal.aborted) throw error;
    const { timeoutSeconds } = scope.workflow;
    return { id: '', title: 'Time limit', error: `The workflow did not end within ${timeoutSeconds} s.` };
  }
}

/** A run that was undoing when its process ended goes on undoing. */
function failedBefore({ journal }: Run, { workflow, prefix }: Scope): FailedStep | undefined {
  for (const [id, step] of Object.entries(workflow.steps)) {
    const ended = journal.ended.get(prefix + id);
    if (ended?.status === 'failed' && !step.optional) return { id, title: step.title, error: ended.error };
  }
  return undefined;
}

const runNested: RunNested = async (run, scope) => {
  const failed = failedBefore(run, scope) ?? (await runSteps(run, scope, runNested));
  if (!failed) return { text: answerOf(run, scope) };
  const { title, error } = failed;
  throw new ParleyError('upstream_failed', `${title}: ${error}`, { retryable: false });
};

function limited({ task, signal }: Execution, { timeoutSeconds }: Workflow): AbortSignal {
  const left = task.createdAt.getTime() + timeoutSeconds * 1_000 - Date.now();
  return AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, left))]);
}

function unknownWorkflow(workflows: readonly Workflow[]): Outcome {
  const known = workflows.map(({ title, name }) => `"${title}" (${name})`).join(', ');
  return {
    state: 'rejected',
    message: `It is not clear which workflow is meant. Name one of: ${known}; in a data part as {"workflow": "…", "input": {…}}.`,
  };
}

function askForInput({ title, input }: Workflow, error: unknown): Outcome {
  if (!isParleyError(error, 'invalid_input')) throw error;
  const wrong = (error.issues ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
  const fields = Object.keys(input.shape).join(', ');
  return {
    state: 'input-required',
    message: `"${title}" cannot start yet. ${wrong}. Answer with lines such as "field: value"; the fields are ${fields}.`,
  };
}

function failedOutcome({ title }: Workflow, failed: FailedStep, { undone, left }: Undone): Outcome {
  const sentences = [
    `"${title}" failed at "${failed.title}": ${failed.error}`,
    ...(undone.length > 0 ? [`Undone: ${undone.join(', ')}.`] : []),
    ...left.map((one) => `NOT undone: ${one.title} (${one.error}).`),
  ];
  return {
    state: 'failed',
    message: sentences.join(' '),
    metadata: { [UNDO_KEY]: { failedStep: failed.id, undone, left } },
  };
}

/** Metadata key of a failed run that says what was undone and what was not. */
export const UNDO_KEY = 'urn:parley:a2a:undo:v1';
