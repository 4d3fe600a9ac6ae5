import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { Priority } from '../task-types.ts';
import { type A2ADb, EVENTS_CHANNEL, type StoredTask, statesAllowing, statusEvent } from './rows.ts';

/** A worker's hold on a task. Every write names it and is refused when another hold has begun. */
export interface Claim {
  taskId: string;
  epoch: number;
}

/** How long a hold lasts without a heartbeat. */
export const LEASE_MS = 6_000;

const CLAIMABLE = statesAllowing('claim');
const WORKING = statusEvent({ state: 'working' });

function interval(ms: number) {
  return sql`${ms} * interval '1 millisecond'`;
}

/** The task's own wish to be cancelled, or that of the task which delegated it: an order may cross with a delegation. */
const CANCEL_REQUESTED_AT = sql`coalesce(t.cancel_requested_at, (
  select coalesce(p.cancel_requested_at, p.status_at) from a2a.tasks p
  where p.id = t.parent_task_id and p.owner = t.owner
    and (p.cancel_requested_at is not null or p.state = 'canceled')))`;

/** Something was said since the last claim (events tell milliseconds). Pieces of text do not count: each claim writes them anew. */
const HAS_PROGRESSED = sql`exists (
  select from a2a.task_events e
  where e.task_id = t.id and e.at >= date_trunc('milliseconds', t.claimed_at) and e.state is null and e.event ? 'statusUpdate')`;

/**
 * Takes the task for a worker, unless it is ended, held by a living one, or not yet due. A hold that was neither given
 * back nor renewed counts as a crash of its worker; the count begins anew where the task has got further meanwhile.
 */
export async function claimTask(
  db: A2ADb,
  wish: { taskId: string; agent: string; worker: string },
): Promise<StoredTask | undefined> {
  const { rows } = await sql<StoredTask>`
    with free as (
      select id, state from a2a.tasks
      where id = ${wish.taskId} and agent = ${wish.agent} and state = any(${CLAIMABLE})
        and (lease_until is null or lease_until < clock_timestamp())
        and (run_after is null or run_after <= clock_timestamp())
      for update
    ), task as (
      update a2a.tasks t set
        epoch = t.epoch + 1,
        attempts = t.attempts + 1,
        crashes = case
          when t.claimed_by is null then t.crashes when ${HAS_PROGRESSED} then 1 else t.crashes + 1 end,
        claimed_by = ${wish.worker},
        claimed_at = clock_timestamp(),
        lease_until = clock_timestamp() + ${interval(LEASE_MS)},
        run_after = null,
        cancel_requested_at = ${CANCEL_REQUESTED_AT},
        state = 'working',
        status_at = case when free.state = 'submitted' then clock_timestamp() else t.status_at end,
        last_seq = t.last_seq + (case when free.state = 'submitted' then 1 else 0 end)
      from free where t.id = free.id
      returning t.*, free.state as was
    ), event as (
      insert into a2a.task_events (task_id, seq, event, state, at)
      select id, last_seq, ${WORKING}::jsonb, 'working', status_at from task where was = 'submitted'
    )
    select task.*, pg_notify(${EVENTS_CHANNEL}, id) from task`.execute(db);
  return rows[0];
}

/** Whether the worker that held the task last died with it. */
export async function isSuspect(db: A2ADb, taskId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from a2a.tasks
    where id = ${taskId} and claimed_by is not null and lease_until < clock_timestamp()`.execute(db);
  return rows.length > 0;
}

export interface Pulse {
  taskId: string;
  cancelRequested: boolean;
}

/** Renews the holds that are still ours; what is missing in the answer has been lost. */
export async function renewLeases(db: A2ADb, claims: readonly Claim[]): Promise<Pulse[]> {
  const { rows } = await sql<Pulse>`
    update a2a.tasks t set lease_until = clock_timestamp() + ${interval(LEASE_MS)}
    from unnest(${claims.map((c) => c.taskId)}::text[], ${claims.map((c) => c.epoch)}::int[]) as mine (id, epoch)
    where t.id = mine.id and t.epoch = mine.epoch and t.state = 'working' and t.claimed_by is not null
    returning t.id as "taskId", ${CANCEL_REQUESTED_AT} is not null as "cancelRequested"`.execute(db);
  return rows;
}

/** Whether the task has got further since this hold on it began. */
export async function hasProgressed(db: A2ADb, { taskId }: Claim): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${HAS_PROGRESSED} as is from a2a.tasks t where t.id = ${taskId}`.execute(db);
  return rows[0]?.is ?? false;
}

export interface Release {
  /** Any worker may take it after so long. */
  delayMs: number;
  /** How many tries have failed one after the other by now; left out where none did in this hold. */
  failures?: number;
}

/** Gives the task back. */
export async function releaseTask(db: A2ADb, claim: Claim, options: Release): Promise<void> {
  const { numAffectedRows } = await sql`
    update a2a.tasks set claimed_by = null, lease_until = null,
      run_after = clock_timestamp() + ${interval(options.delayMs)},
      queued_at = clock_timestamp() - interval '1 minute',
      failures = ${options.failures === undefined ? sql`failures` : options.failures}
    where id = ${claim.taskId} and epoch = ${claim.epoch} and claimed_by is not null
      and state = 'working'`.execute(db);
  if (!numAffectedRows) throw staleEpoch(claim);
}

export function staleEpoch(claim: Claim): ParleyError {
  return new ParleyError('stale_epoch', `Task ${claim.taskId} is no longer held by this worker.`);
}

/**
 * Ends the holds that earlier processes had at this place. Only one process at a time can listen on a port of a host:
 * whoever listens there now knows that the ones before are dead. Should that be wrong, their writes are refused.
 */
export async function endHoldsOf(db: A2ADb, agent: string, place: string): Promise<void> {
  await sql`
    update a2a.tasks set lease_until = clock_timestamp() - interval '1 ms'
    where agent = ${agent} and state = 'working' and lease_until > clock_timestamp()
      and starts_with(claimed_by, ${`${place}#`})`.execute(db);
}

export interface Forgotten {
  id: string;
  epoch: number;
  priority: Priority;
}

/** How long a task may wait before it is put on the queue once more, in case the queue lost it. */
const REQUEUE_AFTER_MS = 3_000;

/**
 * The open tasks of an agent that nobody holds and that may be on no queue: never queued, given back,
 * or left by a dead worker. By the database's clock; each is told to one caller at a time.
 */
export async function takeForgotten(db: A2ADb, agent: string, limit: number): Promise<Forgotten[]> {
  const { rows } = await sql<Forgotten>`
    update a2a.tasks t set queued_at = clock_timestamp()
    from (
      select id from a2a.tasks
      where agent = ${agent} and state = any(${CLAIMABLE})
        and (run_after is null or run_after <= clock_timestamp())
        and (lease_until is null or lease_until < clock_timestamp())
        and (queued_at < lease_until or queued_at < clock_timestamp() - ${interval(REQUEUE_AFTER_MS)})
      order by queued_at limit ${limit} for update skip locked
    ) forgotten
    where t.id = forgotten.id
    returning t.id, t.epoch, t.priority`.execute(db);
  return rows;
}

/** What waits for others so long will not be answered any more. */
const LONGEST_PAUSE_MS = 7 * 24 * 3_600_000;

/** Tasks that wait for their caller although their time is over. */
export async function overdueTasks(db: A2ADb, agent: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from a2a.tasks where agent = ${agent} and state in ('input-required','auth-required') and (
      (waits is null and deadline < clock_timestamp())
      or (waits is not null and paused_at < clock_timestamp() - ${interval(LONGEST_PAUSE_MS)})) limit 100`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
