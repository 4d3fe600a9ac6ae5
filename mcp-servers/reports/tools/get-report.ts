import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { Jobs } from '../jobs.ts';
import { jobView, viewOf } from '../view.ts';

const input = z.object({ job_id: z.string().min(1).max(100).describe('As generate_report returned it') });

/** `get_report`: where a report stands, or the report. */
export const createGetReport = (jobs: Jobs) =>
  defineTool({
    name: 'get_report',
    title: 'Get a report',
    description:
      'Tells how far a report of generate_report is, and gives it when it is completed. Example: {"job_id": "0199a8e2-4c1b-7d2e-9f3a-5b6c7d8e9f01"}',
    input,
    output: jobView,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['reports:read'],
    timeoutMs: 10_000,
    cache: 'never',
    maxResultBytes: 200_000,
    run: async ({ job_id }, { principal }) => viewOf(await jobs.get(job_id, principal.subject), principal),
  });
