import { type Day, day, iso, weekday } from './dates.ts';
import type { Employee, Project, Timesheet } from './generate.ts';
import { STAFFED } from './organisation.ts';
import { PROJECTS } from './project-plan.ts';
import type { Random } from './random.ts';

export const TIMESHEET_ROWS = 15_420;

const FIRST_DAY = day('2026-08-03');
const HOLIDAYS: ReadonlySet<Day> = new Set([day('2026-09-07')]);
const OVERLOADED = 4;
/** Who works on the projects of departments without people of their own. */
const LENT_TO: Readonly<Record<string, string>> = { Security: 'Operations', Finance: 'Operations' };

interface Input {
  random: Random;
  employees: Employee[];
  projects: Project[];
  today: Day;
}

type Entry = Omit<Timesheet, 'id'>;

/** A day's work of each employee: one entry, or two when the day was shared between projects. */
export function generateTimesheets({ random, employees, projects, today }: Input): Timesheet[] {
  const assigned = assign(random, employees, projects);
  const overloaded = new Set(
    random
      .shuffle(employees.slice(40, 300))
      .slice(0, OVERLOADED)
      .map((e) => e.id),
  );
  const days = workdays(today);
  const whole = employees.flatMap((employee) => {
    const away = absence(random, days);
    return days
      .filter((on) => !away.has(on) && iso(on) >= employee.hire_date)
      .map((on) =>
        entry(random, employee, {
          on,
          projects: assigned.get(employee.id) ?? [],
          overloaded: overloaded.has(employee.id),
        }),
      );
  });
  const shared = new Set(random.shuffle(whole.map((_, i) => i)).slice(0, TIMESHEET_ROWS - whole.length));
  const entries = whole.flatMap((one, i) =>
    shared.has(i) ? split(random, one, assigned.get(one.employee_id) ?? []) : [one],
  );
  return entries
    .sort((a, b) => (a.date === b.date ? a.employee_id - b.employee_id : a.date < b.date ? -1 : 1))
    .map((one, i) => ({ id: i + 1, ...one }));
}

function workdays(today: Day): Day[] {
  const all = Array.from({ length: today - FIRST_DAY + 1 }, (_, i) => FIRST_DAY + i);
  return all.filter((on) => weekday(on) !== 0 && weekday(on) !== 6 && !HOLIDAYS.has(on));
}

/** Holidays in one piece and single days of illness. */
function absence(random: Random, days: Day[]): Set<Day> {
  const away = new Set(days.filter(() => random.chance(0.012)));
  if (random.chance(0.42)) {
    const from = random.int(0, days.length - 6);
    for (const on of days.slice(from, from + random.int(3, 9))) away.add(on);
  }
  return away;
}

/** Two or three running projects of the own department for each employee, and the internal one. */
function assign(random: Random, employees: Employee[], projects: Project[]): Map<number, Project[]> {
  const oddities = new Map(PROJECTS.map(({ name, oddity }) => [name, oddity]));
  const running = projects.filter(
    (p) =>
      p.status === 'Active' && oddities.get(p.name) !== 'unstaffed' && oddities.get(p.name) !== 'one person',
  );
  const solo = projects.filter((project) => oddities.get(project.name) === 'one person');
  const soloists = new Set(
    solo.map(
      (p) => employees.find((e) => e.role === 'Release Engineer' && e.department === p.department)?.id,
    ),
  );
  return new Map(
    employees.map((employee) => {
      const internal = running.filter(
        (p) => p.department === employee.department && oddities.get(p.name) === 'internal',
      );
      const own = running.filter(
        (p) =>
          (LENT_TO[p.department] ?? p.department) === employee.department &&
          oddities.get(p.name) !== 'internal',
      );
      const chosen = random.shuffle(own).slice(0, random.int(2, 3));
      return [employee.id, soloists.has(employee.id) ? [...solo, ...internal] : [...chosen, ...internal]];
    }),
  );
}

interface DayOfWork {
  on: Day;
  projects: Project[];
  overloaded: boolean;
}

function entry(random: Random, employee: Employee, { on, projects, overloaded }: DayOfWork): Entry {
  const quarters = overloaded ? random.int(38, 43) : random.pick([30, 31, 32, 32, 32, 33, 34, 35]);
  return {
    employee_id: employee.id,
    project_id: pickProject(random, projects).id,
    date: iso(on),
    hours: quarters / 4,
    category: random.pick(
      STAFFED.find(({ name }) => name === employee.department)?.categories ?? ['Administration'],
    ),
  };
}

/** The first project of an employee is the main one. */
function pickProject(random: Random, projects: Project[]): Project {
  return (random.chance(0.6) ? projects[0] : random.pick(projects)) as Project;
}

function split(random: Random, whole: Entry, projects: Project[]): Entry[] {
  const others = projects.filter((project) => project.id !== whole.project_id);
  const first = random.int(6, 20) / 4;
  return [
    { ...whole, hours: whole.hours - first },
    {
      ...whole,
      project_id: random.pick(others).id,
      hours: first,
      category: random.chance(0.5) ? 'Meetings' : whole.category,
    },
  ];
}
