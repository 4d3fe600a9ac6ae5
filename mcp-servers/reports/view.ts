import type { Principal } from '@parley/platform/identity/principal';
import { requireScopes } from '@parley/platform/identity/principal';
import { MIME_TYPES } from '@parley/platform/report/render';
import { FORMATS } from '@parley/platform/report/report';
import { z } from 'zod';
import { REPORT_TYPES } from './arguments.ts';
import type { Job } from './jobs.ts';

/** What a caller sees of a job; one shape for all tools. */
export const jobView = z.object({
  job_id: z.string(),
  status: z.enum(['running', 'completed', 'failed', 'canceled']),
  progress: z.number().int().min(0).max(100),
  message: z.string().describe('What is being done, or why there is no report'),
  report_type: z.enum(REPORT_TYPES),
  format: z.enum(FORMATS),
  title: z.string().optional(),
  markdown: z.string().optional().describe('The report, when it is completed'),
  resource: z.string().describe('Where the report is read in its format'),
  mime_type: z.string(),
  bytes: z.number().int().optional(),
});

export type JobView = z.input<typeof jobView>;

/** The job for its reader, who must hold what the restricted columns in it ask for. */
export function viewOf(job: Job, principal: Principal): JobView {
  requireScopes(principal, job.required_scopes);
  const content = job.file ?? job.markdown;
  return {
    job_id: job.id,
    status: job.state === 'queued' ? 'running' : job.state,
    progress: job.progress,
    message: messageOf(job),
    report_type: job.args.report_type,
    format: job.args.format,
    ...(job.title === null ? {} : { title: job.title }),
    ...(job.markdown === null ? {} : { markdown: job.markdown }),
    resource: `report://${job.id}`,
    mime_type: MIME_TYPES[job.args.format],
    ...(content === null ? {} : { bytes: Buffer.byteLength(content) }),
  };
}

function messageOf(job: Job): string {
  if (job.state === 'failed') return [job.error?.message, job.error?.hint].filter(Boolean).join(' ');
  if (job.state === 'canceled') return 'The report was canceled.';
  return job.progress_message || 'waiting';
}
