import { counted, type ReportSection } from '@parley/platform/report/report';
import type { ReportKind } from './kind.ts';
import { budgetOf, groupedBy, type ProjectRow, projectsOf } from './projects.ts';

const SHOWN = 100;

/** Projects by status and department, and those that are late. */
export const projectStatus: ReportKind = {
  title: 'Project status',
  needs: {
    projects: ['name', 'department', 'status', 'start_date', 'end_date', 'budget'],
    departments: ['name'],
  },
  async build(x) {
    const projects = await projectsOf(x);
    await x.progress(0.6, 'projects read');
    return [summary(projects), byStatus(projects), byDepartment(projects), late(projects), all(projects)];
  },
};

function summary(rows: ProjectRow[]): ReportSection {
  const open = rows.filter((row) => !row.finished);
  const overdue = rows.filter((row) => row.overdue);
  return {
    heading: 'Summary',
    paragraphs: [
      `${counted(rows.length, 'project')}, of which ${open.length} not finished and ${overdue.length} past the end date without being finished.`,
    ],
  };
}

function byStatus(rows: ProjectRow[]): ReportSection {
  const groups = groupedBy(rows, (row) => row.status).sort((a, b) => b[1].length - a[1].length);
  return {
    heading: 'By status',
    table: {
      columns: [
        { title: 'Status', kind: 'text' },
        { title: 'Projects', kind: 'number' },
        { title: 'Budget', kind: 'money' },
      ],
      rows: groups.map(([status, group]) => [status, group.length, budgetOf(group)]),
    },
    chart: {
      kind: 'share',
      unit: 'number',
      title: 'Projects by status',
      points: groups.map(([label, group]) => ({ label, value: group.length })),
    },
  };
}

function byDepartment(rows: ProjectRow[]): ReportSection {
  return {
    heading: 'By department',
    table: {
      columns: [
        { title: 'Department', kind: 'text' },
        { title: 'Projects', kind: 'number' },
        { title: 'Not finished', kind: 'number' },
        { title: 'Past end date', kind: 'number' },
        { title: 'Budget', kind: 'money' },
      ],
      rows: groupedBy(rows, (row) => row.department).map(([department, group]) => [
        department,
        group.length,
        group.filter((row) => !row.finished).length,
        group.filter((row) => row.overdue).length,
        budgetOf(group),
      ]),
    },
  };
}

function late(rows: ProjectRow[]): ReportSection {
  const overdue = rows.filter((row) => row.overdue);
  if (overdue.length === 0) {
    return { heading: 'Past the end date', paragraphs: ['No unfinished project is past its end date.'] };
  }
  return { heading: 'Past the end date', ...listed(overdue) };
}

function all(rows: ProjectRow[]): ReportSection {
  return { heading: 'All projects', ...listed(rows) };
}

function listed(rows: ProjectRow[]): Omit<ReportSection, 'heading'> {
  return {
    ...(rows.length > SHOWN ? { paragraphs: [`The first ${SHOWN} of ${rows.length}.`] } : {}),
    table: {
      columns: [
        { title: 'Project', kind: 'text' },
        { title: 'Department', kind: 'text' },
        { title: 'Status', kind: 'text' },
        { title: 'Start', kind: 'text' },
        { title: 'End', kind: 'text' },
        { title: 'Budget', kind: 'money' },
      ],
      rows: rows
        .slice(0, SHOWN)
        .map((row) => [row.name, row.department, row.status, row.start_date, row.end_date, row.budget]),
    },
  };
}
