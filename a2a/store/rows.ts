import type { Database } from '@parley/platform/database';
import type { Kysely, Selectable } from 'kysely';
import { activityOf } from '../activity.ts';
import { LIFECYCLE, type TaskAction } from '../lifecycle.ts';
import {
  type LoggedEvent,
  type Message,
  TASK_STATES,
  type TaskEvent,
  type TaskState,
} from '../task-types.ts';
import type { A2ATables, TasksTable } from './schema.ts';

/** A task as it is stored. */
export type StoredTask = Selectable<TasksTable>;

export type A2ADb = Kysely<A2ATables>;

export function dbOf(database: Database): A2ADb {
  return database.db as A2ADb;
}

/** The channel on which every change of a task's log is told; the payload is the task's id. */
export const EVENTS_CHANNEL = 'a2a_events';
/** The channel on which a wish to cancel is told to the worker that holds the task. */
export const CANCEL_CHANNEL = 'a2a_cancel';

/** The states in which the lifecycle allows `action`, for use in SQL. */
export function statesAllowing(action: TaskAction): TaskState[] {
  return TASK_STATES.filter((state) => LIFECYCLE[state][action] !== 'impossible');
}

type StatusWithoutTime = { state: TaskState; message?: Message };

/** The event as written to the log. Its time is the row's, set by the database's clock. */
export function statusEvent(status: StatusWithoutTime, metadata?: Record<string, unknown>): string {
  return JSON.stringify({ statusUpdate: { status, ...(metadata ? { metadata } : {}) } });
}

export interface EventRow {
  seq: number;
  event: TaskEvent;
  at: Date;
}

/** A line of the log as its readers get it. */
export function toLogged(row: EventRow): LoggedEvent {
  const at = row.at.toISOString();
  const event = withTime(row.event, at);
  const activity = 'statusUpdate' in event ? activityOf(event.statusUpdate.metadata) : undefined;
  return { seq: row.seq, at, event, ...(activity ? { activity } : {}) };
}

function withTime(event: TaskEvent, at: string): TaskEvent {
  if ('statusUpdate' in event) {
    return { statusUpdate: { ...event.statusUpdate, status: { ...event.statusUpdate.status, at } } };
  }
  if ('task' in event) return { task: { ...event.task, status: { ...event.task.status, at } } };
  return event;
}

/** Whether PostgreSQL refused because a row with this key is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '23505';
}
