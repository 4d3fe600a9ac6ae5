import { APPROVAL_EXTENSION } from '@parley/a2a/approval';
import { announceApproval, announceDecision } from '@parley/a2a/approval-notes';
import { type Approval, type Approvals, pendingOf } from '@parley/a2a/approvals';
import type { Execution, Outcome } from '@parley/a2a/execution';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import { z } from 'zod';
import type { Workflow } from '../define.ts';

export interface GatedRun {
  approvals: Approvals;
  execution: Execution;
  workflow: Workflow;
  input: Record<string, unknown>;
}

/** The run goes on with this input, or ends its turn so. */
export type Passage = { input: Record<string, unknown> } | { outcome: Outcome };

/** Asks a person before a run that changes something and that another agent has started: a model may have meant to. */
export async function passGate(run: GatedRun): Promise<Passage> {
  if (!needsApproval(run)) return { input: run.input };
  const approval = await ask(run);
  if (approval.state === 'pending') return { outcome: waitingFor(approval) };
  await announceDecision(run.execution, approval);
  if (approval.state === 'rejected' || approval.state === 'expired')
    return { outcome: refusedBy(approval, run.workflow) };
  const used = await run.approvals.use(approval.id);
  if (used.state !== 'used') throw new ParleyError('conflict', 'The approval cannot be used any more.');
  return { input: used.arguments };
}

function needsApproval({ execution, workflow }: GatedRun): boolean {
  if (execution.task.parentTaskId === undefined && execution.task.depth === 0) return false;
  if (workflow.approval) return workflow.approval === 'when-delegated';
  return Object.values(workflow.steps).some((step) => step.undo !== undefined);
}

async function ask({ approvals, execution, workflow, input }: GatedRun): Promise<Approval> {
  const id = stableId(execution.task.id, 'approval', workflow.name);
  const known = await approvals.find(id);
  if (known) return known;
  const approval = await approvals.request({
    id,
    owner: execution.principal.subject,
    taskId: execution.task.id,
    agent: execution.task.agent,
    server: execution.task.agent,
    tool: workflow.name,
    title: workflow.title,
    arguments: input,
    inputSchema: z.toJSONSchema(workflow.input, { io: 'input', unrepresentable: 'any' }) as Record<
      string,
      unknown
    >,
  });
  await announceApproval(execution, approval);
  return approval;
}

function waitingFor(approval: Approval): Outcome {
  return {
    state: 'input-required',
    message: `The workflow "${approval.title}" waits for approval.`,
    metadata: { [APPROVAL_EXTENSION]: { approvals: [pendingOf(approval)] } },
    waits: [{ kind: 'approval', id: approval.id }],
  };
}

function refusedBy({ state, reason }: Approval, { title }: Workflow): Outcome {
  if (state === 'expired')
    return { state: 'rejected', message: `Nobody approved "${title}" in time. It was not run.` };
  const why = reason ? `: ${reason}` : '.';
  return { state: 'rejected', message: `The user refused to have "${title}" run${why}` };
}
