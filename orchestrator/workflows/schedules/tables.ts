import type { Database } from '@parley/platform/database';
import type { Principal } from '@parley/platform/identity/principal';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export interface SchedulesTable {
  id: string;
  workflow: string;
  owner: string;
  /** In whose name the runs are started: the caller who made the schedule, with the rights of then. */
  principal: Principal;
  cron: string;
  time_zone: string;
  input: Record<string, unknown>;
  next_at: Date;
  last_at: Date | null;
  last_run: string | null;
  last_error: string | null;
  created_at: Generated<Date>;
}

/** The table of schedules, typed. */
export function tablesOf({ db }: Database): Kysely<{ schedules: SchedulesTable }> {
  return db.withSchema('workflows') as unknown as Kysely<{ schedules: SchedulesTable }>;
}

const migrations: Record<string, Migration> = {
  '001_schedules': {
    async up(db) {
      await sql`
        create table workflows.schedules (
          id uuid primary key,
          workflow text not null,
          owner text not null,
          principal jsonb not null,
          cron text not null,
          time_zone text not null,
          input jsonb not null,
          next_at timestamptz not null,
          last_at timestamptz,
          last_run text,
          last_error text,
          created_at timestamptz not null default now()
        )`.execute(db);
      await sql`create index schedules_due on workflows.schedules (next_at)`.execute(db);
      await sql`create index schedules_owner on workflows.schedules (owner, workflow)`.execute(db);
    },
  },
};

/** Creates or updates the table of schedules. */
export function migrateSchedules(database: Database): Promise<void> {
  return migrate(database, { schema: 'workflows', migrations });
}
