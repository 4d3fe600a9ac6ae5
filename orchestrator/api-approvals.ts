// Calls that need a person's word, as the HTTP API tells them and takes the decisions.
import { z } from '@hono/zod-openapi';

const timestamp = z.string().openapi({ format: 'date-time' });
const jsonObject = z.record(z.string(), z.unknown());

/** A call of a run that waits, or what was decided on it; as far as the log of the run tells. */
export const RunApproval = z
  .object({
    id: z.string(),
    stepId: z.string().nullable(),
    agent: z.string(),
    server: z.string(),
    tool: z.string(),
    title: z.string(),
    arguments: jsonObject,
    state: z.enum(['pending', 'approved', 'rejected', 'expired']),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
    requestedAt: timestamp,
    expiresAt: timestamp,
  })
  .openapi('RunApproval');

export const ApprovalState = z
  .enum(['pending', 'approved', 'rejected', 'expired', 'used'])
  .openapi('ApprovalState', { description: 'used: the approved call was made.' });

export const Approval = z
  .object({
    id: z.string(),
    runId: z.string(),
    workflow: z.string().nullable().openapi({
      description: 'The workflow that the run belongs to: it is at /workflows/{workflow}/runs/{runId}.',
    }),
    taskId: z.string().openapi({ description: 'The A2A task that waits.' }),
    owner: z.string(),
    agent: z.string(),
    server: z.string(),
    tool: z.string(),
    title: z.string(),
    arguments: jsonObject.openapi({ description: 'Exactly what the tool gets.' }),
    argumentsHash: z.string(),
    inputSchema: jsonObject.openapi({ description: 'What changed arguments must fit.' }),
    state: ApprovalState,
    reason: z.string().nullable(),
    scope: z.enum(['once', 'always']).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: timestamp.nullable(),
    requestedAt: timestamp,
    expiresAt: timestamp,
    escalated: z
      .boolean()
      .openapi({ description: 'It has waited so long that others than the owner should look.' }),
  })
  .openapi('Approval');

export const ApprovalList = z.object({ approvals: z.array(Approval) }).openapi('ApprovalList');

export const ApprovalDecision = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: z.string().trim().min(1).max(2_000).optional().openapi({ description: 'The agent is told.' }),
    arguments: jsonObject.optional().openapi({ description: 'Other arguments, within `inputSchema`.' }),
    scope: z.enum(['once', 'always']).optional().openapi({
      description: 'always: calls of this tool for this owner are not asked about any more, until revoked.',
    }),
  })
  .openapi('ApprovalDecision');

export const ApprovalLink = z
  .object({
    url: z.string().openapi({ description: 'Shows the call and takes the decision; good for five minutes.' }),
  })
  .openapi('ApprovalLink');

export const ApprovalGrant = z
  .object({
    id: z.string(),
    owner: z.string(),
    server: z.string(),
    tool: z.string(),
    grantedBy: z.string(),
    grantedAt: timestamp,
  })
  .openapi('ApprovalGrant');

export const ApprovalGrantList = z.object({ grants: z.array(ApprovalGrant) }).openapi('ApprovalGrantList');

export const RunInput = z
  .strictObject({
    text: z.string().trim().min(1).max(20_000).openapi({ description: 'The answer to what the run asks.' }),
    stepId: z.string().max(200).optional().openapi({ description: 'Only to the question of this step.' }),
  })
  .openapi('RunInput');

export type RunApproval = z.infer<typeof RunApproval>;
export type Approval = z.infer<typeof Approval>;
export type ApprovalList = z.infer<typeof ApprovalList>;
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;
export type ApprovalGrant = z.infer<typeof ApprovalGrant>;
