import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import { next, type TaskAction } from '../lifecycle.ts';
import { isTerminal, type Message, type Metadata, type TaskEvent, type TaskState } from '../task-types.ts';
import { staleEpoch } from './claim.ts';
import { foldArtifacts } from './fold.ts';
import { hasCome, pausing, reopen, type Wait } from './pause.ts';
import { type A2ADb, EVENTS_CHANNEL, type StoredTask, statusEvent } from './rows.ts';

export interface Transition {
  taskId: string;
  action: Exclude<TaskAction, 'claim' | 'publish' | 'message'>;
  /** The hold under which a worker writes; without it the write is the caller's or the clock's. */
  epoch?: number;
  message?: Message | undefined;
  /** Metadata of the status update. */
  metadata?: Metadata | undefined;
  /** Merged into the task's metadata. */
  taskMetadata?: Metadata | undefined;
  deadLetter?: boolean;
  /** What the task waits for when it asks. When some of it is there already, the task is open again at once. */
  waits?: readonly Wait[] | undefined;
}

/** Moves a task along its lifecycle and logs it, under the row's lock. */
export function transition(db: A2ADb, change: Transition): Promise<StoredTask> {
  return db.transaction().execute(async (trx) => {
    const task = await lock(trx, change.taskId);
    if (change.epoch !== undefined && !isHeldBy(task, change.epoch)) {
      throw staleEpoch({ taskId: change.taskId, epoch: change.epoch });
    }
    if (change.waits && (await hasCome(trx, change.waits))) return reopen(trx, task);
    return apply(trx, task, change);
  });
}

function isHeldBy(task: StoredTask, epoch: number): boolean {
  return task.epoch === epoch && task.claimed_by !== null && task.state === 'working';
}

export async function lock(trx: A2ADb, id: string): Promise<StoredTask> {
  const task = await trx
    .selectFrom('a2a.tasks')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!task) throw new ParleyError('not_found', `There is no task ${id}.`);
  return task;
}

/** Under the row's lock. */
export async function apply(trx: A2ADb, task: StoredTask, change: Transition): Promise<StoredTask> {
  const state = next(task.state, change.action);
  if (state === task.state) return task;
  const artifacts = isTerminal(state) ? JSON.stringify(await artifactsOf(trx, task.id)) : null;
  const status: { state: TaskState; message?: Message } = { state };
  if (change.message) status.message = change.message;
  const { rows } = await sql<StoredTask>`
    with task as (
      update a2a.tasks set state = ${state}, status_message = ${json(change.message)}::jsonb,
        status_at = clock_timestamp(), claimed_by = null, lease_until = null, run_after = null,
        artifacts = ${artifacts}::jsonb, dead_letter = ${change.deadLetter ?? false}, ${pausing(state, change.waits)},
        metadata = metadata || ${JSON.stringify(change.taskMetadata ?? {})}::jsonb,
        last_seq = last_seq + 1
      where id = ${task.id} returning *
    ), event as (
      insert into a2a.task_events (task_id, seq, event, state, at)
      select id, last_seq, ${statusEvent(status, change.metadata)}::jsonb, state, status_at from task
    )
    select task.*, pg_notify(${EVENTS_CHANNEL}, id) from task`.execute(trx);
  if (change.message) await remember(trx, task, change.message);
  return rows[0] as StoredTask;
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** What the agent said when it changed state belongs to the task's history. */
async function remember(trx: A2ADb, task: StoredTask, message: Message): Promise<void> {
  await sql`
    insert into a2a.task_messages (task_id, ord, message_id, agent, owner, role, message)
    select ${task.id}, max(ord) + 1, ${message.messageId}, ${task.agent}, ${task.owner}, 'agent',
      ${JSON.stringify(message)}::jsonb
    from a2a.task_messages where task_id = ${task.id}`.execute(trx);
}

async function artifactsOf(db: A2ADb, taskId: string) {
  const { rows } = await sql<{ event: TaskEvent }>`
    select event from a2a.task_events where task_id = ${taskId} and event ? 'artifactUpdate'
    order by seq`.execute(db);
  return foldArtifacts(rows.map((row) => row.event));
}
