// What AG-UI 1.0 clients send (RunAgentInput), as far as it is read.
import { z } from '@hono/zod-openapi';
import { identifier, jsonObject } from '../api.ts';

const message = z.looseObject({
  id: z.string().optional(),
  role: z.string().max(40),
  content: z
    .union([
      z.string(),
      z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
      jsonObject,
      z.null(),
    ])
    .optional(),
  /** Set on what one of the team's agents said; it is no turn of the conversation. */
  subagentRunId: z.string().optional(),
});
export type AgUiMessage = z.infer<typeof message>;

const resumeEntry = z.looseObject({
  interruptId: z.string().min(1).max(300),
  status: z.enum(['resolved', 'cancelled']),
  payload: z.unknown().optional(),
});
export type ResumeEntry = z.infer<typeof resumeEntry>;

export const RunAgentInput = z
  .looseObject({
    threadId: identifier.openapi({ description: 'The conversation; the runs of it remember each other.' }),
    runId: z.string().min(1).max(200).openapi({
      description: 'Given by the client. The same id with the same question finds the run that it started.',
    }),
    messages: z
      .array(message)
      .max(2_000)
      .openapi({ description: 'The last one of the user is the question, the ones before are the turns.' }),
    resume: z
      .array(resumeEntry)
      .max(50)
      .nullish()
      .openapi({ description: 'Answers to the interrupts with which the run before ended.' }),
  })
  .openapi('RunAgentInput');
export type RunAgentInput = z.infer<typeof RunAgentInput>;

export const AgUiEvent = z
  .looseObject({ type: z.string() })
  .openapi('AgUiEvent', { description: 'An event of AG-UI 1.0 (https://docs.ag-ui.com).' });
