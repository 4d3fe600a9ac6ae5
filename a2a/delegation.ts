import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import { DELEGATION_EXTENSION } from './card-types.ts';
import { a2aError } from './protocol/errors.ts';
import { type Metadata, prioritySchema } from './task-types.ts';

/** An agent that asks an agent that asks an agent … ends here. */
const MAX_DEPTH = 8;

/** How a task is delegated. Time limit, parent and path come from the agent that delegates. */
const delegationSchema = z.object({
  priority: prioritySchema.optional(),
  deadline: z.iso.datetime({ offset: true }).optional(),
  parentTaskId: z.string().min(1).max(512).optional(),
  depth: z.number().int().min(0).optional(),
  /** The agents through which the work has come, the first one first. */
  path: z.array(z.string().min(1).max(512)).max(100).optional(),
});
export type Delegation = z.output<typeof delegationSchema>;

/** The name of an agent that no other installation has. */
export function agentId(installation: string, agent: string): string {
  return `urn:parley:agent:${installation}:${agent}`;
}

/** Under the extension's key it must be right; loose fields of these names count when they fit. */
export function delegationOf(metadata: Metadata): Delegation {
  const strict = metadata[DELEGATION_EXTENSION];
  const parsed = delegationSchema.safeParse(strict ?? metadata);
  if (parsed.success) return parsed.data;
  if (strict === undefined) return {};
  const issues = parsed.error.issues.map((issue) => ({
    path: ['metadata', DELEGATION_EXTENSION, ...issue.path].join('.'),
    message: issue.message,
  }));
  throw a2aError('InvalidParams', 'The delegation metadata is not valid.', issues);
}

/** How many delegations lie before the task, by whichever says more. */
export function depthOf({ depth = 0, path = [] }: Delegation): number {
  return Math.max(depth, path.length);
}

/** Refuses work that comes back to this agent, and work that goes too deep: it would never end. */
export function refuseEndless(delegation: Delegation, self: string): void {
  const { path = [] } = delegation;
  if (path.includes(self)) {
    throw a2aError(
      'DelegationRefused',
      `This work has come through this agent already (${[...path, self].join(' → ')}); it does not go round again.`,
    );
  }
  if (depthOf(delegation) <= MAX_DEPTH) return;
  throw new ParleyError('limit_reached', `A task may be delegated ${MAX_DEPTH} times at most.`);
}

/** The path of a task that was accepted, up to the agent that has it. */
export function pathTo(metadata: Metadata, self: string): string[] {
  return [...(delegationOf(metadata).path ?? []), self];
}
