import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const PEERS = `
  create table peers.peer (
    url text primary key,
    added_by text not null,
    added_at timestamptz not null default now()
  )`;

/** The keys that may sign a peer's card, and why its card is not believed any more. */
const TRUST = `
  alter table peers.peer
    add column pins jsonb not null default '[]',
    add column refused text`;

/** How agents did, ours and others: averages in which the latest counts most. */
const MEASURED = `
  create table peers.measured (
    url text primary key,
    calls int not null,
    success double precision not null,
    latency_ms double precision,
    updated_at timestamptz not null default now()
  )`;

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export const peerMigrations: Record<string, Migration> = {
  '001_peer': {
    up: (db) => run(db, [PEERS]),
    down: (db) => run(db, ['drop table peers.peer']),
  },
  '002_trust': {
    up: (db) => run(db, [TRUST, MEASURED]),
    down: (db) =>
      run(db, ['drop table peers.measured', 'alter table peers.peer drop column pins, drop column refused']),
  },
};
