import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import type { ProtocolVersion } from '../protocol/version.ts';
import type { A2ADb } from './rows.ts';

/** Told when a callback was registered: senders without work do not look for it. */
export const PUSH_CHANNEL = 'a2a_push';

/** Where a caller wants to be told of a task, and how. */
export interface PushConfig {
  taskId: string;
  id: string;
  url: string;
  token?: string | undefined;
  scheme?: string | undefined;
  credentials?: string | undefined;
}

export interface NewPushConfig extends PushConfig {
  agent: string;
  /** The version of the protocol in which the caller registered it. */
  version: ProtocolVersion;
  /** Events after this one are delivered. */
  after: number;
}

/** More callbacks than this for one task are a mistake or an attack. */
const MAX_PER_TASK = 10;

/** Registers a callback, or replaces the one of this id: what was delivered stays delivered. */
export async function savePushConfig(db: A2ADb, config: NewPushConfig): Promise<void> {
  const { rows } = await sql`
    with saved as (
      insert into a2a.push_configs (task_id, id, agent, version, url, token, scheme, credentials, delivered_seq)
      select ${config.taskId}, ${config.id}, ${config.agent}, ${config.version}, ${config.url},
        ${config.token ?? null}::text, ${config.scheme ?? null}::text, ${config.credentials ?? null}::text,
        ${config.after}::int
      where (select count(*) from a2a.push_configs
        where task_id = ${config.taskId} and id <> ${config.id}) < ${MAX_PER_TASK}
      on conflict (task_id, id) do update set version = excluded.version, url = excluded.url,
        token = excluded.token, scheme = excluded.scheme, credentials = excluded.credentials,
        failures = 0, first_failed_at = null, dead_at = null, next_attempt_at = clock_timestamp(), done = false
      returning agent
    )
    select pg_notify(${PUSH_CHANNEL}, agent) from saved`.execute(db);
  if (rows.length > 0) return;
  throw new ParleyError('limit_reached', `A task may have ${MAX_PER_TASK} callbacks at most.`);
}

/** What callers may read back: not the secrets. */
export async function readPushConfigs(db: A2ADb, taskId: string): Promise<PushConfig[]> {
  const rows = await db
    .selectFrom('a2a.push_configs')
    .select(['task_id', 'id', 'url', 'scheme'])
    .where('task_id', '=', taskId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    taskId: row.task_id,
    id: row.id,
    url: row.url,
    scheme: row.scheme ?? undefined,
  }));
}

/** Takes a callback away; no further delivery begins. */
export async function deletePushConfig(db: A2ADb, taskId: string, id: string): Promise<void> {
  await db.deleteFrom('a2a.push_configs').where('task_id', '=', taskId).where('id', '=', id).execute();
}

/** A callback with events that it has not got yet, in the hands of one sender. */
export interface DuePush {
  taskId: string;
  contextId: string;
  id: string;
  version: ProtocolVersion;
  url: string;
  token: string | null;
  scheme: string | null;
  credentials: string | null;
  deliveredSeq: number;
  failures: number;
}

/** Longer than one delivery may take: a sender that has died is replaced soon. */
const CLAIM = sql`interval '20 seconds'`;

/** Takes callbacks that are due. A sender that dies gives them back by not coming back. */
export async function takeDuePushes(db: A2ADb, agent: string, limit: number): Promise<DuePush[]> {
  const { rows } = await sql<DuePush>`
    update a2a.push_configs p set claimed_until = clock_timestamp() + ${CLAIM}
    from (
      select c.task_id, c.id, t.context_id from a2a.push_configs c join a2a.tasks t on t.id = c.task_id
      where c.agent = ${agent} and not c.done and c.dead_at is null and c.delivered_seq < t.last_seq
        and c.next_attempt_at <= clock_timestamp()
        and (c.claimed_until is null or c.claimed_until < clock_timestamp())
      order by c.next_attempt_at limit ${limit} for update of c skip locked
    ) due
    where p.task_id = due.task_id and p.id = due.id
    returning p.task_id as "taskId", due.context_id as "contextId", p.id, p.version, p.url, p.token,
      p.scheme, p.credentials, p.delivered_seq as "deliveredSeq", p.failures`.execute(db);
  return rows;
}

/** Writes down that the event was delivered. False when the callback has been taken away meanwhile. */
export async function markDelivered(
  db: A2ADb,
  push: Pick<DuePush, 'taskId' | 'id'>,
  event: { seq: number; last: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update a2a.push_configs set delivered_seq = ${event.seq}, failures = 0, first_failed_at = null,
      last_error = null, done = ${event.last}, claimed_until = clock_timestamp() + ${CLAIM}
    where task_id = ${push.taskId} and id = ${push.id} and dead_at is null`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Gives the callback back: to be looked at as soon as there is more to tell. */
export async function releasePush(db: A2ADb, push: Pick<DuePush, 'taskId' | 'id'>): Promise<void> {
  await sql`
    update a2a.push_configs set claimed_until = null
    where task_id = ${push.taskId} and id = ${push.id}`.execute(db);
}

/** How long a receiver may be away before its callback goes to the dead letters. */
const GIVE_UP = sql`interval '24 hours'`;

/** Tries again later, and gives up after a day of failures in a row. */
export async function postponePush(
  db: A2ADb,
  push: Pick<DuePush, 'taskId' | 'id'>,
  failure: { delayMs: number; error: string },
): Promise<void> {
  await sql`
    update a2a.push_configs set failures = failures + 1, last_error = ${failure.error}, claimed_until = null,
      first_failed_at = coalesce(first_failed_at, clock_timestamp()),
      next_attempt_at = clock_timestamp() + ${failure.delayMs} * interval '1 millisecond',
      dead_at = case when first_failed_at < clock_timestamp() - ${GIVE_UP} then clock_timestamp() end
    where task_id = ${push.taskId} and id = ${push.id}`.execute(db);
}

/** How many callbacks of an agent may still have something to get. */
export async function countOpenPushes(db: A2ADb, agent: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from a2a.push_configs where agent = ${agent} and not done and dead_at is null limit 1000
    ) open`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface DeadPush {
  taskId: string;
  id: string;
  url: string;
  deliveredSeq: number;
  failures: number;
  error: string | null;
  deadAt: Date;
}

/** The callbacks that were given up, the latest first. */
export async function readDeadPushes(db: A2ADb, agent: string, limit: number): Promise<DeadPush[]> {
  const { rows } = await sql<DeadPush>`
    select task_id as "taskId", id, url, delivered_seq as "deliveredSeq", failures, last_error as error,
      dead_at as "deadAt"
    from a2a.push_configs where agent = ${agent} and dead_at is not null
    order by dead_at desc limit ${limit}`.execute(db);
  return rows;
}
