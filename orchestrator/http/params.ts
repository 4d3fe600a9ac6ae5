import { z } from '@hono/zod-openapi';
import { identifier, RunStatus } from '../api.ts';

export const RunListQuery = z.strictObject({
  cursor: z.string().min(1).max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  status: RunStatus.optional(),
  threadId: identifier.optional(),
});

export const RunParams = z.object({ runId: identifier.openapi({ param: { name: 'runId', in: 'path' } }) });

/** `after` or the header `Last-Event-ID`, which wins: a browser sends it when it reconnects. */
export const EventsQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .openapi({ description: 'Only events after this sequence number.' }),
});

export type RunListQuery = z.infer<typeof RunListQuery>;
