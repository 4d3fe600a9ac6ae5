import { ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { newId } from '@parley/platform/ids';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { TraceContext } from '@parley/platform/trace-context';
import { sql } from 'kysely';
import { next } from '../lifecycle.ts';
import type { Message, Metadata, Priority } from '../task-types.ts';
import { GOING_ON } from './pause.ts';
import { type A2ADb, EVENTS_CHANNEL, isDuplicate, type StoredTask, statusEvent } from './rows.ts';

export interface NewTask {
  agent: string;
  owner: string;
  contextId?: string | undefined;
  message: Message;
  principal: Principal;
  metadata: Metadata;
  priority: Priority;
  deadline?: Date | undefined;
  parentTaskId?: string | undefined;
  depth: number;
  /** The trace that the caller's request belongs to. */
  trace?: TraceContext | undefined;
  /** A message is new even when its id is not. */
  reuseIds?: boolean | undefined;
}

export interface SentMessage {
  agent: string;
  owner: string;
  message: Message;
  /** A message is new even when its id is not. */
  reuseIds?: boolean | undefined;
}

export interface Accepted {
  task: StoredTask;
  /** False when the same message had been accepted before. */
  created: boolean;
}

/** What makes two sends the same: metadata may differ, a repeated delegation has another deadline. */
function bodyHash(message: Message): string {
  return sha256(canonicalJson([message.parts, message.contextId ?? null, message.taskId ?? null]));
}

/** The name under which a message is remembered. */
function keyOf(message: Message, reuse: boolean): string {
  return reuse ? `${message.messageId} ${newId()}` : message.messageId;
}

/** The task that this caller's message made or moved before, if any. A different body is a conflict. */
export async function findByMessage(db: A2ADb, sent: SentMessage): Promise<StoredTask | undefined> {
  const { rows } = await sql<StoredTask & { body_hash: string }>`
    select t.*, m.body_hash from a2a.task_messages m join a2a.tasks t on t.id = m.task_id
    where m.agent = ${sent.agent} and m.owner = ${sent.owner} and m.message_id = ${keyOf(sent.message, sent.reuseIds ?? false)}
      and m.role = 'user'`.execute(db);
  const found = rows[0];
  if (!found) return undefined;
  if (found.body_hash !== bodyHash(sent.message)) {
    throw new ParleyError('conflict', 'This messageId was used before for another message.');
  }
  return found;
}

/** Writes the task, its first message and its first event at once: whoever gets the answer finds them. */
export async function createTask(db: A2ADb, input: NewTask): Promise<Accepted> {
  try {
    return { task: await insertTask(db, input), created: true };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const task = await findByMessage(db, input);
    if (!task) throw error;
    return { task, created: false };
  }
}

async function insertTask(db: A2ADb, input: NewTask): Promise<StoredTask> {
  const id = newId();
  const contextId = input.contextId ?? newId();
  const message: Message = { ...input.message, taskId: id, contextId };
  const first = {
    task: {
      id,
      contextId,
      status: { state: 'submitted' },
      artifacts: [],
      history: [message],
      metadata: input.metadata,
    },
  };
  const { rows } = await sql<StoredTask>`
    with task as (
      insert into a2a.tasks (id, context_id, agent, owner, state, priority, deadline, parent_task_id, depth,
        principal, metadata, trace, last_seq)
      values (${id}, ${contextId}, ${input.agent}, ${input.owner}, 'submitted', ${input.priority},
        ${input.deadline ?? null}, ${input.parentTaskId ?? null}, ${input.depth},
        ${JSON.stringify(input.principal)}, ${JSON.stringify(input.metadata)},
        ${input.trace ? JSON.stringify(input.trace) : null}::jsonb, 1)
      returning *
    ), message as (
      insert into a2a.task_messages (task_id, ord, message_id, agent, owner, role, message, body_hash, at)
      select id, 1, ${keyOf(input.message, input.reuseIds ?? false)}, agent, owner, 'user', ${JSON.stringify(message)}::jsonb,
        ${bodyHash(input.message)}, status_at from task
    ), event as (
      insert into a2a.task_events (task_id, seq, event, state, at)
      select id, 1, ${JSON.stringify(first)}::jsonb, 'submitted', status_at from task
    )
    select * from task`.execute(db);
  return rows[0] as StoredTask;
}

/** Adds the caller's answer to a task that waits for it; the task is open for a worker again. */
export async function continueTask(db: A2ADb, task: StoredTask, sent: SentMessage): Promise<Accepted> {
  try {
    return await db.transaction().execute(async (trx) => {
      const locked = await trx
        .selectFrom('a2a.tasks')
        .selectAll()
        .where('id', '=', task.id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const repeated = await findByMessage(trx, sent);
      if (repeated) return { task: repeated, created: false };
      return { task: await insertTurn(trx, locked, sent), created: true };
    });
  } catch (error) {
    const repeated = isDuplicate(error) ? await findByMessage(db, sent) : undefined;
    if (!repeated) throw error;
    return { task: repeated, created: false };
  }
}

async function insertTurn(trx: A2ADb, task: StoredTask, sent: SentMessage): Promise<StoredTask> {
  const state = next(task.state, 'message');
  const message: Message = { ...sent.message, taskId: task.id, contextId: task.context_id };
  const { rows } = await sql<StoredTask>`
    with task as (
      update a2a.tasks set state = ${state}, status_message = null, status_at = clock_timestamp(),
        queued_at = clock_timestamp(), run_after = null, failures = 0, last_seq = last_seq + 1,
        ${GOING_ON}
      where id = ${task.id} returning *
    ), message as (
      insert into a2a.task_messages (task_id, ord, message_id, agent, owner, role, message, body_hash, at)
      select id, (select max(ord) + 1 from a2a.task_messages where task_id = task.id),
        ${keyOf(sent.message, sent.reuseIds ?? false)},
        agent, owner, 'user', ${JSON.stringify(message)}::jsonb, ${bodyHash(sent.message)}, status_at from task
    ), event as (
      insert into a2a.task_events (task_id, seq, event, state, at)
      select id, last_seq, ${statusEvent({ state })}::jsonb, state, status_at from task
    )
    select task.*, pg_notify(${EVENTS_CHANNEL}, id) from task`.execute(trx);
  return rows[0] as StoredTask;
}
