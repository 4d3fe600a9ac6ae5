import type { Execution } from '@parley/a2a/execution';
import { z } from 'zod';

const findingSchema = z.object({
  stepId: z.string(),
  agent: z.string(),
  skill: z.string().catch(''),
  instruction: z.string().catch(''),
  status: z.string().catch('completed'),
  text: z.string().catch(''),
  error: z.string().optional(),
});

const sourceSchema = z.object({
  n: z.number().int().positive(),
  title: z.string(),
  kind: z.string().catch('data'),
  source: z.string().optional(),
  category: z.string().optional(),
  updated: z.string().optional(),
});

const materialSchema = z.object({
  question: z.string(),
  findings: z.array(findingSchema),
  sources: z.array(sourceSchema).catch([]),
  /** How the reader wants the report. */
  instruction: z.string().optional(),
  /** An earlier version of the report, when it is to be corrected, and what is wrong with it. */
  draft: z.string().optional(),
  unverified: z.array(z.object({ text: z.string(), around: z.string(), reason: z.string() })).optional(),
});

/** What a report is written from. */
export type Material = z.infer<typeof materialSchema>;

/** The material of a task; a caller who sends only text wants a report of that text. */
export function materialOf({ text, data }: Pick<Execution, 'text' | 'data'>): Material {
  const parsed = materialSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const finding = { stepId: 's1', agent: 'caller', skill: '', instruction: '', status: 'completed', text };
  return { question: text, findings: [finding], sources: [] };
}
