import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ApprovalOrigin, ApprovalState } from '../approval.ts';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** Calls that a person has to decide on before they are made. */
export interface ApprovalsTable {
  id: string;
  owner: string;
  /** The task that waits, and the one at the top of its tree. */
  task_id: string;
  root_task_id: string;
  agent: string;
  server: string;
  tool: string;
  title: string;
  arguments: JSONColumnType<Record<string, unknown>>;
  /** Of the arguments as decided on: an approval holds for nothing else. */
  arguments_hash: string;
  /** Of the arguments as asked for. */
  asked_hash: string;
  input_schema: JSONColumnType<Record<string, unknown>>;
  state: Generated<ApprovalState>;
  reason: string | null;
  scope: string | null;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  requested_at: Timestamp;
  escalates_at: Timestamp;
  expires_at: Timestamp;
  used_at: NullableTimestamp;
  /** Where the call waits, when that is not here. */
  origin: JSONColumnType<ApprovalOrigin | null, string | null, string | null>;
}

/** Standing approvals: calls of this tool for this owner are made without asking. */
export interface ApprovalGrantsTable {
  id: string;
  owner: string;
  server: string;
  tool: string;
  granted_by: string;
  granted_at: Timestamp;
  revoked_at: NullableTimestamp;
}

export const APPROVAL_TABLES = [
  `create table a2a.approvals (
    id text primary key,
    owner text not null,
    task_id text not null references a2a.tasks (id) on delete cascade,
    root_task_id text not null,
    agent text not null,
    server text not null,
    tool text not null,
    title text not null,
    arguments jsonb not null,
    arguments_hash text not null,
    asked_hash text not null,
    input_schema jsonb not null,
    state text not null default 'pending' check (state in ('pending','approved','rejected','expired','used')),
    reason text,
    scope text check (scope in ('once','always')),
    decided_by text,
    decided_at timestamptz(3),
    requested_at timestamptz(3) not null default clock_timestamp(),
    escalates_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    used_at timestamptz(3),
    origin jsonb
  )`,
  `create index approvals_owner on a2a.approvals (owner, requested_at desc, id desc)`,
  `create index approvals_task on a2a.approvals (task_id)`,
  `create index approvals_root on a2a.approvals (root_task_id)`,
  `create index approvals_pending on a2a.approvals (expires_at) where state = 'pending'`,
  `create table a2a.approval_grants (
    id text primary key,
    owner text not null,
    server text not null,
    tool text not null,
    granted_by text not null,
    granted_at timestamptz(3) not null default clock_timestamp(),
    revoked_at timestamptz(3)
  )`,
  `create unique index approval_grants_standing on a2a.approval_grants (owner, server, tool) where revoked_at is null`,
];
