import type { Database } from '@parley/platform/database';
import { newId } from '@parley/platform/ids';
import { type Selectable, sql } from 'kysely';
import { type TasksTable, tasksOf } from './schema.ts';

export type StoredTask = Selectable<TasksTable>;

/** Where a client can fetch the outcome of a call for this long. */
export const TTL_MS = 3_600_000;
/** A worker that has not shown itself for this long is gone, and its call with it. */
const LEASE = '15 seconds';
export const RENEW_EVERY_MS = 3_000;
const LOST = {
  code: -32603,
  message: 'The server was restarted while it worked on this. Call the tool again.',
};

/** A question that nobody has answered for this long is given up, and its task with it. */
const PATIENCE = '15 minutes';
const UNANSWERED = { code: -32603, message: 'Nobody answered in time. Call the tool again.' };

/** The tasks of one server; the same in all of its processes. */
export interface TaskStore {
  create(owner: string, begun: Pick<StoredTask, 'tool' | 'args' | 'input_responses'>): Promise<StoredTask>;
  /** A task of this owner; undefined also for one of somebody else. */
  get(id: string, owner: string): Promise<StoredTask | undefined>;
  /** Puts a task that works aside until its owner has answered. */
  ask(id: string, requests: Record<string, unknown>): Promise<void>;
  /**
   * Takes answers to what is open; others are passed over. `resumed` when these were the last ones: then the task works
   * again, and whoever gave them has to go on with it.
   */
  answer(
    id: string,
    owner: string,
    answers: Answers,
  ): Promise<{ task: StoredTask; resumed: boolean } | undefined>;
  /** Ends a task that has not ended; the outcome of an ended one never changes. */
  end(id: string, outcome: Outcome): Promise<void>;
  note(id: string, message: string): Promise<void>;
  /** Says that these are still worked on, and returns those that still are to be. */
  renew(ids: readonly string[]): Promise<string[]>;
}

/** Gives those of the answers that fit the open questions; throws when one of them can't. */
export type Answers = (open: Record<string, unknown>) => Record<string, unknown>;

export type Outcome =
  | { status: 'completed'; result: unknown }
  | { status: 'failed'; error: { code: number; message: string } }
  | { status: 'cancelled' };

const lease = sql<Date>`now() + ${sql.lit(LEASE)}::interval`;
const now = sql<Date>`now()`;

export function createTaskStore(database: Database, server: string): TaskStore {
  const tables = tasksOf(database);
  const working = (ids: readonly string[]) =>
    tables.updateTable('tasks').where('id', 'in', ids).where('status', '=', 'working');
  const owned = (id: string, owner: string) =>
    tables
      .selectFrom('tasks')
      .selectAll()
      .where(sql<string>`id::text`, '=', id)
      .where('owner', '=', owner)
      .where('server', '=', server)
      .where(sql<boolean>`expires_at > now()`);
  return {
    async create(owner, { tool, args, input_responses }) {
      await tables.deleteFrom('tasks').where(sql<boolean>`expires_at < now()`).execute();
      return tables
        .insertInto('tasks')
        .values({
          id: newId(),
          server,
          owner,
          tool,
          status: 'working',
          args: json(args ?? {}),
          input_responses: json(input_responses),
          lease_until: lease,
          expires_at: sql<Date>`now() + ${TTL_MS} * interval '1 ms'`,
          created_at: now,
          updated_at: now,
        } as never)
        .returningAll()
        .executeTakeFirstOrThrow();
    },
    async get(id, owner) {
      await giveUp(tables, id);
      return owned(id, owner).executeTakeFirst();
    },
    async ask(id, requests) {
      await working([id])
        .set({
          status: 'input_required',
          input_requests: json(requests),
          lease_until: sql<Date>`least(now() + ${sql.lit(PATIENCE)}::interval, expires_at)`,
          updated_at: now,
        })
        .execute();
    },
    async answer(id, owner, answers) {
      await giveUp(tables, id);
      for (;;) {
        const task = await owned(id, owner).executeTakeFirst();
        if (task?.status !== 'input_required') return task && { task, resumed: false };
        const changed = await answered(tables, task, answers(task.input_requests));
        if (changed) return { task: changed, resumed: changed.status === 'working' };
      }
    },
    async end(id, outcome) {
      await tables
        .updateTable('tasks')
        .where('id', '=', id)
        .where('status', 'in', outcome.status === 'cancelled' ? ['working', 'input_required'] : ['working'])
        .set({
          status: outcome.status,
          updated_at: now,
          input_requests: json({}),
          ...(outcome.status === 'completed' ? { result: json(outcome.result) } : {}),
          ...(outcome.status === 'failed' ? { error: json(outcome.error) } : {}),
        })
        .execute();
    },
    async note(id, message) {
      await working([id]).set({ message, updated_at: now }).execute();
    },
    async renew(ids) {
      if (ids.length === 0) return [];
      const rows = await working(ids).set({ lease_until: lease }).returning('id').execute();
      return rows.map((row) => row.id);
    },
  };
}

const json = (value: unknown) => JSON.stringify(value) as never;

/** A task whose time is over ends when somebody asks for it. */
async function giveUp(tables: ReturnType<typeof tasksOf>, id: string): Promise<void> {
  for (const [status, error] of [['working', LOST] as const, ['input_required', UNANSWERED] as const]) {
    await tables
      .updateTable('tasks')
      .set({ status: 'failed', error: json(error), input_requests: json({}), updated_at: now })
      .where(sql<string>`id::text`, '=', id)
      .where('status', '=', status)
      .where(sql<boolean>`lease_until < now()`)
      .execute();
  }
}

/** Undefined when somebody else has answered meanwhile: then it is to be looked at again. */
function answered(
  tables: ReturnType<typeof tasksOf>,
  task: StoredTask,
  taken: Record<string, unknown>,
): Promise<StoredTask | undefined> {
  const open = Object.fromEntries(
    Object.entries(task.input_requests).filter(([key]) => !Object.hasOwn(taken, key)),
  );
  const last = Object.keys(open).length === 0;
  return tables
    .updateTable('tasks')
    .set({
      input_requests: json(open),
      input_responses: json({ ...task.input_responses, ...taken }),
      updated_at: now,
      ...(last ? { status: 'working' as const, lease_until: lease } : {}),
    })
    .where('id', '=', task.id)
    .where('status', '=', 'input_required')
    .where('input_requests', '=', json(task.input_requests))
    .returningAll()
    .executeTakeFirst();
}
