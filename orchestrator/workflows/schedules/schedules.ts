import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { newId } from '@parley/platform/ids';
import type { Selectable } from 'kysely';
import type { Workflow } from '../define.ts';
import { inputFor } from '../engine/input.ts';
import { type SchedulesTable, tablesOf } from './tables.ts';
import { nextTime } from './times.ts';

/** A workflow that runs by itself, as its owner sees it. */
export interface Schedule {
  id: string;
  workflow: string;
  cron: string;
  timeZone: string;
  input: Record<string, unknown>;
  nextAt: string;
  lastAt: string | null;
  lastRunId: string | null;
  lastError: string | null;
}

export interface NewSchedule {
  workflow: Workflow;
  principal: Principal;
  cron: string;
  timeZone: string;
  input: Record<string, unknown>;
}

/** The schedules of all callers; each sees and removes their own. */
export interface Schedules {
  add(schedule: NewSchedule): Promise<Schedule>;
  list(owner: string, workflow: string): Promise<Schedule[]>;
  /** Whether there was one. */
  remove(owner: string, id: string): Promise<boolean>;
}

const MOST = 50;

export function createSchedules(database: Database): Schedules {
  const tables = tablesOf(database);
  return {
    async add({ workflow, principal, cron, timeZone, input }) {
      inputFor(workflow, input);
      const nextAt = nextTime({ cron, timeZone }, new Date());
      const owner = principal.subject;
      const counted = tables.selectFrom('schedules').select(({ fn }) => fn.countAll<string>().as('n'));
      const { n } = await counted.where('owner', '=', owner).executeTakeFirstOrThrow();
      if (Number(n) >= MOST) {
        throw new ParleyError('limit_reached', `There are ${MOST} schedules already.`, {
          hint: 'Remove one first.',
        });
      }
      const row = await tables
        .insertInto('schedules')
        .values({
          id: newId(),
          workflow: workflow.name,
          owner,
          principal: JSON.stringify(principal) as unknown as Principal,
          cron,
          time_zone: timeZone,
          input: JSON.stringify(input) as unknown as Record<string, unknown>,
          next_at: nextAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSchedule(row);
    },
    async list(owner, workflow) {
      const mine = tables.selectFrom('schedules').selectAll().where('owner', '=', owner);
      const rows = await mine.where('workflow', '=', workflow).orderBy('id').execute();
      return rows.map(toSchedule);
    },
    async remove(owner, id) {
      const removed = tables.deleteFrom('schedules').where('owner', '=', owner).where('id', '=', id);
      const { numDeletedRows } = await removed.executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toSchedule(row: Selectable<SchedulesTable>): Schedule {
  return {
    id: row.id,
    workflow: row.workflow,
    cron: row.cron,
    timeZone: row.time_zone,
    input: row.input,
    nextAt: new Date(row.next_at).toISOString(),
    lastAt: row.last_at && new Date(row.last_at).toISOString(),
    lastRunId: row.last_run,
    lastError: row.last_error,
  };
}
