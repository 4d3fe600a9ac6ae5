import { counted, type ReportSection, type ReportTable } from '@parley/platform/report/report';
import { sql } from 'kysely';
import type { BuildContext, ReportKind } from './kind.ts';

interface DepartmentRow {
  department: string;
  head: string | null;
  planned: number | null;
  employees: number;
  hired: number;
  open: number;
}

interface RoleRow {
  role: string;
  employees: number;
}

interface PositionRow {
  department: string;
  title: string;
  opened_on: string;
  days: number;
}

const OLD_POSITION_DAYS = 90;
const SHOWN_ROLES = 20;

/** Employees, hires and open positions by department, and what follows from them for staffing. */
export const headcount: ReportKind = {
  title: 'Headcount',
  needs: {
    employees: ['department', 'role', 'hire_date'],
    departments: ['name', 'head', 'headcount'],
    open_positions: ['department', 'title', 'opened_on'],
  },
  async build(x) {
    // Without a period every employee was hired in it.
    const bounded = x.args.date_from !== undefined;
    const departments = await departmentsOf(x);
    await x.progress(0.4, 'employees counted');
    const roles = await rolesOf(x);
    const positions = await positionsOf(x);
    const months = bounded ? await hiresByMonth(x) : [];
    await x.progress(0.8, 'open positions read');
    return [
      summary(departments, bounded),
      byDepartment(departments, bounded),
      ...(months.length > 1 && months.some(({ value }) => value > 0) ? [hires(months)] : []),
      byRole(roles),
      openPositions(positions),
      concerns(departments, positions),
    ];
  },
};

function departmentsOf({ reader, args }: BuildContext): Promise<DepartmentRow[]> {
  const [from, to] = [args.date_from ?? null, args.date_to ?? null];
  return reader.rows(sql<DepartmentRow>`
    with names as (
      select name::text as department from ${reader.table('departments')}
      union select department::text from ${reader.table('employees')} where department is not null
    )
    select n.department, max(d.head::text) as head, sum(d.headcount::float8) as planned,
      (select count(*)::int from ${reader.table('employees')} e where e.department::text = n.department
        and (${to}::date is null or e.hire_date::date <= ${to}::date)) as employees,
      (select count(*)::int from ${reader.table('employees')} e where e.department::text = n.department
        and e.hire_date::date between coalesce(${from}::date, '-infinity') and coalesce(${to}::date, 'infinity')) as hired,
      (select count(*)::int from ${reader.table('open_positions')} o where o.department::text = n.department
        and (${to}::date is null or o.opened_on::date <= ${to}::date)) as open
    from names n left join ${reader.table('departments')} d on d.name::text = n.department
    where ${args.department ?? null}::text is null or n.department = ${args.department ?? null}
    group by n.department order by employees desc, n.department`);
}

/** Every month of the period, also those without a hire; a very long period would make no line to read. */
function hiresByMonth({ reader, args }: BuildContext): Promise<{ label: string; value: number }[]> {
  const [from, to] = [args.date_from ?? null, args.date_to ?? null];
  return reader.rows(sql<{ label: string; value: number }>`
    select to_char(m, 'YYYY-MM') as label,
      (select count(*)::int from ${reader.table('employees')} e
        where e.hire_date::date >= greatest(m::date, ${from}::date)
          and e.hire_date::date < (m + interval '1 month')::date
          and e.hire_date::date <= coalesce(${to}::date, current_date)
          and (${args.department ?? null}::text is null or e.department::text = ${args.department ?? null})) as value
    from generate_series(date_trunc('month', ${from}::date), coalesce(${to}::date, current_date), interval '1 month') m
    order by 1 limit 60`);
}

function hires(points: { label: string; value: number }[]): ReportSection {
  return { heading: 'Hires', chart: { kind: 'line', unit: 'number', title: 'Hires by month', points } };
}

function rolesOf({ reader, args }: BuildContext): Promise<RoleRow[]> {
  const to = args.date_to ?? null;
  return reader.rows(sql<RoleRow>`
    select role::text as role, count(*)::int as employees from ${reader.table('employees')}
    where (${args.department ?? null}::text is null or department::text = ${args.department ?? null})
      and (${to}::date is null or hire_date::date <= ${to}::date)
    group by 1 order by 2 desc, 1`);
}

