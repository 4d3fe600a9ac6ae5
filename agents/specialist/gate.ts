import { interrupt } from '@langchain/langgraph';
import { hashOfArguments } from '@parley/a2a/approval';
import { announceApproval, announceDecision } from '@parley/a2a/approval-notes';
import { type Approval, type Approvals, pendingOf } from '@parley/a2a/approvals';
import type { Execution } from '@parley/a2a/execution';
import type { ToolCall } from '@parley/models/types';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { Pause } from '../pause.ts';
import type { OfferedTool } from '../tools/catalog.ts';
import { needsApproval } from '../tools/policy.ts';

/** What becomes of a call: it is made with these arguments, or not at all. */
export type Passage = { arguments: Record<string, unknown>; note?: string } | { refused: string };

interface GatedCall {
  approvals: Approvals;
  execution: Execution;
  agent: string;
  call: ToolCall;
  tool: OfferedTool;
}

/**
 * Lets a call through that needs nobody's word. For any other one a person is asked: the node is interrupted until
 * there is a decision, and then runs again from its beginning.
 */
export async function passGate(gated: GatedCall): Promise<Passage> {
  if (!needsApproval(gated.tool)) return { arguments: gated.call.arguments };
  const approval = await ask(gated);
  if (approval.asked_hash !== hashOfArguments(gated.call.arguments)) {
    throw new ParleyError('conflict', 'The approval was asked for other arguments.');
  }
  if (approval.state === 'pending') interrupt(pauseFor(approval));
  await announceDecision(gated.execution, approval);
  return decided(gated.approvals, approval);
}

async function ask({ approvals, execution, agent, call, tool }: GatedCall): Promise<Approval> {
  const id = stableId(execution.task.id, 'approval', call.id);
  const known = await approvals.find(id);
  if (known) return known;
  const approval = await approvals.request({
    id,
    owner: execution.principal.subject,
    taskId: execution.task.id,
    agent,
    server: tool.server,
    tool: tool.tool,
    title: tool.title,
    arguments: call.arguments,
    inputSchema: tool.inputSchema,
  });
  await announceApproval(execution, approval);
  return approval;
}

function pauseFor(approval: Approval): Pause {
  const waits = [{ kind: 'approval' as const, id: approval.id }];
  return { state: 'input-required', approvals: [pendingOf(approval)], questions: [], waits };
}

async function decided(approvals: Approvals, approval: Approval): Promise<Passage> {
  if (approval.state === 'rejected') {
    const why = approval.reason ? `, with the reason: ${approval.reason}` : '';
    return { refused: `The user refused this call${why}. Don't try it again; go on without it.` };
  }
  if (approval.state === 'expired') {
    return { refused: 'Nobody approved this call in time. It was not made; say so.' };
  }
  const used = await approvals.use(approval.id);
  if (used.arguments_hash === used.asked_hash) return { arguments: used.arguments };
  return { arguments: used.arguments, note: 'The user changed the arguments before approving the call.' };
}
