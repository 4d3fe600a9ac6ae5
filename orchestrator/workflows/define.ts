import type { ZodObject } from 'zod';
import { z } from 'zod';

/** A value as a workflow's steps are given it: JSON whose texts may hold references, `{{steps.count.rows[0].n}}`. */
export type Template = unknown;

const stepName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { value: string; is: 'present' | 'empty' }
  | { value: string; is: (typeof COMPARISONS)[number]; than: string | number | boolean };

export const COMPARISONS = ['equal', 'less', 'at-most', 'greater', 'at-least'] as const;

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({ value: z.string(), is: z.enum(['present', 'empty']) }),
    z.strictObject({
      value: z.string(),
      is: z.enum(COMPARISONS),
      than: z.union([z.string(), z.number(), z.boolean()]),
    }),
  ]),
);

const agentAction = z.strictObject({
  /** Has an agent work on this instruction (A2A). */
  agent: z.string().min(1),
  skill: z.string().min(1),
  instruction: z.string().min(1),
  /** Steps whose results are put beside the instruction as context. */
  context: z.array(stepName).optional(),
  /** Steps whose results are given as findings with numbered sources: what the report writer takes. */
  findings: z.array(stepName).optional(),
});

const toolAction = z.strictObject({
  /** Calls a tool (MCP), written `server/tool`. */
  tool: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9_]*$/, 'server/tool'),
  arguments: z.record(z.string(), z.unknown()).default({}),
});

const workflowAction = z.strictObject({
  /** Runs another workflow as one step of this one. */
  workflow: z.string().min(1),
  input: z.record(z.string(), z.unknown()).default({}),
});

const actionSchema = z.union([agentAction, toolAction, workflowAction]);
export type Action = z.output<typeof actionSchema>;
export type AgentAction = z.output<typeof agentAction>;
export type ToolAction = z.output<typeof toolAction>;

const retrySchema = z.strictObject({
  attempts: z.int().min(1).max(10),
  baseMs: z.int().min(1).max(60_000).default(500),
  maxMs: z.int().min(1).max(600_000).default(30_000),
});

const stepSchema = z.strictObject({
  title: z.string().min(1),
  do: actionSchema,
  after: z.array(stepName).default([]),
  /** Skipped when it does not hold. */
  when: condition.optional(),
  retry: retrySchema.default({ attempts: 3, baseMs: 500, maxMs: 30_000 }),
  timeoutSeconds: z.number().positive().max(86_400).default(300),
  /** When it fails the workflow goes on without its result. */
  optional: z.boolean().default(false),
  /**
   * Undoes it when a later step fails. It is also run for a step that failed itself, since nobody knows how far that
   * one came: it must be safe when there is nothing to undo. `{{self.operationKey}}` names exactly that step's effect.
   */
  undo: z.union([toolAction, agentAction]).optional(),
});
export type Step = z.output<typeof stepSchema>;

const isObjectSchema = (value: unknown): value is ZodObject => value instanceof z.ZodObject;

const workflowSchema = z.strictObject({
  name: stepName,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(1_000),
  examples: z.array(z.string().min(1)).min(1),
  /** The most of the caller's scopes that its tools may use. */
  scopes: z.array(z.string().min(1)),
  input: z.custom<ZodObject>(isObjectSchema, 'a zod object'),
  steps: z.record(stepName, stepSchema).refine((steps) => Object.keys(steps).length > 0, 'at least one step'),
  /** How many steps run at once. */
  concurrency: z.int().min(1).max(32).default(4),
  timeoutSeconds: z.number().positive().max(604_800).default(1_800),
  /**
   * Whether a person has to approve a run that another agent starts, as the coordinator does for a question. Unset: when a
   * step can be undone, which says that it changes something. Whoever starts a run themselves has approved it by that.
   */
  approval: z.enum(['when-delegated', 'never']).optional(),
  /** What a finished run answers; a summary of its steps when left out. */
  answer: z.string().optional(),
});

export type Workflow = z.output<typeof workflowSchema>;

/** Declares a workflow as data; `workflow.ts` of its folder exports the result as `workflow`. */
export function defineWorkflow(declared: z.input<typeof workflowSchema>): Workflow {
  return workflowSchema.parse(declared);
}
