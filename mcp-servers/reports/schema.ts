import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const JOB_STATES = ['queued', 'running', 'completed', 'failed', 'canceled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobsTable {
  id: string;
  owner: string;
  /** Names one intended report of its owner: a repeated call finds the same job. */
  operation_key: string | null;
  /** Of the arguments and of what the owner may see: an open job of the same kind is joined. */
  fingerprint: string;
  args: unknown;
  /** What its reader must hold, because restricted columns went into it. */
  required_scopes: string[];
  /** More than one request waits for it. */
  shared: Generated<boolean>;
  state: Generated<JobState>;
  /** 0 to 100 */
  progress: Generated<number>;
  progress_message: Generated<string>;
  /** Counts the claims: a write that carries an older one is refused. */
  epoch: Generated<number>;
  attempts: Generated<number>;
  lease_until: Date | null;
  title: string | null;
  markdown: string | null;
  file: Buffer | null;
  error: { code: string; message: string; hint?: string | undefined } | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  finished_at: Date | null;
  /** It failed, and somebody has seen to it. */
  dismissed: Generated<boolean>;
}

export interface PublicationsTable {
  id: string;
  job_id: string;
  title: string;
  markdown: string;
  published_by: string;
  required_scopes: string[];
  published_at: Generated<Date>;
}

export interface ReportsTables {
  jobs: JobsTable;
  publications: PublicationsTable;
}

/** Every change of a job is announced here, with its id. */
export const CHANNEL = 'parley_reports';

/** The server's tables, typed. */
export function tablesOf(database: Database): Kysely<ReportsTables> {
  return database.db.withSchema('reports') as unknown as Kysely<ReportsTables>;
}

const migrations: Record<string, Migration> = {
  '001_jobs': {
    async up(db) {
      await sql`
        create table reports.jobs (
          id uuid primary key,
          owner text not null,
          operation_key text,
          fingerprint text not null,
          args jsonb not null,
          required_scopes text[] not null,
          state text not null default 'queued'
            check (state in ('queued', 'running', 'completed', 'failed', 'canceled')),
          progress integer not null default 0 check (progress between 0 and 100),
          progress_message text not null default '',
          epoch integer not null default 0,
          attempts integer not null default 0,
          lease_until timestamptz,
          title text,
          markdown text,
          file bytea,
          error jsonb,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          finished_at timestamptz,
          unique (owner, operation_key)
        )`.execute(db);
      await sql`
        create unique index jobs_open on reports.jobs (owner, fingerprint)
        where state in ('queued', 'running')`.execute(db);
      await sql`
        create function reports.announce() returns trigger language plpgsql as
        $$ begin perform pg_notify(${sql.lit(CHANNEL)}, new.id::text); return null; end $$`.execute(db);
      await sql`
        create trigger announce after insert or update on reports.jobs
        for each row execute function reports.announce()`.execute(db);
    },
  },
  '004_dismissed': {
    async up(db) {
      await sql`alter table reports.jobs add column dismissed boolean not null default false`.execute(db);
      await sql`create index jobs_failed on reports.jobs (finished_at desc) where state = 'failed'`.execute(
        db,
      );
    },
  },
  '003_publications': {
    async up(db) {
      await sql`
        create table reports.publications (
          id text primary key,
          job_id text not null,
          title text not null,
          markdown text not null,
          published_by text not null,
          required_scopes text[] not null,
          published_at timestamptz(3) not null default clock_timestamp()
        )`.execute(db);
    },
  },
  '002_shared': {
    async up(db) {
      await sql`alter table reports.jobs add column shared boolean not null default false`.execute(db);
    },
  },
};

/** Creates or updates the tables of the reports. */
export function migrateReports(database: Database): Promise<void> {
  return migrate(database, { schema: 'reports', migrations });
}
