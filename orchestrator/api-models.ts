// Which models answer, and whether they do.
import { z } from '@hono/zod-openapi';
import { ModelMode } from './api.ts';

export const ModelsInfo = z
  .object({
    mode: ModelMode,
    small: z.string(),
    large: z.string(),
    hint: z.string().nullable().openapi({ description: 'How to connect a language model, when none is.' }),
  })
  .openapi('ModelsInfo');

export const ModelTest = z
  .object({
    ok: z.boolean(),
    mode: ModelMode,
    model: z.string(),
    durationMs: z.number(),
    error: z.string().nullable().openapi({ description: 'Why it did not answer, and what to do about it.' }),
    said: z.string().nullable().openapi({ description: 'What the provider itself said, shortened.' }),
  })
  .openapi('ModelTest');

export type ModelsInfo = z.infer<typeof ModelsInfo>;
export type ModelTest = z.infer<typeof ModelTest>;
