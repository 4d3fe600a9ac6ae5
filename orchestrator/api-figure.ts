import { z } from '@hono/zod-openapi';

const OPERATIONS = [
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
] as const;

/** A number of an answer and what it rests on. */
export const Figure = z
  .object({
    label: z.string().openapi({ description: 'What it is, in words.' }),
    value: z.union([z.number(), z.string()]),
    unit: z.string().optional(),
    text: z.string().openapi({ description: 'As it stands in the answer.' }),
    offset: z.number().openapi({ description: 'Where it begins in `answer`, in UTF-16 code units.' }),
    length: z.number(),
    sourceId: z.string().openapi({
      description: 'The id of the citation that the value comes from; `question` for what the asker said.',
    }),
    n: z.number().optional().openapi({ description: 'The number of that citation.' }),
    callId: z.string().optional().openapi({ description: 'The tool call that gave it.' }),
    row: z.number().optional().openapi({ description: 'Index of the row in the result of the call.' }),
    column: z.string().optional(),
    operation: z
      .enum(OPERATIONS)
      .openapi({ description: 'How it comes from there: as it is, counted, computed, or from a passage.' }),
    verified: z.literal(true).openapi({
      description: 'It was found or computed again after the answer was written, without a model.',
    }),
  })
  .openapi('Figure');

export type Figure = z.infer<typeof Figure>;
