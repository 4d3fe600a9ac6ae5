import type { Approvals, Approval as StoredApproval } from '@parley/a2a/approvals';
import { assertInPerson } from '@parley/a2a/verbs/decide-by-message';
import { ParleyError } from '@parley/platform/errors';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { Approval, ApprovalDecision } from '../api-approvals.ts';
import { workflowOfRun } from '../workflows/run-of.ts';

/** Who has it may see and decide on everybody's. */
const DECIDES_FOR_ALL = 'approvals:decide';

/** Whose approvals the caller may see: everybody's when undefined. */
export function ownerSeenBy(principal: Principal): string | undefined {
  return hasScope(principal, DECIDES_FOR_ALL) ? undefined : principal.subject;
}

/** An approval that the caller may see. Somebody else's looks like none. */
export async function visibleApproval(
  approvals: Approvals,
  principal: Principal,
  id: string,
): Promise<StoredApproval> {
  const found = await approvals.find(id);
  const owner = ownerSeenBy(principal);
  if (found && (owner === undefined || found.owner === owner)) return found;
  throw new ParleyError('not_found', 'There is no such approval.');
}

/** Decides for the caller, who speaks in person: no agent, tool or service can on somebody's behalf. */
export async function decideFor(
  x: { approvals: Approvals; principal: Principal; logger: Logger },
  id: string,
  decision: ApprovalDecision,
): Promise<Approval> {
  const { approvals, principal, logger } = x;
  assertInPerson(principal);
  await visibleApproval(approvals, principal, id);
  const decided = await approvals.decide({ ...decision, id }, principal);
  logger.info(
    { audit: true, sub: principal.subject, approval: id, decision: decision.decision },
    'an approval was decided',
  );
  return tellApproval(approvals, decided);
}

/** Stored approvals as the API tells them, each with the workflow that it belongs to. */
export async function tellApprovals(
  approvals: Approvals,
  stored: readonly StoredApproval[],
): Promise<Approval[]> {
  const roots = await approvals.roots(stored);
  return stored.map((one) => toApproval(one, workflowOfRun(roots.get(one.task_id))));
}

export async function tellApproval(approvals: Approvals, stored: StoredApproval): Promise<Approval> {
  const [told] = await tellApprovals(approvals, [stored]);
  return told as Approval;
}

function toApproval(stored: StoredApproval, workflow: string | null): Approval {
  const isLate = stored.state === 'pending' && stored.expires_at.getTime() < Date.now();
  return {
    id: stored.id,
    runId: stored.root_task_id,
    workflow,
    taskId: stored.task_id,
    owner: stored.owner,
    agent: stored.agent,
    server: stored.server,
    tool: stored.tool,
    title: stored.title,
    arguments: stored.arguments,
    argumentsHash: stored.arguments_hash,
    inputSchema: stored.input_schema,
    state: isLate ? 'expired' : stored.state,
    reason: stored.reason,
    scope: stored.scope === 'always' || stored.scope === 'once' ? stored.scope : null,
    decidedBy: stored.decided_by,
    decidedAt: stored.decided_at?.toISOString() ?? null,
    requestedAt: stored.requested_at.toISOString(),
    expiresAt: stored.expires_at.toISOString(),
    escalated: stored.state === 'pending' && stored.escalates_at.getTime() < Date.now(),
  };
}
