import { z } from 'zod';
import { planStepSchema, usageSchema } from './activity.ts';

/** Artifact ids that agents agree on. */
export const ARTIFACTS = {
  findings: 'findings',
  evidence: 'evidence',
  answer: 'answer',
  result: 'result',
} as const;

export const sourceSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(['document', 'data', 'report', 'file']),
  title: z.string(),
  /** Where it was read: server/tool. */
  source: z.string(),
  documentId: z.string().optional(),
  category: z.string().optional(),
  updated: z.string().optional(),
  snippet: z.string().optional(),
  arguments: z.record(z.string(), z.unknown()).optional(),
  rows: z.number().int().nonnegative().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const evidenceCallSchema = z.object({
  callId: z.string(),
  server: z.string(),
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  ok: z.boolean(),
  result: z.unknown().optional(),
  error: z.string().optional(),
});
export type EvidenceCall = z.infer<typeof evidenceCallSchema>;

/** Data of a specialist's artifact `evidence`: what its findings rest on. */
export const evidenceSchema = z.object({
  calls: z.array(evidenceCallSchema),
  sources: z.array(sourceSchema),
  answered: z.boolean(),
  limits: z.array(z.string()).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const citationSchema = sourceSchema.extend({
  /** The number by which the answer cites it: [n]. */
  n: z.number().int().positive(),
  agent: z.string().optional(),
  stepId: z.string().optional(),
});
export type Citation = z.infer<typeof citationSchema>;

export const stepResultSchema = z.object({
  id: z.string(),
  agent: z.string(),
  skill: z.string(),
  instruction: z.string(),
  dependsOn: z.array(z.string()),
  status: z.enum(['completed', 'failed', 'canceled', 'skipped']),
  durationMs: z.number().nonnegative(),
  taskId: z.string().optional(),
  summary: z.string().optional(),
  error: z.string().optional(),
  answered: z.boolean().optional(),
  usage: usageSchema.optional(),
});
export type StepResult = z.infer<typeof stepResultSchema>;

export const runUsageSchema = usageSchema.extend({
  byAgent: z.record(z.string(), usageSchema),
  byModel: z.record(z.string(), usageSchema),
});
export type RunUsage = z.infer<typeof runUsageSchema>;

export const warningSchema = z.object({
  code: z.string(),
  message: z.string(),
  stepId: z.string().optional(),
});
export type Warning = z.infer<typeof warningSchema>;

/** A number of the answer that was borne out after it was written, and what it rests on. */
export const figureSchema = z.object({
  /** What it is, in words. */
  label: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: z.string().optional(),
  /** Id of the source that the value comes from; `question` for what the asker said. */
  sourceId: z.string(),
  /** As it stands in the answer, and where. */
  text: z.string(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  /** Number of the source, if the answer cites it. */
  n: z.number().int().positive().optional(),
  callId: z.string().optional(),
  /** Index of the row in the call's result. */
  row: z.number().int().nonnegative().optional(),
  column: z.string().optional(),
  /** How the number comes from there. */
  operation: z.enum([
    'value',
    'count',
    'sum',
    'difference',
    'share',
    'average',
    'min',
    'max',
    'product',
    'document',
    'question',
  ]),
  verified: z.literal(true),
});
export type Figure = z.infer<typeof figureSchema>;

/** Data of the coordinator's artifact `result`: everything about a run but its text and state. */
export const runResultSchema = z.object({
  citations: z.array(citationSchema),
  plan: z.object({ steps: z.array(planStepSchema) }),
  steps: z.array(stepResultSchema),
  usage: runUsageSchema,
  model: z.object({ mode: z.enum(['live', 'local', 'offline']), name: z.string().optional() }),
  warnings: z.array(warningSchema),
  figures: z.array(figureSchema).optional(),
});
export type RunResult = z.infer<typeof runResultSchema>;
