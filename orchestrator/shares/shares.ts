import { randomBytes } from 'node:crypto';
import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { sha256 } from '@parley/platform/json';
import { type Selectable, sql } from 'kysely';
import type { Share, Shared, SharedTurn } from '../api-shares.ts';
import { migrateShares, type SharesTable, tablesOf } from './tables.ts';

export interface NewSnapshot {
  owner: string;
  title: string;
  runId: string | undefined;
  threadId: string;
  withSources: boolean;
  turns: readonly SharedTurn[];
  days: number;
}

/** Conversations that were shared by a link: kept as they were then, read by whoever has the token. */
export interface Shares {
  /** Makes the table. */
  begin(): Promise<void>;
  /** The token is given here and never again. */
  add(snapshot: NewSnapshot): Promise<{ share: Share; token: string }>;
  list(owner: string): Promise<Share[]>;
  /** Whether there was one. */
  remove(owner: string, id: string): Promise<boolean>;
  /** Revokes all links to a conversation. */
  removeThread(owner: string, threadId: string): Promise<void>;
  open(token: string): Promise<Shared | undefined>;
}

const MOST = 200;
const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;
const LISTED = [
  'id',
  'title',
  'run_id',
  'thread_id',
  'with_sources',
  'expires_at',
  'created_at',
] as const satisfies (keyof SharesTable)[];

export function createShares(database: Database): Shares {
  const tables = tablesOf(database);
  return {
    begin: () => migrateShares(database),
    async add({ owner, title, runId, threadId, withSources, turns, days }) {
      await tables.deleteFrom('shares').where('expires_at', '<', new Date()).execute();
      const counted = tables.selectFrom('shares').select(({ fn }) => fn.countAll<string>().as('n'));
      const { n } = await counted.where('owner', '=', owner).executeTakeFirstOrThrow();
      if (Number(n) >= MOST) {
        throw new ParleyError('limit_reached', `${MOST} links are open already.`, {
          hint: 'Revoke one first.',
        });
      }
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const row = await tables
        .insertInto('shares')
        .values({
          id: newId(),
          owner,
          token_hash: sha256(token),
          title,
          run_id: runId ?? null,
          thread_id: threadId,
          with_sources: withSources,
          turns: JSON.stringify(turns) as unknown as SharedTurn[],
          expires_at: new Date(Date.now() + days * DAY_MS),
        })
        .returning(LISTED)
        .executeTakeFirstOrThrow();
      return { share: toShare({ ...row, count: turns.length }), token };
    },
    async list(owner) {
      const count = sql<number>`jsonb_array_length(turns)`.as('count');
      const mine = tables.selectFrom('shares').select(LISTED).select(count).where('owner', '=', owner);
      const rows = await mine.where('expires_at', '>', new Date()).orderBy('id', 'desc').execute();
      return rows.map(toShare);
    },
    async remove(owner, id) {
      const removed = tables.deleteFrom('shares').where('owner', '=', owner).where('id', '=', id);
      const { numDeletedRows } = await removed.executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async removeThread(owner, threadId) {
      await tables
        .deleteFrom('shares')
        .where('owner', '=', owner)
        .where('thread_id', '=', threadId)
        .execute();
    },
    async open(token) {
      const found = tables.selectFrom('shares').selectAll().where('token_hash', '=', sha256(token));
      const row = await found.where('expires_at', '>', new Date()).executeTakeFirst();
      if (!row) return undefined;
      const { title, turns, created_at, expires_at } = row;
      return { title, turns, sharedAt: created_at.toISOString(), expiresAt: expires_at.toISOString() };
    },
  };
}

function toShare(row: Pick<Selectable<SharesTable>, (typeof LISTED)[number]> & { count: number }): Share {
  return {
    id: row.id,
    title: row.title,
    runId: row.run_id,
    threadId: row.thread_id,
    turns: row.count,
    withSources: row.with_sources,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