function positionsOf({ reader, args }: BuildContext): Promise<PositionRow[]> {
  const to = args.date_to ?? null;
  return reader.rows(sql<PositionRow>`
    select department::text as department, title::text as title, opened_on::date::text as opened_on,
      (coalesce(${to}::date, current_date) - opened_on::date)::int as days
    from ${reader.table('open_positions')}
    where (${args.department ?? null}::text is null or department::text = ${args.department ?? null})
      and (${to}::date is null or opened_on::date <= ${to}::date)
    order by opened_on, department, title`);
}

const total = (rows: DepartmentRow[], key: 'employees' | 'hired' | 'open'): number =>
  rows.reduce((sum, row) => sum + row[key], 0);

function summary(rows: DepartmentRow[], bounded: boolean): ReportSection {
  const hires = bounded ? `${counted(total(rows, 'hired'), 'hire')} in the period, ` : '';
  return {
    heading: 'Summary',
    paragraphs: [
      `${counted(total(rows, 'employees'), 'employee')} in ${counted(rows.length, 'department')}, ${hires}${counted(total(rows, 'open'), 'open position')}.`,
    ],
  };
}

function byDepartment(rows: DepartmentRow[], bounded: boolean): ReportSection {
  const hired: ReportTable['columns'] = bounded ? [{ title: 'Hired in period', kind: 'number' }] : [];
  return {
    heading: 'By department',
    table: {
      columns: [
        { title: 'Department', kind: 'text' },
        { title: 'Head', kind: 'text' },
        { title: 'Employees', kind: 'number' },
        { title: 'Planned headcount', kind: 'number' },
        { title: 'Difference', kind: 'number' },
        ...hired,
        { title: 'Open positions', kind: 'number' },
      ],
      rows: rows.map((row) => [
        row.department,
        row.head,
        row.employees,
        row.planned,
        row.planned === null ? null : row.employees - row.planned,
        ...(bounded ? [row.hired] : []),
        row.open,
      ]),
    },
    chart: {
      kind: 'bar',
      unit: 'number',
      title: 'Employees by department',
      points: rows.map((row) => ({ label: row.department, value: row.employees })),
    },
  };
}

function byRole(rows: RoleRow[]): ReportSection {
  const shown = rows.slice(0, SHOWN_ROLES);
  return {
    heading: 'By role',
    ...(rows.length > shown.length
      ? { paragraphs: [`The ${shown.length} most frequent of ${rows.length} roles.`] }
      : {}),
    table: {
      columns: [
        { title: 'Role', kind: 'text' },
        { title: 'Employees', kind: 'number' },
      ],
      rows: shown.map((row) => [row.role, row.employees]),
    },
  };
}

function openPositions(rows: PositionRow[]): ReportSection {
  if (rows.length === 0) return { heading: 'Open positions', paragraphs: ['There are no open positions.'] };
  return {
    heading: 'Open positions',
    table: {
      columns: [
        { title: 'Department', kind: 'text' },
        { title: 'Position', kind: 'text' },
        { title: 'Opened on', kind: 'text' },
        { title: 'Days open', kind: 'number' },
      ],
      rows: rows.map((row) => [row.department, row.title, row.opened_on, row.days]),
    },
  };
}

/** Only what the numbers themselves show; no judgement beyond them. */
function concerns(departments: DepartmentRow[], positions: PositionRow[]): ReportSection {
  const names = (rows: DepartmentRow[]) => rows.map((row) => row.department).join(', ');
  const empty = departments.filter((row) => row.employees === 0);
  const below = departments.filter(
    (row) => row.employees > 0 && row.planned !== null && row.employees < row.planned,
  );
  const old = positions.filter((row) => row.days > OLD_POSITION_DAYS);
  const found = [
    ...(empty.length > 0
      ? [`${counted(empty.length, 'department')} without any employee: ${names(empty)}.`]
      : []),
    ...(below.length > 0
      ? [`${counted(below.length, 'department')} below the planned headcount: ${names(below)}.`]
      : []),
    ...(old.length > 0
      ? [
          `${counted(old.length, 'position')} open for more than ${OLD_POSITION_DAYS} days; the oldest since ${old[0]?.opened_on}.`,
        ]
      : []),
  ];
  return {
    heading: 'Concerns',
    paragraphs: found.length > 0 ? found : ['Nothing in these numbers stands out.'],
  };
}
