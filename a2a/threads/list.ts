import { ParleyError } from '@parley/platform/errors';
import { sql } from 'kysely';
import { z } from 'zod';
import type { A2ADb } from '../store/rows.ts';
import { type Message, type TaskState, textOf } from '../task-types.ts';
import type { Thread, ThreadPage, ThreadQuery } from './threads.ts';

interface Row {
  thread_id: string;
  title: string | null;
  pinned: boolean;
  archived: boolean;
  runs: number;
  first_message: Message;
  latest: string;
  message: Message;
  state: TaskState;
  created_at: Date;
  status_at: Date;
}

/** Where a listing stands: the last thread that was told. */
const cursorSchema = z.object({ pinned: z.boolean(), latest: z.string().min(1) });
type Cursor = z.infer<typeof cursorSchema>;

/** The text of a message, as SQL. */
const questionOf = (table: string) =>
  sql`(select string_agg(p ->> 'text', '') from jsonb_array_elements(${sql.ref(`${table}.message`)} -> 'parts') p)`;
const ANSWER = sql`jsonb_path_query_array(t.artifacts, '$[*] ? (@.artifactId == "answer").parts[*].text')::text`;

/** Ids of tasks are in the order of their making, so that the greatest is the newest. */
export async function listThreads(db: A2ADb, agent: string, query: ThreadQuery): Promise<ThreadPage> {
  const { owner, threadId, archived, limit } = query;
  const from = query.cursor === undefined ? undefined : decode(query.cursor);
  const { rows } = await sql<Row>`
    with mine as (
      select t.context_id, max(t.id) as latest, min(t.id) as first, count(*)::int as runs from a2a.tasks t
      where t.agent = ${agent} and t.owner = ${owner}
        and (${threadId ?? null}::text is null or t.context_id = ${threadId ?? null})
      group by t.context_id
    ), noted as (
      select mine.*, n.title, coalesce(n.pinned, false) as pinned, coalesce(n.archived, false) as archived
      from mine left join threads.notes n on n.owner = ${owner} and n.thread_id = mine.context_id
    )
    select noted.context_id as thread_id, noted.title, noted.pinned, noted.archived, noted.runs, noted.latest,
      f.message as first_message, m.message, t.state, t.created_at, t.status_at
    from noted join a2a.tasks t on t.id = noted.latest
      join a2a.task_messages m on m.task_id = noted.latest and m.ord = 1
      join a2a.task_messages f on f.task_id = noted.first and f.ord = 1
    where (${archived ?? null}::boolean is null or noted.archived = ${archived ?? null})
      and (${from === undefined} or (noted.pinned, noted.latest) < (${from?.pinned ?? false}, ${from?.latest ?? ''}))
      and ${holdsAll(wordsOf(query.search), agent, owner)}
    order by noted.pinned desc, noted.latest desc limit ${limit + 1}`.execute(db);
  const threads = rows.slice(0, limit);
  const last = threads.at(-1);
  return {
    threads: threads.map(toThread),
    next: rows.length > limit && last ? encode(last) : null,
    archived: await countArchived(db, agent, owner),
  };
}

function wordsOf(search: string | undefined): string[] {
  return (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

/** Each word is in the title, or in a question or answer. */
function holdsAll(words: readonly string[], agent: string, owner: string) {
  if (words.length === 0) return sql`true`;
  return sql`not exists (
    select from unnest(${words}::text[]) as word
    where strpos(lower(coalesce(noted.title, '')), word) = 0 and not exists (
      select from a2a.tasks t join a2a.task_messages q on q.task_id = t.id and q.ord = 1
      where t.agent = ${agent} and t.owner = ${owner} and t.context_id = noted.context_id
        and (strpos(lower(${questionOf('q')}), word) > 0 or strpos(lower(${ANSWER}), word) > 0)
    )
  )`;
}

async function countArchived(db: A2ADb, agent: string, owner: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from threads.notes n where n.owner = ${owner} and n.archived and exists (
      select from a2a.tasks t where t.context_id = n.thread_id and t.agent = ${agent} and t.owner = ${owner}
    )`.execute(db);
  return rows[0]?.n ?? 0;
}

function toThread(row: Row): Thread {
  return {
    threadId: row.thread_id,
    title: row.title,
    firstQuery: textOf(row.first_message.parts),
    pinned: row.pinned,
    archived: row.archived,
    runs: row.runs,
    latest: {
      runId: row.latest,
      state: row.state,
      query: textOf(row.message.parts),
      createdAt: row.created_at.toISOString(),
      updatedAt: row.status_at.toISOString(),
    },
  };
}

function encode({ pinned, latest }: Cursor): string {
  return Buffer.from(JSON.stringify({ pinned, latest })).toString('base64url');
}

function decode(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    const issues = [{ path: 'cursor', message: 'is not a cursor of this service' }];
    throw new ParleyError('invalid_input', 'The cursor is not valid.', { issues, cause });
  }
}
