import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';

export interface DocumentsTable {
  id: string;
  /** The folder that it was read from: a re-ingest of one folder leaves the others alone. */
  source: string;
  path: string;
  title: string;
  category: string;
  category_key: string;
  updated: string;
  hash: string;
  front_matter: unknown;
  body: string;
}

export interface PassagesTable {
  id: Generated<number>;
  document_id: string;
  ordinal: number;
  heading: string;
  text: string;
  hash: string;
  /** Lexemes of the English configuration (stems) and of `simple` (any language, codes, numbers). */
  lexemes: unknown;
  /** float32, little endian, of length 1; null until a model has made it. */
  embedding: Buffer | null;
  /** The model that made it: vectors of two models can't be compared. */
  embedder: string | null;
}

export interface StateTable {
  id: number;
  /** Grows with every change: tells an index in memory that it is out of date. */
  version: number;
}

export interface KnowledgeTables {
  documents: DocumentsTable;
  passages: PassagesTable;
  state: StateTable;
}

export const SCHEMA = 'knowledge';

export type Tables = Kysely<KnowledgeTables> | Transaction<KnowledgeTables>;

/** The server's tables, typed. */
export function tablesOf(database: Database): Kysely<KnowledgeTables> {
  return database.db.withSchema(SCHEMA) as unknown as Kysely<KnowledgeTables>;
}

const migrations: Record<string, Migration> = {
  '001_documents_and_passages': {
    async up(db) {
      await sql`
        create table knowledge.documents (
          id text primary key,
          source text not null,
          path text not null,
          title text not null,
          category text not null,
          category_key text not null,
          updated text not null,
          hash text not null,
          front_matter jsonb not null,
          body text not null,
          ingested_at timestamptz not null default now(),
          unique (source, path)
        )`.execute(db);
      await sql`
        create table knowledge.passages (
          id bigint generated always as identity primary key,
          document_id text not null references knowledge.documents on delete cascade on update cascade,
          ordinal integer not null,
          heading text not null,
          text text not null,
          hash text not null,
          lexemes tsvector not null,
          embedding bytea,
          embedder text
        )`.execute(db);
      await sql`create index passages_document on knowledge.passages (document_id, ordinal)`.execute(db);
      await sql`create index passages_lexemes on knowledge.passages using gin (lexemes)`.execute(db);
      await sql`create table knowledge.state (id integer primary key check (id = 1), version bigint not null)`.execute(
        db,
      );
      await sql`insert into knowledge.state values (1, 1)`.execute(db);
    },
  },
};

/** Creates or updates the tables of the knowledge base. */
export function migrateKnowledge(database: Database): Promise<void> {
  return migrate(database, { schema: SCHEMA, migrations });
}

/** Grows with every change of the documents. */
export async function versionOf(database: Database): Promise<string> {
  const state = await tablesOf(database).selectFrom('state').select('version').executeTakeFirst();
  return String(state?.version ?? '');
}

/** Tells every index in memory to read again. */
export async function bumpVersion(tables: Tables): Promise<void> {
  await tables
    .updateTable('state')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute();
}
