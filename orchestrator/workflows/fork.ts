import { isTerminal, type Task } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import type { RunContext } from '../context.ts';
import { asRun } from '../runs/unknown-run.ts';
import type { Workflow } from './define.ts';
import { requestOf } from './engine/request.ts';
import { startWorkflow } from './start.ts';

export interface ForkWorkflow {
  workflow: Workflow;
  runId: string;
  stepId: string;
  idempotencyKey: string | undefined;
  signal: AbortSignal;
}

/** Runs a workflow again from one step on, with the input of the earlier run and what its other steps gave. */
export async function forkWorkflow(x: { ctx: RunContext; fork: ForkWorkflow }): Promise<Task> {
  const { workflow, runId, stepId, idempotencyKey, signal } = x.fork;
  const source = await asRun(x.ctx.coordinator.get(runId, { signal }));
  const asked = requestOf({ messages: source.history }, [workflow]);
  if (!asked.workflow) {
    throw new ParleyError('not_found', `This run is none of the workflow "${workflow.name}".`);
  }
  if (!isTerminal(source.status.state)) {
    throw new ParleyError('conflict', 'The run is still going on.', {
      hint: 'Go on from a step of it when it has ended.',
    });
  }
  if (!Object.hasOwn(workflow.steps, stepId)) {
    throw new ParleyError('invalid_input', `"${workflow.title}" has no step "${stepId}".`, {
      issues: [{ path: 'stepId', message: 'is no step of the workflow' }],
    });
  }
  const start = { workflow, input: asked.input, fork: { runId, stepId }, idempotencyKey, signal };
  return startWorkflow({ ctx: x.ctx, start });
}
