import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { APPROVAL_TABLES } from './approval-tables.ts';

const STATES = `'submitted','working','input-required','auth-required','completed','failed','canceled','rejected'`;

/** Times have milliseconds, as on the wire, so that a cursor made from one finds it again. */
const TASKS = `
  create table a2a.tasks (
    id text primary key,
    context_id text not null,
    agent text not null,
    owner text not null,
    state text not null check (state in (${STATES})),
    status_message jsonb,
    status_at timestamptz(3) not null default clock_timestamp(),
    priority text not null default 'normal' check (priority in ('low','normal','high','critical')),
    deadline timestamptz(3),
    parent_task_id text,
    depth int not null default 0,
    principal jsonb not null,
    metadata jsonb not null default '{}',
    epoch int not null default 0,
    attempts int not null default 0,
    crashes int not null default 0,
    failures int not null default 0,
    claimed_by text,
    lease_until timestamptz(3),
    run_after timestamptz(3),
    queued_at timestamptz(3) not null default clock_timestamp(),
    last_seq int not null default 0,
    artifacts jsonb,
    dead_letter boolean not null default false,
    cancel_requested_at timestamptz(3),
    created_at timestamptz(3) not null default clock_timestamp()
  ) with (fillfactor = 80)`;

const MESSAGES = `
  create table a2a.task_messages (
    task_id text not null references a2a.tasks (id) on delete cascade,
    ord int not null,
    message_id text not null,
    agent text not null,
    owner text not null,
    role text not null check (role in ('user','agent')),
    message jsonb not null,
    body_hash text not null default '',
    at timestamptz(3) not null default clock_timestamp(),
    primary key (task_id, ord)
  )`;

const EVENTS = `
  create table a2a.task_events (
    task_id text not null references a2a.tasks (id) on delete cascade,
    seq int not null,
    event jsonb not null,
    event_key text,
    state text,
    at timestamptz(3) not null default clock_timestamp(),
    primary key (task_id, seq)
  )`;

/** Indexes leave out what every event changes (last_seq, lease_until), so that those updates stay in the page. */
const INDEXES = [
  `create unique index task_messages_caller on a2a.task_messages (agent, owner, message_id) where role = 'user'`,
  `create unique index task_events_key on a2a.task_events (task_id, event_key) where event_key is not null`,
  `create index task_events_state on a2a.task_events (task_id, at) where state is not null`,
  `create index tasks_listing on a2a.tasks (agent, owner, status_at desc, id desc)`,
  `create index tasks_context on a2a.tasks (context_id, agent, owner, created_at)`,
  `create index tasks_parent on a2a.tasks (parent_task_id) where parent_task_id is not null`,
  `create index tasks_open on a2a.tasks (agent, queued_at) where state in ('submitted','working')`,
  `create index tasks_waiting on a2a.tasks (agent, deadline) where state in ('input-required','auth-required') and deadline is not null`,
];

const PUSH_CONFIGS = `
  create table a2a.push_configs (
    task_id text not null references a2a.tasks (id) on delete cascade,
    id text not null,
    agent text not null,
    version text not null check (version in ('1.0','0.3')),
    url text not null,
    token text,
    scheme text,
    credentials text,
    delivered_seq int not null,
    failures int not null default 0,
    first_failed_at timestamptz(3),
    last_error text,
    next_attempt_at timestamptz(3) not null default clock_timestamp(),
    claimed_until timestamptz(3),
    done boolean not null default false,
    dead_at timestamptz(3),
    created_at timestamptz(3) not null default clock_timestamp(),
    primary key (task_id, id)
  )`;

const PUSH_INDEXES = [
  `create index push_configs_due on a2a.push_configs (agent, next_attempt_at) where not done and dead_at is null`,
  `create index push_configs_dead on a2a.push_configs (dead_at) where dead_at is not null`,
];

/** Most tasks wait for nothing: the index holds those that do. */
const PAUSES = [
  `alter table a2a.tasks add column waits jsonb, add column paused_at timestamptz(3),
     add column paused_ms double precision not null default 0`,
  `create index tasks_paused on a2a.tasks (agent, paused_at) where waits is not null`,
];

/** The name of this installation among all others, the trace of each task, and the ended tasks by age. */
const DELEGATION = [
  `create table a2a.installation (id text primary key)`,
  `insert into a2a.installation (id) values (gen_random_uuid()::text)`,
  `alter table a2a.tasks add column trace jsonb`,
  `create index tasks_ended on a2a.tasks (agent, status_at) where state in ('completed','failed','canceled','rejected')`,
];

/** What those who look after the queues ask for: all that is open, and what was set aside. */
const JOBS = [
  `create index tasks_unfinished on a2a.tasks (id desc) where state in ('submitted','working','input-required','auth-required')`,
  `create index tasks_set_aside on a2a.tasks (status_at desc) where dead_letter`,
];

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export const a2aMigrations: Record<string, Migration> = {
  '001_tasks': {
    up: (db) => run(db, [TASKS, MESSAGES, EVENTS, ...INDEXES]),
    down: (db) =>
      run(db, ['drop table a2a.task_events', 'drop table a2a.task_messages', 'drop table a2a.tasks']),
  },
  '002_push': {
    up: (db) => run(db, [PUSH_CONFIGS, ...PUSH_INDEXES]),
    down: (db) => run(db, ['drop table a2a.push_configs']),
  },
  '003_claimed_at': {
    up: (db) => run(db, ['alter table a2a.tasks add column claimed_at timestamptz(3)']),
    down: (db) => run(db, ['alter table a2a.tasks drop column claimed_at']),
  },
  '004_pauses': {
    up: (db) => run(db, PAUSES),
    down: (db) =>
      run(db, ['alter table a2a.tasks drop column waits, drop column paused_at, drop column paused_ms']),
  },
  '005_approvals': {
    up: (db) => run(db, APPROVAL_TABLES),
    down: (db) => run(db, ['drop table a2a.approval_grants', 'drop table a2a.approvals']),
  },
  '006_delegation': {
    up: (db) => run(db, DELEGATION),
    down: (db) =>
      run(db, [
        'drop table a2a.installation',
        'drop index a2a.tasks_ended',
        'alter table a2a.tasks drop column trace',
      ]),
  },
  '007_jobs': {
    up: (db) => run(db, JOBS),
    down: (db) => run(db, ['drop index a2a.tasks_unfinished', 'drop index a2a.tasks_set_aside']),
  },
};
