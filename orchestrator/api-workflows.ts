import { z } from '@hono/zod-openapi';
import { jsonObject, timestamp } from './api.ts';

export const WorkflowName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'the name of a workflow, as GET /workflows lists it');

export const WorkflowStep = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['agent', 'tool', 'workflow']),
    target: z
      .string()
      .openapi({ description: 'The agent, `server/tool`, or the other workflow.', example: 'data-analyst' }),
    after: z.array(z.string()),
    conditional: z.boolean().openapi({ description: 'It runs only when its condition holds.' }),
    optional: z.boolean().openapi({ description: 'When it fails the workflow goes on.' }),
    undoable: z.boolean().openapi({ description: 'It is undone when a later step fails.' }),
  })
  .openapi('WorkflowStep');

export const WorkflowInfo = z
  .object({
    name: WorkflowName,
    version: z.string(),
    title: z.string(),
    description: z.string(),
    examples: z.array(z.string()),
    input: jsonObject.openapi({ description: 'JSON Schema of the input.' }),
    steps: z.array(WorkflowStep),
  })
  .openapi('WorkflowInfo');

export const WorkflowList = z.object({ workflows: z.array(WorkflowInfo) }).openapi('WorkflowList');

export const StartWorkflowRequest = z
  .strictObject({
    input: jsonObject.default({}).openapi({ description: "As the workflow's `input` says." }),
  })
  .openapi('StartWorkflowRequest');

export const ForkWorkflowRequest = z
  .strictObject({
    stepId: z.string().min(1).max(200).openapi({ description: 'A step of the workflow.', example: 'trends' }),
  })
  .openapi('ForkWorkflowRequest');

export const AddScheduleRequest = z
  .strictObject({
    cron: z.string().trim().min(1).max(200).openapi({
      description: 'Minute, hour, day of the month, month, weekday.',
      example: '0 8 1 */3 *',
    }),
    timeZone: z.string().min(1).max(100).default('UTC').openapi({ example: 'America/New_York' }),
    input: jsonObject.default({}).openapi({ description: "As the workflow's `input` says." }),
  })
  .openapi('AddScheduleRequest');

export const Schedule = z
  .object({
    id: z.string(),
    workflow: z.string(),
    cron: z.string(),
    timeZone: z.string(),
    input: jsonObject,
    nextAt: timestamp,
    lastAt: timestamp.nullable(),
    lastRunId: z.string().nullable(),
    lastError: z.string().nullable().openapi({ description: 'Why the last run could not be started.' }),
  })
  .openapi('Schedule');

export const ScheduleList = z.object({ schedules: z.array(Schedule) }).openapi('ScheduleList');

export type Schedule = z.infer<typeof Schedule>;
export type WorkflowStep = z.infer<typeof WorkflowStep>;
export type WorkflowInfo = z.infer<typeof WorkflowInfo>;
export type WorkflowList = z.infer<typeof WorkflowList>;
