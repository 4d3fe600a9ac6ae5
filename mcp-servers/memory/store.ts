import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Kind, tablesOf } from './schema.ts';
import { LIVE, type MemoryScope, within } from './scope.ts';
import { type Writer, write } from './writing.ts';

/** Of one owner; room for years of use, and small enough to search all of it at once. */
export const MAX_MEMORIES = 10_000;
export const MAX_TAGS = 10;
const LISTED = 50;
const EXCERPT = 160;
const KEPT_OPERATIONS = '7 days';

export interface NewMemory {
  owner: string;
  text: string;
  kind?: Kind | undefined;
  threadId?: string | undefined;
  agent?: string | undefined;
  tags: string[];
  ttlDays?: number | undefined;
}

/** What identifies a request that may be repeated, and how it is given up. */
export interface CallOptions {
  operationKey: string | undefined;
  signal: AbortSignal;
}

const remembered = z.object({
  memory_id: z.string(),
  created: z.boolean(),
  kind: z.string(),
  tags: z.array(z.string()),
  expires_at: z.string().nullable(),
});
export type Remembered = z.output<typeof remembered>;

const removedMemory = z.object({
  memory_id: z.string(),
  kind: z.string(),
  thread_id: z.string().nullable(),
  agent: z.string().nullable(),
});
const forgotten = z.object({ removed: z.number(), memories: z.array(removedMemory) });
export interface Forgotten {
  removed: number;
  /** The first of them; the beginning of the text is there at the first call only. */
  memories: (z.output<typeof removedMemory> & { text?: string })[];
}

const STORED_PART = ['kind', 'tags', 'expires_at'] as const;
type StoredPart = { kind: Kind; tags: string[]; expires_at: Date | null };

export interface ForgetRequest extends MemoryScope {
  memoryId?: string | undefined;
  /** Only those that have every one of these words. */
  words?: string[] | undefined;
}

export interface MemoryStore {
  remember(memory: NewMemory, options: CallOptions): Promise<Remembered>;
  forget(request: ForgetRequest, options: CallOptions): Promise<Forgotten>;
  /** Deletes what has expired, and operations that nobody will repeat any more. */
  prune(): Promise<void>;
}

export function createMemoryStore(database: Database): MemoryStore {
  return {
    remember: (memory, { operationKey, signal }) =>
      write(database, {
        owner: memory.owner,
        key: operationKey,
        tool: 'remember',
        args: memory,
        result: remembered,
        signal,
        work: (writer) => add(writer, memory),
      }),
    forget: (request, { operationKey, signal }) =>
      write<Forgotten>(database, {
        owner: request.owner,
        key: operationKey,
        tool: 'forget',
        args: request,
        result: forgotten,
        signal,
        work: (writer) => remove(writer, request),
      }),
    async prune() {
      const tables = tablesOf(database);
      await tables.deleteFrom('memories').where(sql<boolean>`expires_at <= now()`).execute();
      await tables
        .deleteFrom('operations')
        .where(sql<boolean>`done_at < now() - ${sql.lit(KEPT_OPERATIONS)}::interval`)
        .execute();
    },
  };
}

/** White space does not make another memory; a thread or an agent of its own does. */
export function memoryIdOf({ owner, threadId = '', agent = '', text }: NewMemory): string {
  return stableId('memory', owner, threadId, agent, text.replace(/\s+/g, ' '));
}

async function add(writer: Writer, memory: NewMemory): Promise<Remembered> {
  const { owner } = memory;
  const id = memoryIdOf(memory);
  await writer.deleteFrom('memories').where('owner', '=', owner).where(sql<boolean>`not ${LIVE}`).execute();
  const known = await writer.selectFrom('memories').select('tags').where('id', '=', id).executeTakeFirst();
  const row = known
    ? await refresh(writer, { id, known: known.tags, ...memory })
    : await insert(writer, { id, ...memory });
  const expires = row.expires_at?.toISOString() ?? null;
  return { memory_id: id, created: !known, kind: row.kind, tags: row.tags, expires_at: expires };
}

async function insert(writer: Writer, memory: NewMemory & { id: string }): Promise<StoredPart> {
  const { id, owner, kind = 'note', threadId = null, agent = null, text, tags, ttlDays } = memory;
  const { count } = await writer
    .selectFrom('memories')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow();
  if (count >= MAX_MEMORIES) throw full();
  const row = { id, owner, kind, thread_id: threadId, agent, text, tags: [...new Set(tags)] };
  return writer
    .insertInto('memories')
    .values({ ...row, expires_at: inDays(ttlDays) })
    .returning(STORED_PART)
    .executeTakeFirstOrThrow();
}

/** A repeated memory gets its kind when one is given, the new tags, and the newest word on how long it lasts. */
function refresh(
  writer: Writer,
  { id, known, kind, tags, ttlDays }: NewMemory & { id: string; known: string[] },
): Promise<StoredPart> {
  return writer
    .updateTable('memories')
    .set({
      ...(kind ? { kind } : {}),
      tags: [...new Set([...known, ...tags])].slice(0, MAX_TAGS),
      expires_at: inDays(ttlDays),
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .returning(STORED_PART)
    .executeTakeFirstOrThrow();
}

function inDays(days: number | undefined) {
  return days === undefined ? null : sql<Date>`now() + make_interval(days => ${days})`;
}

async function remove(writer: Writer, request: ForgetRequest): Promise<Forgotten> {
  const { memoryId, words } = request;
  const rows = await writer
    .deleteFrom('memories')
    .where(within(request))
    .$if(memoryId !== undefined, (qb) => qb.where('id', '=', memoryId ?? ''))
    .$if(words !== undefined, (qb) => qb.where(hasAll(words ?? [])))
    .returning(['id', 'kind', 'thread_id', 'agent', 'text'])
    .execute();
  return {
    removed: rows.length,
    memories: rows.slice(0, LISTED).map(({ id, text, ...rest }) => ({
      memory_id: id,
      ...rest,
      text: text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text,
    })),
  };
}

/** Each word as a stem or as it is; words that say nothing by themselves ("the") are not asked for. */
function hasAll(words: string[]) {
  return sql<boolean>`(
    with word as (
      select plainto_tsquery('english', w) as english, plainto_tsquery('simple', w) as literal
      from unnest(${words}::text[]) as t(w)
    ), term as (
      select english || literal as q from word
      where numnode(english) > 0 or not exists (select from word where numnode(english) > 0)
    )
    select coalesce(bool_and(lexemes @@ q), false) from term)`;
}

function full(): ParleyError {
  return new ParleyError('limit_reached', `At most ${MAX_MEMORIES} memories are kept for one owner.`, {
    hint: 'Forget what is no longer needed, for example a whole thread, or give new notes a ttl_days.',
  });
}
