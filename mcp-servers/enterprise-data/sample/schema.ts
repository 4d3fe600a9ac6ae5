/** The schema's name; Parley's own tables live in others. */
export const SAMPLE_SCHEMA = 'sample';

/** Tables in the order in which they can be filled. */
export const TABLES = ['departments', 'employees', 'projects', 'timesheets', 'open_positions'] as const;

export const CREATE = `
create table sample.departments (
  id integer primary key,
  name text not null unique,
  head text not null,
  budget numeric(14, 2) not null,
  headcount integer not null
);
create table sample.employees (
  id integer primary key,
  name text not null,
  email text not null unique,
  department text not null references sample.departments (name),
  role text not null,
  hire_date date not null,
  salary_band text not null
);
create table sample.projects (
  id integer primary key,
  name text not null unique,
  department text not null references sample.departments (name),
  status text not null,
  start_date date not null,
  end_date date,
  budget numeric(14, 2) not null
);
create table sample.timesheets (
  id integer primary key,
  employee_id integer not null references sample.employees (id),
  project_id integer not null references sample.projects (id),
  date date not null,
  hours numeric(4, 2) not null,
  category text not null
);
create table sample.open_positions (
  id integer primary key,
  department text not null references sample.departments (name),
  title text not null,
  opened_on date not null
);
create index on sample.employees (department);
create index on sample.projects (department);
create index on sample.timesheets (employee_id, date);
create index on sample.timesheets (project_id, date);
create index on sample.open_positions (department);
`;

/** For people and models that read the schema; `table` or `table.column`. */
export const COMMENTS: Readonly<Record<string, string>> = {
  departments:
    'Departments with their head and yearly budget. A department can have a head and a budget without having any employees.',
  'departments.head': 'Name of the person who leads the department',
  'departments.budget': 'Budget of the fiscal year in USD',
  'departments.headcount':
    'Planned headcount on record at Finance; the actual number is the count of rows in employees',
  employees:
    'People employed today, one row each. Engineers are the employees of the department Engineering, whatever their role.',
  'employees.department': 'Name of the department',
  'employees.role': 'Job title',
  'employees.hire_date': 'First day of employment',
  'employees.salary_band': 'Salary band, B1 (lowest) to B8',
  projects: 'Projects of the departments. An active project whose end date has passed is overdue.',
  'projects.department': 'Department that owns the project',
  'projects.start_date': 'Planned or actual start',
  'projects.end_date':
    'Planned end, or actual end when completed or cancelled; empty for internal projects without an end',
  'projects.budget': 'Budget of the whole project in USD',
  timesheets: 'Hours worked: one row for an employee, day and project',
  'timesheets.date': 'Day on which the work was done',
  'timesheets.hours': 'Hours, in steps of a quarter',
  'timesheets.category': 'Kind of work',
  open_positions: 'Positions that are open and not yet filled, one row each',
  'open_positions.title': 'Job title',
  'open_positions.opened_on': 'Day on which the position was opened',
};
