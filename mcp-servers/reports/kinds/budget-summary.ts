import { counted, type ReportSection } from '@parley/platform/report/report';
import { sql } from 'kysely';
import type { BuildContext, ReportKind } from './kind.ts';
import { budgetOf, type ProjectRow, projectsOf } from './projects.ts';

interface Line {
  department: string;
  budget: number | null;
  projects: number;
  committed: number;
  unfinished: number;
}

/** Budgets of departments beside the budgets of their projects. */
export const budgetSummary: ReportKind = {
  title: 'Budget summary',
  needs: {
    departments: ['name', 'budget'],
    projects: ['name', 'department', 'status', 'start_date', 'end_date', 'budget'],
  },
  async build(x) {
    const departments = await budgetsOf(x);
    await x.progress(0.4, 'department budgets read');
    const projects = await projectsOf(x);
    await x.progress(0.8, 'project budgets read');
    const lines = departments.map((row) => lineOf(row, projects));
    return [summary(lines), byDepartment(lines), largest(projects), concerns(lines)];
  },
};

type BudgetRow = Pick<Line, 'department' | 'budget'>;

function budgetsOf({ reader, args }: BuildContext): Promise<BudgetRow[]> {
  return reader.rows(sql<BudgetRow>`
    select name::text as department, budget::float8 as budget from ${reader.table('departments')}
    where ${args.department ?? null}::text is null or name::text = ${args.department ?? null}
    order by budget desc nulls last, name`);
}

function lineOf({ department, budget }: BudgetRow, all: ProjectRow[]): Line {
  const projects = all.filter((row) => row.department === department);
  const unfinished = projects.filter((row) => !row.finished);
  return {
    department,
    budget,
    projects: projects.length,
    committed: budgetOf(projects),
    unfinished: budgetOf(unfinished),
  };
}

const sum = (lines: Line[], key: 'budget' | 'committed' | 'unfinished' | 'projects'): number =>
  lines.reduce((total, line) => total + (line[key] ?? 0), 0);
const amount = (value: number): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(value);

function summary(lines: Line[]): ReportSection {
  return {
    heading: 'Summary',
    paragraphs: [
      `Budgets of ${counted(lines.length, 'department')}: ${amount(sum(lines, 'budget'))}. Budgets of their ${counted(sum(lines, 'projects'), 'project')} in the period: ${amount(sum(lines, 'committed'))}, of which ${amount(sum(lines, 'unfinished'))} in projects that are not finished.`,
      'These are planned amounts: the database holds budgets, not spending.',
    ],
  };
}

function byDepartment(lines: Line[]): ReportSection {
  return {
    heading: 'By department',
    table: {
      columns: [
        { title: 'Department', kind: 'text' },
        { title: 'Budget', kind: 'money' },
        { title: 'Projects', kind: 'number' },
        { title: 'Project budgets', kind: 'money' },
        { title: 'Share of budget in %', kind: 'number' },
        { title: 'Not in projects', kind: 'money' },
      ],
      rows: lines.map((line) => [
        line.department,
        line.budget,
        line.projects,
        line.committed,
        line.budget ? (line.committed / line.budget) * 100 : null,
        line.budget === null ? null : line.budget - line.committed,
      ]),
    },
    chart: {
      kind: 'bar',
      unit: 'money',
      title: 'Budget by department',
      points: lines.map((line) => ({ label: line.department, value: line.budget ?? 0 })),
    },
  };
}

function largest(projects: ProjectRow[]): ReportSection {
  const top = projects.toSorted((a, b) => (b.budget ?? 0) - (a.budget ?? 0)).slice(0, 10);
  return {
    heading: 'Largest project budgets',
    table: {
      columns: [
        { title: 'Project', kind: 'text' },
        { title: 'Department', kind: 'text' },
        { title: 'Status', kind: 'text' },
        { title: 'Budget', kind: 'money' },
      ],
      rows: top.map((row) => [row.name, row.department, row.status, row.budget]),
    },
  };
}

function concerns(lines: Line[]): ReportSection {
  const over = lines.filter((line) => line.budget !== null && line.committed > line.budget);
  return {
    heading: 'Concerns',
    paragraphs:
      over.length > 0
        ? over.map(
            (line) =>
              `${line.department}: the budgets of its projects exceed its own by ${amount(line.committed - (line.budget ?? 0))}.`,
          )
        : ['In no department do the budgets of projects exceed its own.'],
  };
}
