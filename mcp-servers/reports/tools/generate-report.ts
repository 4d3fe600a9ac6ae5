import { ERROR_CODES, type ErrorCode, isParleyError, ParleyError } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { FORMATS } from '@parley/platform/report/report';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { REPORT_TYPES } from '../arguments.ts';
import { checkReport } from '../build.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Source } from '../source.ts';
import { jobView, viewOf } from '../view.ts';
import { type Watch, waitForJob } from '../watch.ts';

/** Most reports are finished by then; the others are fetched with get_report. */
const WAIT_MS = 20_000;
/** A task has the time: its client asks for the outcome when it is there. */
const WAIT_AS_TASK_MS = 560_000;

const input = z
  .object({
    report_type: z.enum(REPORT_TYPES),
    date_from: z.iso.date().optional().describe('First day, YYYY-MM-DD'),
    date_to: z.iso.date().optional().describe('Last day, YYYY-MM-DD; also the day as of which is counted'),
    department: z.string().trim().min(1).max(200).optional().describe('Only this department'),
    format: z.enum(FORMATS).default('markdown'),
  })
  .refine(({ date_from, date_to }) => !date_from || !date_to || date_from <= date_to, {
    path: ['date_to'],
    message: 'must not be before date_from',
  });

export interface GenerateDeps {
  jobs: Jobs;
  source: Source;
  watch: Watch;
  enqueue(jobId: string): Promise<void>;
  waitMs?: number;
}

/** `generate_report`: queues a report and waits for it a while. */
export const createGenerateReport = (deps: GenerateDeps) =>
  defineTool({
    name: 'generate_report',
    title: 'Generate a report',
    description:
      'Makes a report with tables from the organisation\'s database: headcount (employees, hires, open positions by department), project_status (projects by status, late ones), budget_summary (budgets of departments and their projects). Returns the report as Markdown, or status "running" with a job_id for get_report when it takes longer. Example: {"report_type": "headcount", "date_to": "2026-06-30", "department": "Engineering", "format": "pdf"}',
    input,
    output: jobView,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['reports:write'],
    timeoutMs: WAIT_MS + 10_000,
    cache: 'never',
    maxResultBytes: 200_000,
    task: 'optional',
    cancelTool: 'cancel_report',
    async run(request, { principal, signal, progress, operationKey, background }) {
      const { args, scopes } = await checkReport(deps.source, request, signal);
      requireScopes(principal, scopes);
      // Whoever has left meanwhile could not be told of a job that begins now.
      signal.throwIfAborted();
      const opened = await deps.jobs.open({
        owner: principal.subject,
        operationKey,
        args,
        requiredScopes: scopes,
      });
      if (opened.state === 'queued') await deps.enqueue(opened.id);
      const job = await waitForJob({
        id: opened.id,
        read: () => deps.jobs.get(opened.id, principal.subject),
        watch: deps.watch,
        waitMs: background ? WAIT_AS_TASK_MS : (deps.waitMs ?? WAIT_MS),
        signal,
        onChange: (current) => progress(current.progress, 100, current.progress_message),
      }).catch(async (error: unknown) => {
        if (background && isParleyError(signal.reason, 'canceled'))
          await deps.jobs.cancel(opened.id, principal.subject);
        throw error;
      });
      if (job.state === 'failed') throw errorOf(job);
      return viewOf(job, principal);
    },
  });

function errorOf({ error }: Job): ParleyError {
  const code = ERROR_CODES.find((known): known is ErrorCode => known === error?.code) ?? 'internal';
  return new ParleyError(code, error?.message ?? 'The report failed.', {
    ...(error?.hint ? { hint: error.hint } : {}),
  });
}
