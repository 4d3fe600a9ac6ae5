import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { Jobs } from '../jobs.ts';
import { jobView, viewOf } from '../view.ts';

const input = z.object({
  job_id: z.string().min(1).max(100).describe('As generate_report returned it, or its operation key'),
});

/** `cancel_report`: ends a report that is not finished. */
export const createCancelReport = (jobs: Jobs) =>
  defineTool({
    name: 'cancel_report',
    title: 'Cancel a report',
    description:
      'Stops making a report that is not finished; a finished one stays as it is. Example: {"job_id": "0199a8e2-4c1b-7d2e-9f3a-5b6c7d8e9f01"}',
    input,
    output: jobView,
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    scopes: ['reports:write'],
    timeoutMs: 10_000,
    cache: 'never',
    maxResultBytes: 200_000,
    run: async ({ job_id }, { principal }) => viewOf(await jobs.cancel(job_id, principal.subject), principal),
  });
