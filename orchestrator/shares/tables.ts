import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { SharedTurn } from '../api-shares.ts';

export interface SharesTable {
  id: string;
  owner: string;
  /** SHA-256 of the token: who reads the table can't open what was shared. */
  token_hash: string;
  title: string;
  run_id: string | null;
  thread_id: string;
  with_sources: boolean;
  turns: SharedTurn[];
  expires_at: Date;
  created_at: Generated<Date>;
}

/** The table of what was shared, typed. */
export function tablesOf({ db }: Database): Kysely<{ shares: SharesTable }> {
  return db.withSchema('shares') as unknown as Kysely<{ shares: SharesTable }>;
}

const migrations: Record<string, Migration> = {
  '001_shares': {
    async up(db) {
      await sql`
        create table shares.shares (
          id uuid primary key,
          owner text not null,
          token_hash text not null unique,
          title text not null,
          run_id text,
          thread_id text not null,
          with_sources boolean not null,
          turns jsonb not null,
          expires_at timestamptz not null,
          created_at timestamptz not null default now()
        )`.execute(db);
      await sql`create index shares_owner on shares.shares (owner, id desc)`.execute(db);
      await sql`create index shares_expiry on shares.shares (expires_at)`.execute(db);
    },
  },
};

/** Creates or updates the table of what was shared. */
export function migrateShares(database: Database): Promise<void> {
  return migrate(database, { schema: 'shares', migrations });
}
