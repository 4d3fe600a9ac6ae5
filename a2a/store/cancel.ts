import { sql } from 'kysely';
import { CANCELLATION_KEY, type Leaf, leavesOfLog, receiptOf, toReceipt } from '../cancellation.ts';
import { isTerminal, type Metadata } from '../task-types.ts';
import { readAllEvents } from './read.ts';
import { type A2ADb, CANCEL_CHANNEL, type StoredTask } from './rows.ts';
import { apply, lock } from './transition.ts';

/**
 * What became of the wish to cancel. `requested`: the worker that holds the task has been told; `below`: nobody holds
 * it, but those who hold what it has delegated have been told.
 */
export interface CancelRequest {
  outcome: 'canceled' | 'requested' | 'below' | 'ended';
  task: StoredTask;
}

/**
 * Cancels at once what nobody works on; tells the worker of what somebody does. The same for everything that the task
 * has delegated below this roof: whoever works on it may be gone, and could not pass the word on.
 */
export function requestCancel(
  db: A2ADb,
  taskId: string,
  elsewhere: readonly Leaf[] = [],
): Promise<CancelRequest> {
  return db.transaction().execute(async (trx) => {
    const task = await lock(trx, taskId);
    if (task.state === 'canceled') return { outcome: 'canceled', task };
    if (isTerminal(task.state)) return { outcome: 'ended', task };
    const held = await hasLiveHold(trx, taskId);
    await tellWorker(trx, taskId);
    const open = await cancelBelow(trx, task);
    if (held) return { outcome: 'requested', task };
    return open > 0
      ? { outcome: 'below', task }
      : { outcome: 'canceled', task: await cancelUnheld(trx, task, elsewhere) };
  });
}

/** Gives the number of those whose worker has been told, and is waited for. */
async function cancelBelow(trx: A2ADb, task: StoredTask): Promise<number> {
  const below: StoredTask[] = [];
  // Locked from the top, as everybody does; ended from the bottom, so that each can say what became of those below.
  for (const id of await openBelow(trx, task)) below.push(await lock(trx, id));
  let told = 0;
  for (const one of below.reverse()) {
    if (isTerminal(one.state)) continue;
    if (await hasLiveHold(trx, one.id)) {
      await tellWorker(trx, one.id);
      told += 1;
    } else await cancelUnheld(trx, one);
  }
  return told;
}

/** Ends the task in place of its worker, unless it has ended meanwhile. */
export function cancelNow(db: A2ADb, taskId: string): Promise<StoredTask> {
  return db.transaction().execute(async (trx) => {
    const task = await lock(trx, taskId);
    return isTerminal(task.state) ? task : cancelUnheld(trx, task);
  });
}

/** The open tasks that this one has delegated, at any depth, by the order of their making. */
export async function openBelow(
  trx: A2ADb,
  { id, owner }: Pick<StoredTask, 'id' | 'owner'>,
): Promise<string[]> {
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

async function cancelUnheld(
  trx: A2ADb,
  task: StoredTask,
  elsewhere: readonly Leaf[] = [],
): Promise<StoredTask> {
  const leaves = [...(await leavesOf(trx, task)), ...elsewhere];
  const receipt: Metadata = { [CANCELLATION_KEY]: toReceipt(leaves) };
  return apply(trx, task, { taskId: task.id, action: 'cancel', metadata: receipt, taskMetadata: receipt });
}

/** What the log and the tasks below say: there is no worker to ask. */
async function leavesOf(trx: A2ADb, task: StoredTask): Promise<Leaf[]> {
  const own = leavesOfLog(await readAllEvents(trx, task.id, 0));
  const { rows } = await sql<Pick<StoredTask, 'id' | 'agent' | 'state' | 'metadata'>>`
    select id, agent, state, metadata from a2a.tasks
    where parent_task_id = ${task.id} and owner = ${task.owner} order by id`.execute(trx);
  const below = rows.flatMap(({ id, agent, state, metadata }): Leaf[] => {
    const outcome = state === 'canceled' ? 'stopped' : isTerminal(state) ? 'finished' : 'unstoppable';
    return [{ kind: 'task', id, name: agent, outcome }, ...(receiptOf(metadata)?.leaves ?? [])];
  });
  return [...own, ...below];
}

async function tellWorker(trx: A2ADb, taskId: string): Promise<void> {
  await sql`
    with task as (
      update a2a.tasks set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp())
      where id = ${taskId} returning id
    )
    select pg_notify(${CANCEL_CHANNEL}, id) from task`.execute(trx);
}

async function hasLiveHold(trx: A2ADb, taskId: string): Promise<boolean> {
  const { rows } = await sql`
    select from a2a.tasks where id = ${taskId} and claimed_by is not null
      and lease_until >= clock_timestamp()`.execute(trx);
  return rows.length > 0;
}
