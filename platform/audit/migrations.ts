import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Entries are written once: nothing changes them, and only old ones go. */
const first: Migration = {
  async up(db) {
    await sql`
      create table audit.entry (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        service text not null,
        kind text not null,
        target text not null,
        subject text,
        actors text[] not null default '{}',
        arguments jsonb,
        arguments_hash text,
        outcome text not null,
        code text,
        duration_ms real,
        traceparent text,
        request_id text
      )`.execute(db);
    await sql`create index entry_by_subject on audit.entry (subject, id desc)`.execute(db);
    await sql`create index entry_by_time on audit.entry (at)`.execute(db);
    await sql`
      create function audit.refuse_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.at < now() - interval '1 day' then return old; end if;
        raise exception 'audit entries are not changed';
      end $$`.execute(db);
    await sql`
      create trigger entry_is_final before update or delete on audit.entry
      for each row execute function audit.refuse_change()`.execute(db);
  },
};

const cache: Migration = {
  up: async (db) => void (await sql`alter table audit.entry add column cache text`.execute(db)),
};

export const auditMigrations: Record<string, Migration> = { '001-entry': first, '002-cache': cache };
