import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { DeadLetter, LetterSource } from '@parley/platform/jobs';
import type { Logger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import { sql } from 'kysely';
import { createTask } from '../store/create.ts';
import { readAllEvents, readMessages } from '../store/read.ts';
import { type RootTask, rootsOf } from '../store/roots.ts';
import { type A2ADb, dbOf, type StoredTask } from '../store/rows.ts';
import { type Message, textOf } from '../task-types.ts';
import { createWakeUp } from '../worker/queue.ts';

export interface TaskLettersOptions {
  database: Database;
  queues: Queues;
  logger: Logger;
  workflowOf: (root: RootTask | undefined) => string | null;
}

const FINAL = 'The run that it was a part of is over: ask that again.';
const LONGEST_TITLE = 200;

/** Tasks that ended one worker after another and were set aside. */
export function createTaskLetters(deps: TaskLettersOptions): LetterSource {
  const db = dbOf(deps.database);
  return {
    kind: 'task',
    async list({ owner, limit }) {
      const rows = await readDead(db, owner, limit);
      const roots = await rootsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => toLetter(row, roots.get(row.id), deps.workflowOf));
    },
    async retry({ id, owner }) {
      const task = await findTask(db, id, owner);
      if (!task) return undefined;
      const again = await retried(db, task);
      if (!again && !task.dead_letter) return undefined;
      const { id: runId } = again ?? (await tryAgain(deps, task));
      await setAside(db, id, false);
      return { runId };
    },
    async discard({ id, owner }) {
      const task = await findTask(db, id, owner);
      if (task?.dead_letter) await setAside(db, id, false);
      return task !== undefined && (task.crashes > 0 || task.dead_letter);
    },
  };
}

type DeadRow = StoredTask & { message: Message | null };

async function readDead(db: A2ADb, owner: string | undefined, limit: number): Promise<DeadRow[]> {
  const { rows } = await sql<DeadRow>`
    select t.*, m.message from a2a.tasks t left join a2a.task_messages m on m.task_id = t.id and m.ord = 1
    where t.dead_letter and (${owner ?? null}::text is null or t.owner = ${owner ?? null})
    order by t.status_at desc limit ${limit}`.execute(db);
  return rows;
}

function toLetter(
  row: DeadRow,
  root: RootTask | undefined,
  workflowOf: TaskLettersOptions['workflowOf'],
): DeadLetter {
  return {
    id: row.id,
    kind: 'task',
    queue: row.agent,
    title: textOf(row.message?.parts ?? []).slice(0, LONGEST_TITLE),
    owner: row.owner,
    error: row.status_message ? textOf(row.status_message.parts) : null,
    failures: row.crashes,
    at: row.status_at.toISOString(),
    undelivered: null,
    final: row.parent_task_id === null ? null : FINAL,
    runId: root?.id ?? row.id,
    workflow: workflowOf(root),
  };
}

async function findTask(db: A2ADb, id: string, owner: string | undefined): Promise<StoredTask | undefined> {
  const query = db.selectFrom('a2a.tasks').selectAll().where('id', '=', id);
  return (owner === undefined ? query : query.where('owner', '=', owner)).executeTakeFirst();
}

const messageIdOf = (id: string): string => stableId('retry-of-task', id);

/** The task that took the place of this one. */
async function retried(db: A2ADb, { id, agent, owner }: StoredTask): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select task_id as id from a2a.task_messages
    where agent = ${agent} and owner = ${owner} and message_id = ${messageIdOf(id)} and role = 'user'`.execute(
    db,
  );
  return rows[0];
}

/** An ended task stays ended: the same is asked again as a new one, in the same name and conversation. */
async function tryAgain(deps: TaskLettersOptions, task: StoredTask): Promise<StoredTask> {
  if (task.parent_task_id !== null) throw new ParleyError('conflict', FINAL);
  const db = dbOf(deps.database);
  const [first] = await readMessages(db, task);
  const [created] = await readAllEvents(db, task.id, 0);
  const asked = created && 'task' in created.event ? created.event.task : undefined;
  const { task: again } = await createTask(db, {
    agent: task.agent,
    owner: task.owner,
    contextId: task.context_id,
    message: {
      messageId: messageIdOf(task.id),
      role: 'user',
      parts: first?.parts ?? [],
      ...(first?.metadata ? { metadata: first.metadata } : {}),
    },
    principal: task.principal,
    metadata: asked?.metadata ?? {},
    priority: task.priority,
    deadline: deadlineAfter(task),
    depth: task.depth,
    trace: task.trace ?? undefined,
  });
  await createWakeUp({ ...deps, agent: task.agent })(again);
  return again;
}

/** As much time as it had when it was asked first. */
function deadlineAfter({ deadline, created_at }: StoredTask): Date | undefined {
  if (!deadline) return undefined;
  return new Date(Date.now() + deadline.getTime() - created_at.getTime());
}

async function setAside(db: A2ADb, id: string, isDead: boolean): Promise<void> {
  await db.updateTable('a2a.tasks').set({ dead_letter: isDead }).where('id', '=', id).execute();
}
