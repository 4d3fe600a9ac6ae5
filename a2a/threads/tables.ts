import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001_notes': {
    async up(db) {
      await sql`
        create table threads.notes (
          owner text not null,
          thread_id text not null,
          title text,
          pinned boolean not null default false,
          archived boolean not null default false,
          updated_at timestamptz(3) not null default clock_timestamp(),
          primary key (owner, thread_id)
        )`.execute(db);
    },
  },
};

/** Creates or updates the table of what owners noted about their conversations. */
export function migrateThreads(database: Database): Promise<void> {
  return migrate(database, { schema: 'threads', migrations });
}
