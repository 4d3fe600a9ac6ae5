import type { Principal } from '@parley/platform/identity/principal';
import { type RawBuilder, sql } from 'kysely';
import { isInterrupted, type Priority, type TaskState } from '../task-types.ts';
import { type A2ADb, EVENTS_CHANNEL, type StoredTask, statusEvent } from './rows.ts';

/**
 * What an interrupted task waits for. `approval`: its decision. `task`: something new in the log of a task below this
 * roof, after `seq`. `remote`: the same of a task elsewhere, which has to be looked at.
 */
export type Wait =
  | { kind: 'approval'; id: string }
  | { kind: 'task'; id: string; seq: number }
  | { kind: 'remote'; id: string; seq: number; agent: string };

/** The channel on which a task that goes on is told to the workers of its agent. */
export const RESUME_CHANNEL = 'a2a_resume';

export interface Resumed {
  id: string;
  agent: string;
  epoch: number;
  priority: Priority;
}

const IS_THERE = (waits: RawBuilder<unknown>) => sql`exists (
  select from jsonb_to_recordset(${waits}) as w (kind text, id text, seq int)
  left join a2a.approvals a on w.kind = 'approval' and a.id = w.id
  left join a2a.tasks c on w.kind = 'task' and c.id = w.id
  where a.state <> 'pending' or c.last_seq > w.seq)`;

/** Whether something of what is waited for is there already. */
export async function hasCome(db: A2ADb, waits: readonly Wait[]): Promise<boolean> {
  const given = sql`${JSON.stringify(waits)}::jsonb`;
  const { rows } = await sql<{ there: boolean }>`select ${IS_THERE(given)} as there`.execute(db);
  return rows[0]?.there ?? false;
}

/** The task does not pause after all: it is free for the next claim. Under the row's lock. */
export async function reopen(trx: A2ADb, task: StoredTask): Promise<StoredTask> {
  const { rows } = await sql<StoredTask>`
    update a2a.tasks set claimed_by = null, lease_until = null, run_after = null,
      queued_at = clock_timestamp() - interval '1 minute'
    where id = ${task.id} returning *`.execute(trx);
  return rows[0] as StoredTask;
}

/** Columns of a task that comes into `state`. */
export function pausing(state: TaskState, waits: readonly Wait[] | undefined): RawBuilder<unknown> {
  if (!isInterrupted(state)) return sql`waits = null, paused_at = null`;
  return sql`waits = ${waits ? JSON.stringify(waits) : null}::jsonb, paused_at = clock_timestamp()`;
}

const PAUSE_MS = sql`extract(epoch from clock_timestamp() - paused_at) * 1000`;

/** Columns of a task that goes on: time in which it waited for others is not its own. */
export const GOING_ON = sql`
  paused_ms = paused_ms + case when waits is null then 0 else ${PAUSE_MS} end,
  deadline = case when waits is null then deadline else deadline + (clock_timestamp() - paused_at) end,
  waits = null, paused_at = null`;

const WORKING = statusEvent({ state: 'working' });

/** Opens the tasks again for which something has come; `which` says where to look. */
async function resume(db: A2ADb, which: RawBuilder<unknown>): Promise<Resumed[]> {
  const { rows } = await sql<Resumed>`
    with due as (
      select id from a2a.tasks t where state in ('input-required','auth-required') and waits is not null and ${which}
      for update skip locked
    ), task as (
      update a2a.tasks t set state = 'working', status_message = null, status_at = clock_timestamp(),
        queued_at = clock_timestamp(), run_after = null, failures = 0, last_seq = last_seq + 1, ${GOING_ON}
      from due where t.id = due.id returning t.*
    ), event as (
      insert into a2a.task_events (task_id, seq, event, state, at)
      select id, last_seq, ${WORKING}::jsonb, 'working', status_at from task
    )
    select id, agent, epoch, priority, pg_notify(${EVENTS_CHANNEL}, id),
      pg_notify(${RESUME_CHANNEL}, json_build_object('id', id, 'agent', agent, 'epoch', epoch, 'priority', priority)::text)
    from task`.execute(db);
  return rows;
}

/** Opens an agent's tasks again for which something has come. */
export function resumeDue(db: A2ADb, agent: string): Promise<Resumed[]> {
  return resume(db, sql`agent = ${agent} and ${IS_THERE(sql`t.waits`)}`);
}

/** Opens this task again, if it still waits for something else than its caller. */
export function resumeTask(db: A2ADb, taskId: string): Promise<Resumed[]> {
  return resume(db, sql`id = ${taskId}`);
}

/** After news of these things: whoever waits for them goes on, and so do those above who wait for these. */
export async function tell(db: A2ADb, news: { kind: 'approval' | 'task'; id: string }): Promise<void> {
  const waited = JSON.stringify([news]);
  for (const { id } of await resume(db, sql`t.waits @> ${waited}::jsonb`))
    await tell(db, { kind: 'task', id });
}

export interface RemoteWait {
  taskId: string;
  principal: Principal;
  wait: Extract<Wait, { kind: 'remote' }>;
}

/** What an agent's tasks wait for elsewhere. */
export function remoteWaits(db: A2ADb, agent: string): Promise<RemoteWait[]> {
  return waitsElsewhere(db, sql`t.agent = ${agent}`);
}

/** What these tasks wait for elsewhere. */
export function remoteWaitsOf(db: A2ADb, taskIds: readonly string[]): Promise<RemoteWait[]> {
  return waitsElsewhere(db, sql`t.id = any(${taskIds})`);
}

async function waitsElsewhere(db: A2ADb, which: RawBuilder<unknown>): Promise<RemoteWait[]> {
  const { rows } = await sql<RemoteWait>`
    select t.id as "taskId", t.principal, w.value as wait from a2a.tasks t, jsonb_array_elements(t.waits) w
    where ${which} and t.state in ('input-required','auth-required') and t.waits is not null
      and w.value ->> 'kind' = 'remote' order by t.paused_at limit 50`.execute(db);
  return rows;
}
