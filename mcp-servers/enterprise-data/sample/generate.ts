import { REFERENCE_DATE } from './company.ts';
import { type Day, day, iso, weekday } from './dates.ts';
import { OPEN_POSITIONS, STAFFED, UNSTAFFED } from './organisation.ts';
import { FIRST_NAMES, LAST_NAMES } from './people.ts';
import { PROJECTS } from './project-plan.ts';
import { scheduleOf } from './projects.ts';
import { createRandom, type Random } from './random.ts';
import { generateTimesheets } from './timesheets.ts';

export interface Employee {
  id: number;
  name: string;
  email: string;
  department: string;
  role: string;
  hire_date: string;
  salary_band: string;
}

export interface Department {
  id: number;
  name: string;
  head: string;
  budget: number;
  headcount: number;
}

export interface Project {
  id: number;
  name: string;
  department: string;
  status: string;
  start_date: string;
  end_date: string | null;
  budget: number;
}

export interface Timesheet {
  id: number;
  employee_id: number;
  project_id: number;
  date: string;
  hours: number;
  category: string;
}

export interface OpenPosition {
  id: number;
  department: string;
  title: string;
  opened_on: string;
}

export interface SampleData {
  departments: Department[];
  employees: Employee[];
  projects: Project[];
  timesheets: Timesheet[];
  open_positions: OpenPosition[];
}

const SEED = 20_260_930;
const TODAY = day(REFERENCE_DATE);
const FOUNDED = day('2013-04-02');

/** The sample company, whole: the same on every machine. */
export function generateSampleCompany(): SampleData {
  const random = createRandom(SEED);
  const employees = generateEmployees(random);
  const projects = generateProjects(random);
  return {
    departments: generateDepartments(employees),
    employees,
    projects,
    timesheets: generateTimesheets({ random, employees, projects, today: TODAY }),
    open_positions: OPEN_POSITIONS.map(([department, title, days], i) => ({
      id: i + 1,
      department,
      title,
      opened_on: iso(TODAY - days),
    })),
  };
}

function generateEmployees(random: Random): Employee[] {
  const names = uniqueNames(random);
  const jobs = STAFFED.flatMap(({ name, roles }) =>
    roles.flatMap(([role, people, band]) =>
      Array.from({ length: people }, () => ({ department: name, role, band })),
    ),
  );
  const hired = jobs
    .map((job) => ({ ...job, hired: hireDay(random, job.band) }))
    .sort((a, b) => a.hired - b.hired);
  return hired.map(({ department, role, band, hired: on }, i) => {
    const name = names[i] ?? '';
    return {
      id: i + 1,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`,
      department,
      role,
      hire_date: iso(on),
      salary_band: band,
    };
  });
}

function uniqueNames(random: Random): string[] {
  const taken = new Set<string>();
  while (taken.size < 342) taken.add(`${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`);
  return [...taken];
}

/** The company grew faster each year; who leads has been there longer. */
function hireDay(random: Random, band: string): Day {
  const leads = band >= 'B6';
  const [one, two] = [random.next(), random.next()];
  const share = leads ? Math.min(one, two) : Math.max(one, two);
  const latest = leads ? TODAY - 400 : TODAY - 9;
  const on = FOUNDED + Math.floor(share * (latest - FOUNDED));
  const offset = { 0: 1, 6: 2 }[weekday(on)] ?? 0;
  return on + offset;
}

function generateDepartments(employees: Employee[]): Department[] {
  const staffed = STAFFED.map(({ name, budget, headcount, roles }) => {
    const head = employees.find((e) => e.department === name && e.role === roles[0]?.[0]);
    return { name, head: head?.name ?? '', budget, headcount };
  });
  return [...staffed, ...UNSTAFFED].map((department, i) => ({ id: i + 1, ...department }));
}

function generateProjects(random: Random): Project[] {
  return PROJECTS.map((planned, i) => {
    const { start, end } = scheduleOf(random, planned, TODAY);
    return {
      id: i + 1,
      name: planned.name,
      department: planned.department,
      status: planned.status,
      start_date: iso(start),
      end_date: end === undefined ? null : iso(end),
      budget: random.int(6, 180) * 5_000,
    };
  });
}
