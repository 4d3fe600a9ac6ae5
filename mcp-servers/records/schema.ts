import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { type Generated, type Kysely, sql, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was done under an operation key. `undone` also stands for what was called off before it happened. */
export interface OperationsTable {
  owner: string;
  operation_key: string;
  /** Of the tool and its arguments: a key stands for one side effect only. Empty when it was called off first. */
  fingerprint: string;
  state: 'done' | 'undone';
  result: unknown;
  changed_at: Generated<Date>;
}

interface Recorded {
  email: string;
  owner: string;
  operation_key: string;
  created_at: Generated<Date>;
}

export interface EmployeesTable extends Recorded {
  name: string;
  department: string;
  role: string;
  start_date: string;
}

export interface AccountsTable extends Recorded {
  name: string;
  groups: string[];
}

export interface OrdersTable extends Recorded {
  id: string;
  items: string[];
}

export interface RecordsTables {
  operations: OperationsTable;
  employees: EmployeesTable;
  accounts: AccountsTable;
  equipment_orders: OrdersTable;
}

export type Writer = Transaction<RecordsTables>;

/** The server's tables, typed. */
export function tablesOf(database: Database): Kysely<RecordsTables> {
  return database.db.withSchema('records') as unknown as Kysely<RecordsTables>;
}

const migrations: Record<string, Migration> = {
  '001_records': {
    async up(db) {
      await sql`
        create table records.operations (
          owner text not null,
          operation_key text not null,
          fingerprint text not null,
          state text not null check (state in ('done', 'undone')),
          result jsonb not null,
          changed_at timestamptz not null default now(),
          primary key (owner, operation_key)
        )`.execute(db);
      await sql`
        create table records.employees (
          email text primary key,
          name text not null,
          department text not null,
          role text not null,
          start_date date not null,
          owner text not null,
          operation_key text not null,
          created_at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table records.accounts (
          email text primary key,
          name text not null,
          groups text[] not null,
          owner text not null,
          operation_key text not null,
          created_at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table records.equipment_orders (
          id uuid primary key,
          email text not null,
          items text[] not null,
          owner text not null,
          operation_key text not null,
          created_at timestamptz not null default now()
        )`.execute(db);
    },
  },
};

/** Creates or updates the tables of the sample systems of record. */
export function migrateRecords(database: Database): Promise<void> {
  return migrate(database, { schema: 'records', migrations });
}
