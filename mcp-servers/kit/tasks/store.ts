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

/** The tasks of one server; the same in all of its processes. */
export interface TaskStore {
  create(owner: string, tool: string): Promise<StoredTask>;
  /** A task of this owner; undefined also for one of somebody else. */
  get(id: string, owner: string): Promise<StoredTask | undefined>;
  /** Ends a task that works; the outcome of an ended one never changes. */
  end(id: string, outcome: Outcome): Promise<void>;
  note(id: string, message: string): Promise<void>;
  /** Says that these are still worked on, and returns those that still are to be. */
  renew(ids: readonly string[]): Promise<string[]>;
}

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
  return {
    async create(owner, tool) {
      await tables.deleteFrom('tasks').where(sql<boolean>`expires_at < now()`).execute();
      return tables
        .insertInto('tasks')
        .values({
          id: newId(),
          server,
          owner,
          tool,
          status: 'working',
          lease_until: lease,
          expires_at: sql<Date>`now() + ${TTL_MS} * interval '1 ms'`,
          created_at: now,
          updated_at: now,
        } as never)
        .returningAll()
        .executeTakeFirstOrThrow();
    },
    async get(id, owner) {
      await tables
        .updateTable('tasks')
        .set({ status: 'failed', error: JSON.stringify(LOST) as never, updated_at: now })
        .where(sql<string>`id::text`, '=', id)
        .where('status', '=', 'working')
        .where(sql<boolean>`lease_until < now()`)
        .execute();
      return tables
        .selectFrom('tasks')
        .selectAll()
        .where(sql<string>`id::text`, '=', id)
        .where('owner', '=', owner)
        .where('server', '=', server)
        .where(sql<boolean>`expires_at > now()`)
        .executeTakeFirst();
    },
    async end(id, outcome) {
      const json = (value: unknown) => JSON.stringify(value) as never;
      await working([id])
        .set({
          status: outcome.status,
          updated_at: now,
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
