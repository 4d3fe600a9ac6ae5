import { ParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { z } from 'zod';

/** Metadata key of a paused task's status: the approvals that it waits for. Also names a decision in a data part. */
export const APPROVAL_EXTENSION = 'urn:parley:a2a:approval:v1';

export const APPROVAL_STATES = ['pending', 'approved', 'rejected', 'expired', 'used'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];
export const APPROVAL_ACTIONS = ['approve', 'reject', 'expire', 'use'] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

type Cell = ApprovalState | 'impossible';

const CLOSED = {
  approve: 'impossible',
  reject: 'impossible',
  expire: 'impossible',
  use: 'impossible',
} as const satisfies Record<ApprovalAction, Cell>;

/** The whole life of an approval: decided once, used once. */
export const APPROVAL_LIFECYCLE: Record<ApprovalState, Record<ApprovalAction, Cell>> = {
  pending: { approve: 'approved', reject: 'rejected', expire: 'expired', use: 'impossible' },
  approved: { ...CLOSED, use: 'used' },
  rejected: CLOSED,
  expired: CLOSED,
  used: CLOSED,
};

/** The state that follows, or `conflict` when this cannot happen any more. */
export function nextApproval(state: ApprovalState, action: ApprovalAction): ApprovalState {
  const cell = APPROVAL_LIFECYCLE[state][action];
  if (cell === 'impossible') {
    throw new ParleyError('conflict', `An approval that is ${state} cannot ${action}: it is decided once.`);
  }
  return cell;
}

const jsonObject = z.record(z.string(), z.unknown());

/** A call that waits for its approval, as it is told to whoever may decide. */
export const pendingApprovalSchema = z.object({
  id: z.string().min(1).max(200),
  agent: z.string().max(200),
  server: z.string().max(200),
  tool: z.string().max(200),
  title: z.string().max(500),
  arguments: jsonObject,
  argumentsHash: z.string().max(100),
  inputSchema: jsonObject,
  expiresAt: z.string().max(50),
});
export type PendingApproval = z.infer<typeof pendingApprovalSchema>;

/** What a paused task's status carries under the extension's key. */
export const pauseSchema = z.object({ approvals: z.array(pendingApprovalSchema).max(1_000) });

/** A decision in a message's data part, under the extension's key. */
export const decisionSchema = z.strictObject({
  id: z.string().min(1).max(200),
  decision: z.enum(['approve', 'reject']),
  /** Told to the model when it is a rejection. */
  reason: z.string().trim().min(1).max(2_000).optional(),
  /** Other arguments than those asked for, within the tool's schema. */
  arguments: jsonObject.optional(),
  /** `always`: calls of this tool for this owner are not asked about any more. */
  scope: z.enum(['once', 'always']).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const decisionsSchema = z.object({ decisions: z.array(decisionSchema).min(1).max(200) });

/** A task of another maker's agent whose call waits. */
export const originSchema = z.object({ agent: z.string(), taskId: z.string(), approvalId: z.string() });
export type ApprovalOrigin = z.infer<typeof originSchema>;

export function hashOfArguments(args: Record<string, unknown>): string {
  return sha256(canonicalJson(args));
}

/** Refuses arguments that the tool's schema does not allow. */
export function checkArguments(schema: Record<string, unknown>, args: Record<string, unknown>): void {
  const parsed = validatorOf(schema).safeParse(args);
  if (parsed.success) return;
  const issues = parsed.error.issues.map((issue) => ({
    path: ['arguments', ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new ParleyError('invalid_input', 'The arguments do not fit the tool.', { issues });
}

function validatorOf(schema: Record<string, unknown>): z.ZodType {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  } catch (cause) {
    throw new ParleyError(
      'invalid_input',
      'The arguments of this tool cannot be edited: its schema is not understood.',
      {
        cause,
      },
    );
  }
}
