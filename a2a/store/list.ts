import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import { z } from 'zod';
import type { TaskState } from '../task-types.ts';
import type { A2ADb, StoredTask } from './rows.ts';

export interface ListQuery {
  agent: string;
  owner: string;
  contextId?: string | undefined;
  state?: TaskState | undefined;
  /** At or after this time. */
  statusSince?: Date | undefined;
  pageSize: number;
  pageToken?: string | undefined;
}

export interface ListPage {
  tasks: StoredTask[];
  /** Empty at the end. */
  nextPageToken: string;
  totalSize: number;
}

/** Where a listing stands: it goes on as of the time of its first page. */
const cursorSchema = z.object({ asOf: z.iso.datetime(), at: z.iso.datetime(), id: z.string().min(1) });
type Cursor = z.infer<typeof cursorSchema>;

function encode(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decode(token: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch (cause) {
    const issues = [{ path: 'pageToken', message: 'is not a token of this service' }];
    throw new ParleyError('invalid_input', 'pageToken is not valid.', { issues, cause });
  }
}

type Placed = StoredTask & { place: Date };

/**
 * The caller's tasks, the last changed first. A task that changes while the caller pages keeps the
 * place that it had when the first page was read: it is neither missed nor shown twice.
 */
export async function listTasks(db: A2ADb, query: ListQuery): Promise<ListPage> {
  const cursor = query.pageToken ? decode(query.pageToken) : undefined;
  const asOf = cursor?.asOf ?? (await databaseTime(db));
  const [rows, totalSize] = await Promise.all([
    readPage(db, query, { asOf, from: cursor }),
    countTasks(db, query),
  ]);
  const tasks = rows.slice(0, query.pageSize);
  const last = tasks.at(-1);
  const more = rows.length > query.pageSize && last;
  const nextPageToken = more ? encode({ asOf, at: last.place.toISOString(), id: last.id }) : '';
  return { tasks, nextPageToken, totalSize };
}

async function databaseTime(db: A2ADb): Promise<string> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp()::timestamptz(3) as at`.execute(db);
  return (rows[0] as { at: Date }).at.toISOString();
}

function matches(query: ListQuery) {
  const { contextId, state, statusSince } = query;
  return sql`t.agent = ${query.agent} and t.owner = ${query.owner}
    ${contextId === undefined ? sql`` : sql`and t.context_id = ${contextId}`}
    ${state === undefined ? sql`` : sql`and t.state = ${state}`}
    ${statusSince === undefined ? sql`` : sql`and t.status_at >= ${statusSince}`}`;
}

/** Unchanged tasks come straight from the index; the few that changed since are put back into their place. */
async function readPage(
  db: A2ADb,
  query: ListQuery,
  place: { asOf: string; from: Cursor | undefined },
): Promise<Placed[]> {
  const { asOf, from } = place;
  const below = from ? sql`(place, id) < (${from.at}::timestamptz, ${from.id})` : sql`true`;
  const belowStill = from ? sql`(t.status_at, t.id) < (${from.at}::timestamptz, ${from.id})` : sql`true`;
  const limit = query.pageSize + 1;
  const { rows } = await sql<Placed>`
    select * from (
      (select t.*, t.status_at as place from a2a.tasks t
        where ${matches(query)} and t.status_at <= ${asOf}::timestamptz and ${belowStill}
        order by t.status_at desc, t.id desc limit ${limit})
      union all
      (select t.*, (select max(e.at) from a2a.task_events e
          where e.task_id = t.id and e.state is not null and e.at <= ${asOf}::timestamptz) as place
        from a2a.tasks t
        where ${matches(query)} and t.status_at > ${asOf}::timestamptz
          and t.created_at <= ${asOf}::timestamptz)
    ) tasks
    where ${below} order by place desc, id desc limit ${limit}`.execute(db);
  return rows;
}

async function countTasks(db: A2ADb, query: ListQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from a2a.tasks t where ${matches(query)}`.execute(db);
  return rows[0]?.n ?? 0;
}
