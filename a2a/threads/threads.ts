import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import { type A2ADb, dbOf } from '../store/rows.ts';
import { migrateA2A } from '../store.ts';
import type { TaskState } from '../task-types.ts';
import { forgetThread } from './forget.ts';
import { listThreads } from './list.ts';
import { migrateThreads } from './tables.ts';

/** A conversation: the tasks of one context, and what its owner noted about it. */
export interface Thread {
  threadId: string;
  /** What the owner calls it. */
  title: string | null;
  /** What was asked first. */
  firstQuery: string;
  pinned: boolean;
  archived: boolean;
  runs: number;
  latest: { runId: string; state: TaskState; query: string; createdAt: string; updatedAt: string };
}

export interface ThreadQuery {
  owner: string;
  threadId?: string | undefined;
  /** All of these words, in its title, questions or answers. */
  search?: string | undefined;
  archived?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface ThreadPage {
  /** Pinned ones first, then the one with the newest task. */
  threads: Thread[];
  next: string | null;
  /** How many there are in the archive. */
  archived: number;
}

export interface ThreadNote {
  title?: string | null | undefined;
  pinned?: boolean | undefined;
  archived?: boolean | undefined;
}

/** The conversations of an agent's callers: each sees and changes their own. */
export interface Threads {
  /** Makes or updates the tables. */
  begin(): Promise<void>;
  list(query: ThreadQuery): Promise<ThreadPage>;
  /** Throws `not_found` for what is nobody's or somebody else's. */
  note(of: { owner: string; threadId: string }, note: ThreadNote): Promise<Thread>;
  /** Deletes all tasks of it, and everything that they delegated here. Throws `conflict` while one is open. */
  forget(of: { owner: string; threadId: string }): Promise<void>;
}

export interface ThreadsOptions {
  database: Database;
  agent: string;
  /** Deletes what others keep of tasks. */
  onForgotten?: (taskIds: readonly string[]) => Promise<void>;
}

export function createThreads({ database, agent, onForgotten }: ThreadsOptions): Threads {
  const db = dbOf(database);
  return {
    async begin() {
      await migrateA2A(database);
      await migrateThreads(database);
    },
    list: (query) => listThreads(db, agent, query),
    async note(of, note) {
      const known = await one(db, agent, of);
      await write(db, of, { ...known, ...note });
      return one(db, agent, of);
    },
    async forget(of) {
      await one(db, agent, of);
      await forgetThread(db, { ...of, agent }, async (ids) => onForgotten?.(ids));
    },
  };
}

async function one(db: A2ADb, agent: string, of: { owner: string; threadId: string }): Promise<Thread> {
  const { threads } = await listThreads(db, agent, { ...of, limit: 1 });
  const [found] = threads;
  if (found) return found;
  throw new ParleyError('not_found', 'There is no such conversation, or it is not yours.');
}

async function write(db: A2ADb, of: { owner: string; threadId: string }, note: ThreadNote): Promise<void> {
  await sql`
    insert into threads.notes (owner, thread_id, title, pinned, archived)
    values (${of.owner}, ${of.threadId}, ${note.title ?? null}, ${note.pinned ?? false}, ${note.archived ?? false})
    on conflict (owner, thread_id) do update set title = excluded.title, pinned = excluded.pinned,
      archived = excluded.archived, updated_at = clock_timestamp()`.execute(db);
}
