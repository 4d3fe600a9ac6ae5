import type { Database } from '@parley/platform/database';
import type { DeadLetter, LetterRef, LetterSource } from '@parley/platform/jobs';
import { sql } from 'kysely';
import { z } from 'zod';
import { PUSH_CHANNEL } from '../store/push.ts';
import { type RootTask, rootsOf } from '../store/roots.ts';
import { type A2ADb, dbOf } from '../store/rows.ts';

export interface CallbackLettersOptions {
  database: Database;
  workflowOf: (root: RootTask | undefined) => string | null;
}

/** Callbacks that were given up: their receiver was away for too long. */
export function createCallbackLetters({ database, workflowOf }: CallbackLettersOptions): LetterSource {
  const db = dbOf(database);
  return {
    kind: 'callback',
    async list({ owner, limit }) {
      const rows = await readDead(db, owner, limit);
      const roots = await rootsOf(
        db,
        rows.map(({ taskId }) => taskId),
      );
      return rows.map((row) => toLetter(row, roots.get(row.taskId), workflowOf));
    },
    async retry(letter) {
      const named = nameOf(letter);
      return named && (await revive(db, named));
    },
    async discard(letter) {
      const named = nameOf(letter);
      return named !== undefined && (await drop(db, named));
    },
  };
}

interface Row {
  taskId: string;
  id: string;
  agent: string;
  owner: string;
  url: string;
  error: string | null;
  failures: number;
  deadAt: Date;
  undelivered: number;
}

async function readDead(db: A2ADb, owner: string | undefined, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.task_id as "taskId", p.id, p.agent, t.owner, p.url, p.last_error as error, p.failures,
      p.dead_at as "deadAt", t.last_seq - p.delivered_seq as undelivered
    from a2a.push_configs p join a2a.tasks t on t.id = p.task_id
    where p.dead_at is not null and (${owner ?? null}::text is null or t.owner = ${owner ?? null})
    order by p.dead_at desc limit ${limit}`.execute(db);
  return rows;
}

/** Callers choose the ids of their callbacks, so that they need not fit an address. */
const nameSchema = z.tuple([z.string(), z.string()]);
const idOf = (row: Row): string => Buffer.from(JSON.stringify([row.taskId, row.id])).toString('base64url');

interface Named {
  taskId: string;
  id: string;
  owner: string | undefined;
}

function nameOf({ id: encoded, owner }: LetterRef): Named | undefined {
  try {
    const [taskId, id] = nameSchema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
    return { taskId, id, owner };
  } catch {
    return undefined;
  }
}

function toLetter(
  row: Row,
  root: RootTask | undefined,
  workflowOf: CallbackLettersOptions['workflowOf'],
): DeadLetter {
  const url = URL.parse(row.url);
  return {
    id: idOf(row),
    kind: 'callback',
    queue: row.agent,
    // What follows the path may be a secret.
    title: url ? url.origin + url.pathname : row.url,
    owner: row.owner,
    error: row.error,
    failures: row.failures,
    at: row.deadAt.toISOString(),
    undelivered: row.undelivered,
    final: null,
    runId: root?.id ?? null,
    workflow: workflowOf(root),
  };
}

/** Delivers again from where it stopped; one that lives already is left as it is. */
async function revive(db: A2ADb, { taskId, id, owner }: Named): Promise<{ runId: null } | undefined> {
  const { rows } = await sql`
    with dead as (
      select p.task_id, p.id, p.agent, p.dead_at from a2a.push_configs p join a2a.tasks t on t.id = p.task_id
      where p.task_id = ${taskId} and p.id = ${id} and (${owner ?? null}::text is null or t.owner = ${owner ?? null})
    ), revived as (
      update a2a.push_configs p set failures = 0, first_failed_at = null, dead_at = null, claimed_until = null,
        next_attempt_at = clock_timestamp()
      from dead where p.task_id = dead.task_id and p.id = dead.id and p.dead_at is not null returning p.agent
    ), told as (select pg_notify(${PUSH_CHANNEL}, agent) from revived)
    select dead.id, (select count(*) from told) from dead`.execute(db);
  return rows.length > 0 ? { runId: null } : undefined;
}

async function drop(db: A2ADb, { taskId, id, owner }: Named): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from a2a.push_configs p using a2a.tasks t
    where t.id = p.task_id and p.task_id = ${taskId} and p.id = ${id} and p.dead_at is not null
      and (${owner ?? null}::text is null or t.owner = ${owner ?? null})`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
