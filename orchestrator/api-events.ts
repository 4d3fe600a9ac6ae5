// The event log of a run as the HTTP API tells it.
import { z } from '@hono/zod-openapi';
import { Cancellation, jsonObject, ModelMode, PlanStep, RunStatus, timestamp, Usage } from './api.ts';

const logged = { seq: z.number(), at: timestamp };
const stepRef = { stepId: z.string(), agent: z.string(), skill: z.string(), taskId: z.string().optional() };
const callRef = {
  agent: z.string(),
  callId: z.string(),
  server: z.string(),
  tool: z.string(),
  stepId: z.string().optional(),
};

const approvalRef = { approvalId: z.string(), agent: z.string(), stepId: z.string().optional() };

/** One entry of a run's event log: `seq` is its SSE id, `type` its SSE event name. */
export const RunEvent = z
  .discriminatedUnion('type', [
    z.object({
      ...logged,
      type: z.literal('plan.created'),
      plan: z.object({ steps: z.array(PlanStep) }),
      revision: z.number(),
    }),
    z.object({ ...logged, type: z.literal('step.started'), ...stepRef, attempt: z.number() }),
    z.object({
      ...logged,
      type: z.literal('step.finished'),
      ...stepRef,
      status: z.enum(['completed', 'failed', 'canceled', 'skipped']),
      durationMs: z.number(),
      summary: z.string().optional(),
      error: z.string().optional(),
      code: z.string().optional(),
      usage: Usage.optional(),
      reusedFrom: z
        .string()
        .optional()
        .openapi({ description: 'The earlier run in which it was worked out, when it was taken over.' }),
    }),
    z.object({ ...logged, type: z.literal('tool.called'), ...callRef, arguments: jsonObject }),
    z.object({
      ...logged,
      type: z.literal('tool.returned'),
      ...callRef,
      ok: z.boolean(),
      result: z.unknown().optional(),
      error: z.string().optional(),
      durationMs: z.number(),
    }),
    z.object({
      ...logged,
      type: z.literal('approval.requested'),
      ...approvalRef,
      server: z.string(),
      tool: z.string(),
      title: z.string(),
      arguments: jsonObject,
      expiresAt: timestamp,
    }),
    z.object({
      ...logged,
      type: z.literal('approval.decided'),
      ...approvalRef,
      decision: z.enum(['approved', 'rejected', 'expired']),
      decidedBy: z.string().optional(),
      reason: z.string().optional(),
      arguments: jsonObject.optional(),
    }),
    z.object({
      ...logged,
      type: z.literal('model.called'),
      agent: z.string(),
      purpose: z.enum(['plan', 'act', 'write', 'repair']),
      model: z.string(),
      mode: ModelMode,
      usage: Usage,
      durationMs: z.number(),
      callId: z.string().optional(),
      stepId: z.string().optional(),
    }),
    z.object({
      ...logged,
      type: z.literal('warning'),
      code: z.string(),
      message: z.string(),
      stepId: z.string().optional(),
    }),
    z.object({
      ...logged,
      type: z.literal('status'),
      status: RunStatus,
      message: z.string().optional(),
      cancellation: Cancellation.optional(),
    }),
    z.object({
      ...logged,
      type: z.literal('artifact'),
      artifactId: z.string(),
      name: z.string().optional(),
      text: z.string().optional(),
      data: z.unknown().optional(),
      append: z.boolean(),
      lastChunk: z.boolean(),
    }),
  ])
  .openapi('RunEvent');

/** Frames of the stream that are not log entries and so carry no SSE id: which run this is, and that it is over. */
export const RunFrame = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('run'), runId: z.string(), threadId: z.string() }),
    z.object({ type: z.literal('end'), runId: z.string(), status: RunStatus, seq: z.number() }),
    z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
  ])
  .openapi('RunFrame');

export type RunEvent = z.infer<typeof RunEvent>;
export type RunFrame = z.infer<typeof RunFrame>;
