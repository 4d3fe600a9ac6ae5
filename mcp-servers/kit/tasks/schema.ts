import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** As the extension names them. */
export type TaskStatus = 'working' | 'input_required' | 'completed' | 'failed' | 'cancelled';

export interface TasksTable {
  id: string;
  server: string;
  owner: string;
  tool: string;
  status: TaskStatus;
  message: string | null;
  /** The result of the call, as a client without tasks would have got it. */
  result: unknown;
  error: { code: number; message: string } | null;
  /** The arguments: a task that waits for an answer holds nothing in any process, and begins again with it. */
  args: unknown;
  /** What is still open, by key. */
  input_requests: Record<string, unknown>;
  /** What was answered, by key. */
  input_responses: Record<string, unknown>;
  /** While it works: when its worker counts as gone. While it waits for input: when it is given up. */
  lease_until: Date;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
}

const migrations: Record<string, Migration> = {
  '001_tasks': {
    async up(db) {
      await sql`
        create table mcp.tasks (
          id uuid primary key,
          server text not null,
          owner text not null,
          tool text not null,
          status text not null default 'working' check (status in ('working', 'completed', 'failed', 'cancelled')),
          message text,
          result jsonb,
          error jsonb,
          lease_until timestamptz not null,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          expires_at timestamptz not null
        )`.execute(db);
      await sql`create index tasks_expired on mcp.tasks (expires_at)`.execute(db);
    },
  },
  '002_input': {
    async up(db) {
      await sql`
        alter table mcp.tasks
          drop constraint tasks_status_check,
          add constraint tasks_status_check
            check (status in ('working', 'input_required', 'completed', 'failed', 'cancelled')),
          add column args jsonb,
          add column input_requests jsonb not null default '{}',
          add column input_responses jsonb not null default '{}'`.execute(db);
    },
  },
};

export function tasksOf(database: Database): Kysely<{ tasks: TasksTable }> {
  return database.db.withSchema('mcp') as unknown as Kysely<{ tasks: TasksTable }>;
}

/** Creates the table in which every server keeps its tasks. */
export function migrateTasks(database: Database): Promise<void> {
  return migrate(database, { schema: 'mcp', migrations });
}
