import { DELEGATION_EXTENSION } from '@parley/a2a/card-types';
import type { Task } from '@parley/a2a/task-types';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import { newId, stableId } from '@parley/platform/ids';
import { canonicalJson } from '@parley/platform/json';
import type { RunContext } from '../context.ts';
import type { Workflow } from './define.ts';
import { inputFor } from './engine/input.ts';

export interface StartWorkflow {
  workflow: Workflow;
  input: Record<string, unknown>;
  /** The step of an earlier run from which it goes on. */
  fork?: { runId: string; stepId: string };
  idempotencyKey: string | undefined;
  signal?: AbortSignal;
}

/** All runs of a workflow that a caller starts here lie in one context, by which they are listed. */
export function threadOf({ name }: Pick<Workflow, 'name'>, subject: string): string {
  return stableId('workflow', name, subject);
}

/** Room for undoing when the workflow's own time is over. */
const UNDO_SECONDS = 600;

/**
 * Starts a run. The same key of the same caller finds the run that it started before.
 *
 * @throws ParleyError `invalid_input` naming each field of the input that is wrong; `conflict` for a key that was used
 * with another input.
 */
export async function startWorkflow(x: { ctx: RunContext; start: StartWorkflow }): Promise<Task> {
  const { workflow, input, fork, idempotencyKey, signal } = x.start;
  inputFor(workflow, input);
  const { subject } = x.ctx.principal;
  const seconds = workflow.timeoutSeconds + UNDO_SECONDS;
  try {
    return await x.ctx.coordinator.send({
      messageId:
        idempotencyKey === undefined ? newId() : stableId(subject, 'workflow', workflow.name, idempotencyKey),
      contextId: threadOf(workflow, subject),
      text: `Run the workflow "${workflow.title}" (${workflow.name}).`,
      data: {
        workflow: workflow.name,
        input: JSON.parse(canonicalJson(input)) as unknown,
        ...(fork ? { fork } : {}),
      },
      metadata: {
        [DELEGATION_EXTENSION]: { deadline: new Date(Date.now() + seconds * 1_000).toISOString() },
      },
      returnImmediately: true,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    const isTaken = isParleyError(error, 'invalid_input') || isParleyError(error, 'conflict');
    if (idempotencyKey === undefined || !isTaken) throw error;
    throw new ParleyError('conflict', 'This Idempotency-Key was used before with another input.', {
      hint: 'Send the first request again unchanged, or use a new key.',
      cause: error,
    });
  }
}
