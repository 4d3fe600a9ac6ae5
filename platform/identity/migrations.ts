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

export const identityMigrations: Record<string, Migration> = { '001-signing-key': first };
