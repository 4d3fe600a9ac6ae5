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

export const identityMigrations: Record<string, Migration> = {
  '001-signing-key': first,
  '002-purpose': second,
};
