import { type Approval, pendingOf } from './approvals.ts';
import type { Execution } from './execution.ts';

/** Says in the log that a call waits. */
export function announceApproval(execution: Pick<Execution, 'publish'>, approval: Approval): Promise<void> {
  const { id, agent, server, tool, title, arguments: args, expiresAt } = pendingOf(approval);
  const activity = {
    type: 'approval.requested' as const,
    approvalId: id,
    agent,
    server,
    tool,
    title,
    arguments: args,
    expiresAt,
  };
  return execution.publish({ kind: 'activity', activity }, { key: `approval:${id}:requested` });
}

/** Says in the log what was decided. */
export async function announceDecision(
  execution: Pick<Execution, 'publish'>,
  approval: Approval,
): Promise<void> {
  const { id, agent, state, reason, decided_by: decidedBy } = approval;
  const decision = state === 'used' ? 'approved' : state;
  if (decision === 'pending') return;
  const isEdited = approval.arguments_hash !== approval.asked_hash;
  const activity = {
    type: 'approval.decided' as const,
    approvalId: id,
    agent,
    decision,
    ...(decidedBy ? { decidedBy } : {}),
    ...(reason ? { reason } : {}),
    ...(isEdited ? { arguments: approval.arguments } : {}),
  };
  await execution.publish({ kind: 'activity', activity }, { key: `approval:${id}:decided` });
}
