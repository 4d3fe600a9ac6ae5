import { sql } from 'kysely';
import type { TaskEvent } from '../task-types.ts';
import { type Claim, staleEpoch } from './claim.ts';
import { type A2ADb, EVENTS_CHANNEL, isDuplicate } from './rows.ts';

/** An event to be logged. A key makes it idempotent for its task. */
export interface NewEvent {
  event: TaskEvent;
  key?: string | undefined;
}

/** Within one batch the first of each key counts. */
function firstOfEachKey(events: readonly NewEvent[]): NewEvent[] {
  const seen = new Set<string>();
  return events.filter(({ key }) => {
    if (key === undefined) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Appends to the log of a held task, in one statement: sequence numbers without gaps, keys that are
 * there already left out. Refused when the hold is lost or the task is no longer working.
 */
export async function appendEvents(db: A2ADb, claim: Claim, events: readonly NewEvent[]): Promise<void> {
  const batch = firstOfEachKey(events);
  try {
    await insertEvents(db, claim, batch);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // The same key was written between our look and our write: it is seen now.
    await insertEvents(db, claim, batch);
  }
}

async function insertEvents(db: A2ADb, claim: Claim, batch: readonly NewEvent[]): Promise<void> {
  const events = batch.map(({ event }) => JSON.stringify(event));
  const keys = batch.map(({ key }) => key ?? null);
  const { rows } = await sql`
    with fresh as materialized (
      select e.event, e.key, row_number() over (order by e.ord) as n
      from unnest(${events}::jsonb[], ${keys}::text[]) with ordinality as e (event, key, ord)
      where e.key is null or not exists (
        select from a2a.task_events x where x.task_id = ${claim.taskId} and x.event_key = e.key)
    ), total as materialized (
      select count(*)::int as n from fresh
    ), task as (
      update a2a.tasks set last_seq = last_seq + (select n from total)
      where id = ${claim.taskId} and epoch = ${claim.epoch} and state = 'working' and claimed_by is not null
      returning id, last_seq
    ), event as (
      insert into a2a.task_events (task_id, seq, event, event_key, at)
      select task.id, task.last_seq - total.n + fresh.n, fresh.event, fresh.key, clock_timestamp()
      from task, total, fresh
    )
    select pg_notify(${EVENTS_CHANNEL}, id) from task`.execute(db);
  if (rows.length === 0) throw staleEpoch(claim);
}
