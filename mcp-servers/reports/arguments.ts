import { z } from 'zod';

export const REPORT_TYPES = ['headcount', 'project_status', 'budget_summary'] as const;
export type ReportType = (typeof REPORT_TYPES)[number];

import { FORMATS } from '@parley/platform/report/report';

/** What a report is made from; stored with its job and parsed when the job is taken. */
export const reportArguments = z.object({
  report_type: z.enum(REPORT_TYPES),
  date_from: z.iso.date().optional(),
  date_to: z.iso.date().optional(),
  department: z.string().optional(),
  format: z.enum(FORMATS),
});

export type ReportArguments = z.output<typeof reportArguments>;

/** What the report covers, in words. */
export function scopeOf(args: ReportArguments): string {
  const { date_from: from, date_to: to } = args;
  const period =
    from && to ? `${from} to ${to}` : from ? `from ${from}` : to ? `until ${to}` : 'whole period';
  return `${args.department ?? 'All departments'}, ${period}`;
}
