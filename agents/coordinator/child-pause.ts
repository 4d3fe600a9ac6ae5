import { APPROVAL_EXTENSION, pauseSchema } from '@parley/a2a/approval';
import { announceApproval, announceDecision } from '@parley/a2a/approval-notes';
import { type Approval, pendingOf } from '@parley/a2a/approvals';
import type { A2AClient } from '@parley/a2a/client';
import type { Execution } from '@parley/a2a/execution';
import { type LoggedEvent, type Task, textOf } from '@parley/a2a/task-types';
import { stableId } from '@parley/platform/ids';
import type { AgentDeps } from '../define.ts';
import type { Delegation } from './child.ts';
import type { PausedChild } from './waiting-room.ts';

/** A child that asks, seen in its log. */
export interface Asking {
  deps: Pick<AgentDeps, 'approvals'>;
  execution: Execution;
  client: A2AClient;
  work: Pick<Delegation, 'agent' | 'stepId' | 'answers'>;
  task: Task;
  event: LoggedEvent;
}

/**
 * What a child that asks is waiting for. An answer that the caller has given already is handed down instead; so are
 * decisions on calls that wait elsewhere.
 */
export async function pausedChild(asking: Asking): Promise<PausedChild | undefined> {
  const { work, task, event, client } = asking;
  const { state, message } = task.status;
  const parsed = pauseSchema.safeParse(message?.metadata?.[APPROVAL_EXTENSION]);
  const told = parsed.success ? parsed.data.approvals : [];
  const base = { stepId: work.stepId, agent: work.agent, taskId: task.id, seq: event.seq };
  const said = textOf(message?.parts ?? []).trim();
  const paused = { ...base, state: state as PausedChild['state'], said, approvals: told, mirrored: false };
  if (told.length > 0 && work.agent.remote) return mirrored(asking, paused);
  const answer = told.length === 0 ? work.answers?.({ taskId: task.id, seq: event.seq }) : undefined;
  if (!answer) return paused;
  const messageId = stableId(task.id, 'answer', answer.id);
  await client.send({ taskId: task.id, messageId, text: answer.text, signal: asking.execution.signal });
  return undefined;
}

/** Calls at another installation are decided on here: ours stand for theirs, and the decisions are sent on. */
async function mirrored(asking: Asking, paused: PausedChild): Promise<PausedChild | undefined> {
  const { deps, execution, work, task } = asking;
  const approvals = await Promise.all(
    paused.approvals.map(async (theirs): Promise<Approval> => {
      const id = stableId(execution.task.id, 'approval', task.id, theirs.id);
      const known = await deps.approvals.find(id);
      if (known) return known;
      const { server, tool, title, arguments: args, inputSchema } = theirs;
      const approval = await deps.approvals.request({
        id,
        owner: execution.principal.subject,
        taskId: execution.task.id,
        agent: work.agent.name,
        server,
        tool,
        title,
        arguments: args,
        inputSchema,
        origin: { agent: work.agent.name, taskId: task.id, approvalId: theirs.id },
      });
      await announceApproval(execution, approval);
      return approval;
    }),
  );
  const decided = approvals.filter(({ state }) => state !== 'pending');
  if (decided.length > 0) await sendDecisions(asking, decided);
  const open = approvals.filter(({ state }) => state === 'pending').map(pendingOf);
  return open.length > 0 ? { ...paused, approvals: open, mirrored: true } : undefined;
}

async function sendDecisions(asking: Asking, decided: readonly Approval[]): Promise<void> {
  const { client, task, deps, execution } = asking;
  const decisions = decided.map((approval) => {
    const { state, reason, origin } = approval;
    const isApproved = state === 'approved' || state === 'used';
    return {
      id: origin?.approvalId ?? '',
      decision: isApproved ? 'approve' : 'reject',
      ...(reason ? { reason } : {}),
      ...(isApproved && approval.arguments_hash !== approval.asked_hash
        ? { arguments: approval.arguments }
        : {}),
    };
  });
  const messageId = stableId(task.id, 'decisions', ...decided.map(({ id }) => id));
  const data = { [APPROVAL_EXTENSION]: { decisions } };
  await client.send({ taskId: task.id, messageId, data, signal: execution.signal });
  for (const approval of decided) {
    await announceDecision(execution, approval);
    if (approval.state === 'approved') await deps.approvals.use(approval.id);
  }
}
