import { z } from 'zod';

/** Metadata key under which a status update carries an activity. */
export const ACTIVITY_KEY = 'urn:parley:a2a:activity:v1';

export const usageSchema = z.object({
  inputTokens: z.number().nonnegative(),
  outputTokens: z.number().nonnegative(),
  usd: z.number().nonnegative(),
});
export type Usage = z.infer<typeof usageSchema>;

export const planStepSchema = z.object({
  id: z.string().min(1),
  agent: z.string().min(1),
  skill: z.string().min(1),
  instruction: z.string().min(1),
  dependsOn: z.array(z.string()),
});
export type PlanStep = z.infer<typeof planStepSchema>;

const stepId = z.string().optional();
const toolCall = { agent: z.string(), callId: z.string(), server: z.string(), tool: z.string(), stepId };

const approval = { approvalId: z.string(), agent: z.string(), stepId };

/** What the log of a run says, besides states and artifacts. */
export const activitySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('plan.created'),
    plan: z.object({ steps: z.array(planStepSchema) }),
    revision: z.number().int().nonnegative(),
  }),
  z.object({
    type: z.literal('step.started'),
    stepId: z.string(),
    agent: z.string(),
    skill: z.string(),
    taskId: z.string().optional(),
    attempt: z.number().int().positive(),
  }),
  z.object({
    type: z.literal('step.finished'),
    stepId: z.string(),
    agent: z.string(),
    skill: z.string(),
    taskId: z.string().optional(),
    status: z.enum(['completed', 'failed', 'canceled', 'skipped']),
    durationMs: z.number().nonnegative(),
    summary: z.string().optional(),
    error: z.string().optional(),
    /** The kind of the error. */
    code: z.string().optional(),
    usage: usageSchema.optional(),
    /** The run in which it was worked out, when its result was taken over from there. */
    reusedFrom: z.string().optional(),
  }),
  z.object({
    type: z.literal('tool.called'),
    ...toolCall,
    arguments: z.record(z.string(), z.unknown()),
  }),
  z.object({
    type: z.literal('tool.returned'),
    ...toolCall,
    ok: z.boolean(),
    result: z.unknown().optional(),
    error: z.string().optional(),
    durationMs: z.number().nonnegative(),
  }),
  z.object({
    type: z.literal('approval.requested'),
    ...approval,
    server: z.string(),
    tool: z.string(),
    title: z.string(),
    arguments: z.record(z.string(), z.unknown()),
    expiresAt: z.string(),
  }),
  z.object({
    type: z.literal('approval.decided'),
    ...approval,
    decision: z.enum(['approved', 'rejected', 'expired']),
    decidedBy: z.string().optional(),
    reason: z.string().optional(),
    /** As decided on, where they were changed. */
    arguments: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({
    type: z.literal('model.called'),
    agent: z.string(),
    purpose: z.enum(['plan', 'act', 'write', 'repair']),
    model: z.string(),
    mode: z.enum(['live', 'local', 'offline']),
    usage: usageSchema,
    durationMs: z.number().nonnegative(),
    callId: z.string().optional(),
    stepId,
  }),
  z.object({ type: z.literal('warning'), code: z.string(), message: z.string(), stepId }),
]);
export type Activity = z.infer<typeof activitySchema>;

/** Reads the activity out of an event's metadata; what a peer wrote wrongly is no activity. */
export function activityOf(metadata: Record<string, unknown> | undefined): Activity | undefined {
  const found = metadata?.[ACTIVITY_KEY];
  if (found === undefined) return undefined;
  const parsed = activitySchema.safeParse(found);
  return parsed.success ? parsed.data : undefined;
}
