// How a question is asked again from where an earlier one came by.
import { z } from '@hono/zod-openapi';

export const ForkRequest = z
  .strictObject({
    stepId: z.string().min(1).max(200).optional().openapi({
      description: 'A step of the run. That of the report writer: only the report is written anew.',
    }),
    query: z.string().trim().min(1).max(20_000).optional().openapi({
      description: 'Instead of a step: another question in place of that of the run.',
    }),
    instruction: z.string().trim().min(1).max(8_000).optional().openapi({
      description: 'What its agent is asked this time, or how the report is wanted. Unset: the same again.',
    }),
  })
  .refine(({ stepId, query }) => (stepId === undefined) !== (query === undefined), {
    path: ['stepId'],
    message: 'give either a step or another question',
  })
  .openapi('ForkRequest');

export type ForkRequest = z.infer<typeof ForkRequest>;
