import { sql } from 'kysely';
import { isTerminal } from '../task-types.ts';
import { type A2ADb, CANCEL_CHANNEL, type StoredTask } from './rows.ts';
import { apply, lock } from './transition.ts';

/** What became of the wish to cancel. `requested`: the worker that holds the task has been told. */
export interface CancelRequest {
  outcome: 'canceled' | 'requested' | 'ended';
  task: StoredTask;
}

/**
 * Cancels at once what nobody works on; tells the worker of what somebody does. The same for everything that the task
 * has delegated below this roof: whoever works on it may be gone, and could not pass the word on.
 */
export function requestCancel(db: A2ADb, taskId: string): Promise<CancelRequest> {
  return db.transaction().execute(async (trx) => {
    const request = await cancelOne(trx, taskId);
    if (request.outcome !== 'ended') {
      for (const id of await openBelow(trx, request.task)) await cancelOne(trx, id);
    }
    return request;
  });
}

async function cancelOne(trx: A2ADb, taskId: string): Promise<CancelRequest> {
  const task = await lock(trx, taskId);
  if (task.state === 'canceled') return { outcome: 'canceled', task };
  if (isTerminal(task.state)) return { outcome: 'ended', task };
  if (!(await hasLiveHold(trx, taskId))) {
    return { outcome: 'canceled', task: await apply(trx, task, { taskId, action: 'cancel' }) };
  }
  await sql`
    with task as (
      update a2a.tasks set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp())
      where id = ${taskId} returning id
    )
    select pg_notify(${CANCEL_CHANNEL}, id) from task`.execute(trx);
  return { outcome: 'requested', task };
}

async function openBelow(trx: A2ADb, { id, owner }: StoredTask): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id, state from a2a.tasks where parent_task_id = ${id} and owner = ${owner}
      union
      select t.id, t.state from a2a.tasks t join below on t.parent_task_id = below.id where t.owner = ${owner}
    )
    select id from below
    where state in ('submitted', 'working', 'input-required', 'auth-required') order by id`.execute(trx);
  return rows.map((row) => row.id);
}

async function hasLiveHold(trx: A2ADb, taskId: string): Promise<boolean> {
  const { rows } = await sql`
    select from a2a.tasks where id = ${taskId} and claimed_by is not null
      and lease_until >= clock_timestamp()`.execute(trx);
  return rows.length > 0;
}
