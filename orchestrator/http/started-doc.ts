import { z } from '@hono/zod-openapi';
import { Run } from '../api.ts';
import { RunEvent } from '../api-events.ts';

/** How the start of a run is described: what its caller may say of waiting, and what comes of it. */
export const STARTING_HEADERS = z.object({
  'idempotency-key': z.string().optional(),
  prefer: z.string().optional(),
});

export const STARTED_RESPONSES = {
  200: {
    description: 'The run: ended, or waiting for its caller.',
    content: { 'application/json': { schema: Run }, 'text/event-stream': { schema: RunEvent } },
  },
  202: { description: 'The run goes on.', content: { 'application/json': { schema: Run } } },
};
