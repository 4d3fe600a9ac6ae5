import { sql } from 'kysely';
import type { BuildContext } from './kind.ts';

export interface ProjectRow {
  name: string;
  department: string;
  status: string;
  start_date: string | null;
  end_date: string | null;
  budget: number | null;
  finished: boolean;
  overdue: boolean;
}

/** A project that is over, whatever the company calls that. */
const FINISHED = '^(complete|completed|done|closed|finished|cancelled|canceled|archived)$';

/** The projects that overlap the period; overdue as of its end, or of today. */
export function projectsOf({ reader, args }: BuildContext): Promise<ProjectRow[]> {
  const [from, to] = [args.date_from ?? null, args.date_to ?? null];
  return reader.rows(sql<ProjectRow>`
    select name::text as name, coalesce(department::text, '') as department, coalesce(status::text, '') as status,
      start_date::date::text as start_date, end_date::date::text as end_date, budget::float8 as budget,
      coalesce(status::text ~* ${FINISHED}, false) as finished,
      coalesce(end_date::date < least(coalesce(${to}::date, current_date), current_date)
        and not status::text ~* ${FINISHED}, false) as overdue
    from ${reader.table('projects')}
    where (${args.department ?? null}::text is null or department::text = ${args.department ?? null})
      and (${to}::date is null or start_date is null or start_date::date <= ${to}::date)
      and (${from}::date is null or end_date is null or end_date::date >= ${from}::date)
    order by department, name`);
}

/** Groups rows in the order in which their keys first appear. */
export function groupedBy<T>(rows: T[], key: (row: T) => string): [string, T[]][] {
  return [...Map.groupBy(rows, key)];
}

export function budgetOf(rows: ProjectRow[]): number {
  return rows.reduce((sum, row) => sum + (row.budget ?? 0), 0);
}
