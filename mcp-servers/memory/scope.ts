import { type RawBuilder, sql } from 'kysely';
import type { Kind } from './schema.ts';

/** Which of an owner's memories are meant; what is undefined does not narrow. */
export interface MemoryScope {
  /** From the caller's identity, never from arguments. */
  owner: string;
  threadId?: string | undefined;
  agent?: string | undefined;
  kind?: Kind | undefined;
}

/** Not expired, by the database's clock: processes need not agree on the time. */
export const LIVE = sql<boolean>`(expires_at is null or expires_at > now())`;

/** The condition of every statement on memories: its owner first, then what narrows. */
export function within({ owner, threadId, agent, kind }: MemoryScope): RawBuilder<boolean> {
  const conditions = [
    sql`owner = ${owner}`,
    LIVE,
    ...(threadId === undefined ? [] : [sql`thread_id = ${threadId}`]),
    ...(agent === undefined ? [] : [sql`agent = ${agent}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
