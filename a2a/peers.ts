import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { migrate } from '@parley/platform/migrate';
import { type AddressRules, vetAddress } from '@parley/platform/public-address';
import { createSafeFetch } from '@parley/platform/safe-fetch';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { endpointOf, fetchCard } from './client/card-reader.ts';

/** Agents of other makers that were added while we run; kept in PostgreSQL, so that every process knows them. */
export interface Peers {
  /** Their base URLs. */
  list(): Promise<string[]>;
  /** Reads the card first: what can't be spoken to is refused. */
  add(peer: { url: string; addedBy: string; signal: AbortSignal }): Promise<void>;
  /** Whether there was one. */
  remove(url: string): Promise<boolean>;
  /** Reads from their addresses, which come from outside. */
  fetch: typeof fetch;
}

const first: Migration = {
  async up(db) {
    await sql`
      create table peers.peer (
        url text primary key,
        added_by text not null,
        added_at timestamptz not null default now()
      )`.execute(db);
  },
  async down(db) {
    await sql`drop table peers.peer`.execute(db);
  },
};

const MOST_PEERS = 100;
const CARD_TIMEOUT_MS = 5_000;
const MAX_CARD_BYTES = 512 * 1024;

export async function createPeers({
  database,
  rules,
}: {
  database: Database;
  rules: AddressRules;
}): Promise<Peers> {
  await migrate(database, { schema: 'peers', migrations: { '001_peer': first } });
  const { pool } = database;
  const guarded = guardedFetch(rules);
  return {
    fetch: guarded,
    async list() {
      const { rows } = await pool.query<{ url: string }>('select url from peers.peer order by added_at, url');
      return rows.map(({ url }) => url);
    },
    async add({ url, addedBy, signal }) {
      // The reading below refuses the same; here the caller learns why.
      await vetAddress(url, rules);
      const { card } = await fetchCard({ url, fetch: guarded, timeoutMs: CARD_TIMEOUT_MS, signal });
      if (card) endpointOf(card, url);
      const { rowCount } = await pool.query(
        `insert into peers.peer (url, added_by) select $1, $2
         where (select count(*) from peers.peer) < $3 on conflict (url) do nothing`,
        [url, addedBy, MOST_PEERS],
      );
      if (rowCount === 0) {
        throw new ParleyError('conflict', `This agent is there already, or there are ${MOST_PEERS} of them.`);
      }
    },
    async remove(url) {
      const { rowCount } = await pool.query('delete from peers.peer where url = $1', [url]);
      return rowCount === 1;
    },
  };
}

/** `fetch` as far as cards need it, to public addresses only, without redirects. */
function guardedFetch(rules: AddressRules): typeof fetch {
  const safeFetch = createSafeFetch(rules);
  return async (input, init) => {
    const { status, body } = await safeFetch(String(input), {
      method: 'GET',
      headers: { accept: 'application/json', 'a2a-version': '1.0' },
      timeoutMs: CARD_TIMEOUT_MS,
      maxBytes: MAX_CARD_BYTES,
      ...(init?.signal ? { signal: init.signal } : {}),
    });
    const hasNoBody = status === 204 || status === 205 || status === 304;
    return new Response(hasNoBody ? null : body, { status });
  };
}
