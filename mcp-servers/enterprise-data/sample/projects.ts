import type { Day } from './dates.ts';
import type { PlannedProject, ProjectStatus } from './project-plan.ts';
import type { Random } from './random.ts';

type Range = readonly [low: number, high: number];

/** Days before (negative) and after the reference date, between which a project starts and ends. */
const WINDOWS: Readonly<Record<ProjectStatus, { start: Range; end: Range }>> = {
  Planning: { start: [10, 75], end: [160, 420] },
  Active: { start: [-420, -75], end: [20, 330] },
  'On hold': { start: [-400, -210], end: [-20, 200] },
  Completed: { start: [-720, -430], end: [-340, -15] },
  Cancelled: { start: [-600, -380], end: [-330, -60] },
};

/** An active project whose end has passed. */
const OVERDUE: Range = [-96, -5];

export function scheduleOf(random: Random, project: PlannedProject, today: Day): { start: Day; end?: Day } {
  const window = WINDOWS[project.status];
  const start = today + random.int(...window.start);
  const end = today + random.int(...(project.oddity === 'overdue' ? OVERDUE : window.end));
  if (project.oddity === 'internal') return { start: today - 637 };
  return project.oddity === 'overdue' ? { start: Math.min(start, end - 120), end } : { start, end };
}
