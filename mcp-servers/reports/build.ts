import { ParleyError } from '@parley/platform/errors';
import type { Report } from '@parley/platform/report/report';
import { sql } from 'kysely';
import { type ReportArguments, type ReportType, scopeOf } from './arguments.ts';
import { budgetSummary } from './kinds/budget-summary.ts';
import { headcount } from './kinds/headcount.ts';
import type { ReportKind } from './kinds/kind.ts';
import { projectStatus } from './kinds/project-status.ts';
import type { Source } from './source.ts';

const KINDS = {
  headcount,
  project_status: projectStatus,
  budget_summary: budgetSummary,
} as const satisfies Record<ReportType, ReportKind>;

export interface Checked {
  /** With the department as the database spells it. */
  args: ReportArguments;
  /** What the restricted columns of this report ask of its reader. */
  scopes: string[];
}

/** Finds out before any work whether the database has what the report needs, and whether the department exists. */
export async function checkReport(
  source: Source,
  args: ReportArguments,
  signal: AbortSignal,
): Promise<Checked> {
  const scopes = [...new Set(await source.check(KINDS[args.report_type].needs))].sort();
  if (!args.department) return { args, scopes };
  const wanted = args.department.trim().toLowerCase();
  const known = await source.read(signal, (reader) =>
    reader.rows(
      sql<{
        name: string;
      }>`select distinct name::text as name from ${reader.table('departments')} order by 1`,
    ),
  );
  const department = known.find(({ name }) => name.toLowerCase() === wanted)?.name;
  if (!department) {
    throw new ParleyError('invalid_input', `There is no department "${args.department}".`, {
      hint: `Known departments: ${known.map(({ name }) => name).join(', ')}. Leave department out for all of them.`,
    });
  }
  return { args: { ...args, department }, scopes };
}

/** Makes the report from queries on one consistent state of the data. */
export async function buildReport(
  source: Source,
  args: ReportArguments,
  x: { signal: AbortSignal; progress(done: number, message: string): Promise<void> },
): Promise<Report> {
  const kind = KINDS[args.report_type];
  const sections = await source.read(x.signal, (reader) =>
    kind.build({ reader, args, progress: x.progress }),
  );
  return { title: kind.title, scope: scopeOf(args), generatedAt: new Date().toISOString(), sections };
}
