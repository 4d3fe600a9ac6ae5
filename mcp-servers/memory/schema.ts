import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';

export const KINDS = ['fact', 'preference', 'note'] as const;
export type Kind = (typeof KINDS)[number];

export interface MemoriesTable {
  /** Made from owner, thread, agent and text: the same thing remembered twice is one memory. */
  id: string;
  owner: string;
  kind: Kind;
  thread_id: string | null;
  agent: string | null;
  text: string;
  tags: string[];
  /** Lexemes of the English configuration (stems) and of `simple` (any language, codes, numbers). */
  lexemes: Generated<unknown>;
  /** float32, little endian, of length 1; null until a model has made it. */
  embedding: Buffer | null;
  /** The model that made it: vectors of two models can't be compared. */
  embedder: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  expires_at: Date | null;
}

export interface OperationsTable {
  owner: string;
  operation_key: string;
  /** Of the tool and its arguments: a key stands for one side effect only. */
  fingerprint: string;
  /** Never a memory's text: what is forgotten is forgotten here, too. */
  result: unknown;
  done_at: Generated<Date>;
}

export interface MemoryTables {
  memories: MemoriesTable;
  operations: OperationsTable;
}

export type Tables = Kysely<MemoryTables> | Transaction<MemoryTables>;

/** The server's tables, typed. */
export function tablesOf(database: Database): Kysely<MemoryTables> {
  return database.db.withSchema('memory') as unknown as Kysely<MemoryTables>;
}

const migrations: Record<string, Migration> = {
  '001_memories': {
    async up(db) {
      await sql`
        create table memory.memories (
          id uuid primary key,
          owner text not null,
          kind text not null check (kind in ('fact', 'preference', 'note')),
          thread_id text,
          agent text,
          text text not null,
          tags text[] not null,
          lexemes tsvector not null
            generated always as (to_tsvector('english', text) || to_tsvector('simple', text)) stored,
          embedding bytea,
          embedder text,
          created_at timestamptz not null default now(),
          updated_at timestamptz not null default now(),
          expires_at timestamptz
        )`.execute(db);
      await sql`create index memories_owner on memory.memories (owner, thread_id)`.execute(db);
      await sql`create index memories_expiry on memory.memories (expires_at) where expires_at is not null`.execute(
        db,
      );
      await sql`
        create table memory.operations (
          owner text not null,
          operation_key text not null,
          fingerprint text not null,
          result jsonb not null,
          done_at timestamptz not null default now(),
          primary key (owner, operation_key)
        )`.execute(db);
      await sql`create index operations_age on memory.operations (done_at)`.execute(db);
    },
  },
};

/** Creates or updates the tables of the memories. */
export function migrateMemory(database: Database): Promise<void> {
  return migrate(database, { schema: 'memory', migrations });
}
