import type { Principal } from '@parley/platform/identity/principal';
import type { TraceContext } from '@parley/platform/trace-context';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Artifact, Message, Metadata, Priority, TaskEvent, TaskState } from '../task-types.ts';
import type { ApprovalGrantsTable, ApprovalsTable } from './approval-tables.ts';
import type { Wait } from './pause.ts';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json<T extends object> = JSONColumnType<T>;
type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>;

export interface TasksTable {
  id: string;
  context_id: string;
  agent: string;
  owner: string;
  state: TaskState;
  status_message: NullableJson<Message>;
  status_at: Timestamp;
  priority: Priority;
  deadline: NullableTimestamp;
  parent_task_id: string | null;
  depth: number;
  principal: Json<Principal>;
  metadata: Json<Metadata>;
  trace: NullableJson<TraceContext>;
  /** Incremented by every claim; writes of an older epoch are refused. */
  epoch: Generated<number>;
  /** How often a worker has claimed it. */
  attempts: Generated<number>;
  /** How often in a row a claim ended by the death of its worker, without the task getting further. */
  crashes: Generated<number>;
  /** How often the executor failed in a way that may pass. */
  failures: Generated<number>;
  claimed_by: string | null;
  claimed_at: NullableTimestamp;
  lease_until: NullableTimestamp;
  /** Not to be claimed earlier (backoff). */
  run_after: NullableTimestamp;
  queued_at: Timestamp;
  last_seq: Generated<number>;
  /** Folded once, when the task ends. Until then the log is the truth. */
  artifacts: NullableJson<Artifact[]>;
  dead_letter: Generated<boolean>;
  cancel_requested_at: NullableTimestamp;
  /** What an interrupted task waits for; when it is there, the task goes on by itself. */
  waits: NullableJson<Wait[]>;
  paused_at: NullableTimestamp;
  /** How long it has waited so far; its deadline moved on as much. */
  paused_ms: Generated<number>;
  created_at: Timestamp;
}

export interface TaskMessagesTable {
  task_id: string;
  ord: number;
  message_id: string;
  agent: string;
  owner: string;
  role: 'user' | 'agent';
  message: Json<Message>;
  /** Of what the caller sent, to tell a repeat from another request with the same id. */
  body_hash: string;
  at: Timestamp;
}

export interface TaskEventsTable {
  task_id: string;
  seq: number;
  event: Json<TaskEvent>;
  event_key: string | null;
  /** Set when the event brings a state: listings are stable by it. */
  state: TaskState | null;
  at: Timestamp;
}

/** Callbacks, each with its place in the log of its task: the outbox is the log. */
export interface PushConfigsTable {
  task_id: string;
  id: string;
  agent: string;
  version: '1.0' | '0.3';
  url: string;
  token: string | null;
  scheme: string | null;
  credentials: string | null;
  delivered_seq: number;
  failures: Generated<number>;
  first_failed_at: NullableTimestamp;
  last_error: string | null;
  next_attempt_at: Timestamp;
  claimed_until: NullableTimestamp;
  done: Generated<boolean>;
  dead_at: NullableTimestamp;
  created_at: Timestamp;
}

/** The tables of schema `a2a`. */
export interface A2ATables {
  'a2a.tasks': TasksTable;
  'a2a.task_messages': TaskMessagesTable;
  'a2a.task_events': TaskEventsTable;
  'a2a.push_configs': PushConfigsTable;
  'a2a.approvals': ApprovalsTable;
  'a2a.approval_grants': ApprovalGrantsTable;
}
