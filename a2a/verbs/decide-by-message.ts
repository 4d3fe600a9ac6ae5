import { isParleyError, ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { APPROVAL_EXTENSION, type Decision, decisionsSchema } from '../approval.ts';
import type { Approvals } from '../approvals.ts';
import { a2aError } from '../protocol/errors.ts';
import type { Message } from '../task-types.ts';
import type { Call, VerbDeps } from './context.ts';

/**
 * Takes decisions out of a message's data parts: only under the extension's key, only from the owner of the call that
 * waits, who speaks in person. Whether there were any. Text never decides.
 */
export async function decideByMessage(deps: VerbDeps, message: Message, call: Call): Promise<boolean> {
  const decisions = decisionsIn(message);
  if (!deps.approvals || decisions.length === 0) return false;
  assertInPerson(call.principal);
  for (const decision of decisions) await decide(deps.approvals, decision, call.principal);
  return true;
}

function decisionsIn(message: Message): Decision[] {
  return message.parts.flatMap(({ data }) => {
    const found = isRecord(data) ? data[APPROVAL_EXTENSION] : undefined;
    if (found === undefined) return [];
    const parsed = decisionsSchema.safeParse(found);
    if (parsed.success) return parsed.data.decisions;
    const issues = parsed.error.issues.map((issue) => ({
      path: ['message.parts', APPROVAL_EXTENSION, ...issue.path].join('.'),
      message: issue.message,
    }));
    throw a2aError('InvalidParams', 'The decision is not valid.', issues);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Our own front passes callers' messages on; an agent that acts for somebody decides nothing. */
export function assertInPerson({ actors }: Principal): void {
  if (actors.every((actor) => actor === 'orchestrator')) return;
  throw new ParleyError('forbidden', 'Whoever acts on behalf of somebody cannot decide on approvals.');
}

/** A message that is sent again finds its decision made. */
async function decide(
  approvals: Pick<Approvals, 'find' | 'decide'>,
  decision: Decision,
  by: Principal,
): Promise<void> {
  const approval = await approvals.find(decision.id);
  if (approval?.owner !== by.subject) throw new ParleyError('not_found', 'There is no such approval.');
  try {
    await approvals.decide(decision, by);
  } catch (error) {
    const now = await approvals.find(decision.id);
    const made = now?.state === 'rejected' ? 'reject' : now?.state === 'expired' ? 'expire' : 'approve';
    const same = now?.decided_by === by.subject && made === decision.decision;
    if (!(isParleyError(error, 'conflict') && same)) throw error;
  }
}
