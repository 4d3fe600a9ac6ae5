import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const first: Migration = {
  async up(db) {
    await sql`
      create table identity.signing_key (
        kid text primary key,
        private_jwk jsonb not null,
        created_at timestamptz not null default now()
      )`.execute(db);
  },
};

/** Keys for several purposes, and when a newer one took over. */
const second: Migration = {
  async up(db) {
    await sql`
      alter table identity.signing_key
        add column purpose text not null default 'hop-tokens',
        add column retired_at timestamptz`.execute(db);
  },
};

/** People who signed in on the page; of what their browser holds only the hash is kept. */
const third: Migration = {
  async up(db) {
    await sql`
      create table identity.session (
        id_hash text primary key,
        subject text not null,
        name text,
        scopes text[] not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index session_by_end on identity.session (expires_at)`.execute(db);
    await sql`create table identity.secret (name text primary key, value text not null)`.execute(db);
  },
};

export const identityMigrations: Record<string, Migration> = {
  '001-signing-key': first,
  '002-purpose': second,
  '003-session': third,
};
