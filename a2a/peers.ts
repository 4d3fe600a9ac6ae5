import type { Database } from '@parley/platform/database';
import { isParleyError, ParleyError } from '@parley/platform/errors';
import { migrate } from '@parley/platform/migrate';
import { type AddressRules, vetAddress } from '@parley/platform/public-address';
import { withTimeout } from '@parley/platform/resilience';
import { createStreamingSafeFetch } from '@parley/platform/safe-fetch';
import { endpointOf, type FetchedCard, fetchCard } from './client/card-reader.ts';
import { readCatalog } from './peers/catalog.ts';
import { createMeasurements, type Measurements } from './peers/measurements.ts';
import { peerMigrations } from './peers/migrations.ts';
import { type Believed, believeCard, type Pin } from './peers/trust.ts';
import { explainUnreachable } from './peers/unreachable.ts';

/** An agent of another maker, as it was added. */
export interface Peer {
  url: string;
  /** Thumbprints of the keys that may sign its card; empty when it never was signed. */
  keys: string[];
  /** Why its card is not believed any more; until somebody confirms it. */
  refused?: string;
}

export interface NewPeer {
  url: string;
  addedBy: string;
  /** Thumbprint of the key that must have signed its card (RFC 7638, SHA-256). */
  thumbprint?: string | undefined;
  signal: AbortSignal;
}

/** Agents of other makers that were added while we run; kept in PostgreSQL, so that every process knows them. */
export interface Peers {
  list(): Promise<Peer[]>;
  /** Where agents are at this address: those of its catalogue, else the one with a card there. */
  discover(url: string, signal: AbortSignal): Promise<string[]>;
  /** Reads the card first: what can't be spoken to is refused. */
  add(peer: NewPeer): Promise<void>;
  /** Whether there was one. */
  remove(url: string): Promise<boolean>;
  /** Believes the card that is there now, by whomever it is signed. */
  confirm(peer: Omit<NewPeer, 'addedBy'>): Promise<void>;
  /** Reads a peer's card and looks who signed it; throws `forbidden` when it is not to be believed. */
  readCard(url: string, options: { etag?: string | undefined; signal: AbortSignal }): Promise<FetchedCard>;
  /** The way to their addresses, which come from outside. */
  fetch: typeof fetch;
  /** How agents did, these and our own. */
  measurements: Measurements;
}

const MOST_PEERS = 100;
const CARD_TIMEOUT_MS = 5_000;
/** Heartbeats of our own kind come every 15 s; others may be slower. */
const LIMITS = { idleMs: 120_000, maxBytes: 64 * 1024 * 1024 };

export async function createPeers(options: { database: Database; rules: AddressRules }): Promise<Peers> {
  const { database, rules } = options;
  await migrate(database, { schema: 'peers', migrations: peerMigrations });
  const guarded = createStreamingSafeFetch(rules, LIMITS);
  const rows = peerRows(database);
  const first = (peer: Pick<NewPeer, 'url' | 'thumbprint' | 'signal'>) =>
    readBelieved({ ...peer, pins: [], fetch: guarded });
  return {
    fetch: guarded,
    measurements: createMeasurements(database),
    list: rows.list,
    async discover(url, signal) {
      try {
        // The readings refuse the same; here the caller learns why.
        await vetAddress(url, rules);
        const read = (limit: AbortSignal) => readCatalog(url, { fetch: guarded, signal: limit });
        return (await withTimeout(CARD_TIMEOUT_MS, read, signal)) ?? [url.replace(/\/+$/, '')];
      } catch (error) {
        throw explainUnreachable(error, url);
      }
    },
    async add(peer) {
      await vetAddress(peer.url, rules);
      const { pins } = await first(peer).catch((error: unknown) => {
        throw explainUnreachable(error, peer.url);
      });
      await rows.insert(peer, pins);
    },
    remove: rows.remove,
    async confirm(peer) {
      const { pins } = await first(peer);
      await rows.trust(peer.url, pins);
    },
    async readCard(url, { etag, signal }) {
      const peer = await rows.find(url);
      if (peer.refused !== null) throw new ParleyError('forbidden', peer.refused);
      try {
        const { fetched, pins } = await readBelieved({ url, etag, pins: peer.pins, fetch: guarded, signal });
        if (pins && namesOf(pins) !== namesOf(peer.pins)) await rows.trust(url, pins);
        return fetched;
      } catch (error) {
        if (isParleyError(error, 'forbidden')) await rows.refuse(url, error.message);
        throw error;
      }
    },
  };
}

function namesOf(pins: readonly Pin[] | undefined): string {
  return (pins ?? []).map(({ thumbprint }) => thumbprint).join(' ');
}

interface Reading {
  url: string;
  pins: readonly Pin[];
  thumbprint?: string | undefined;
  etag?: string | undefined;
  fetch: typeof fetch;
  signal: AbortSignal;
}

async function readBelieved(reading: Reading): Promise<{ fetched: FetchedCard; pins: Pin[] | undefined }> {
  let believed: Believed | undefined;
  const fetched = await fetchCard({
    ...reading,
    timeoutMs: CARD_TIMEOUT_MS,
    async believe(card, signal) {
      believed = await believeCard(card, { ...reading, signal });
      return believed.card;
    },
  });
  if (fetched.card) endpointOf(fetched.card, reading.url);
  return { fetched, pins: believed?.pins };
}

interface PeerRow {
  url: string;
  pins: Pin[];
  refused: string | null;
}

function peerRows({ pool }: Database) {
  return {
    async list(): Promise<Peer[]> {
      const { rows } = await pool.query<PeerRow>(
        'select url, pins, refused from peers.peer order by added_at, url',
      );
      return rows.map(({ url, pins, refused }) => ({
        url,
        keys: pins.map(({ thumbprint }) => thumbprint),
        ...(refused === null ? {} : { refused }),
      }));
    },
    async find(url: string): Promise<PeerRow> {
      const { rows } = await pool.query<PeerRow>('select url, pins, refused from peers.peer where url = $1', [
        url,
      ]);
      if (!rows[0]) throw new ParleyError('not_found', 'This agent was removed.');
      return rows[0];
    },
    async insert({ url, addedBy }: NewPeer, pins: Pin[] | undefined): Promise<void> {
      const { rowCount } = await pool.query(
        `insert into peers.peer (url, added_by, pins) select $1, $2, $4
         where (select count(*) from peers.peer) < $3 on conflict (url) do nothing`,
        [url, addedBy, MOST_PEERS, JSON.stringify(pins ?? [])],
      );
      if (rowCount === 1) return;
      throw new ParleyError('conflict', `This agent is there already, or there are ${MOST_PEERS} of them.`);
    },
    async trust(url: string, pins: Pin[] | undefined): Promise<void> {
      await pool.query('update peers.peer set pins = $2, refused = null where url = $1', [
        url,
        JSON.stringify(pins ?? []),
      ]);
    },
    async refuse(url: string, reason: string): Promise<void> {
      await pool.query('update peers.peer set refused = $2 where url = $1', [url, reason]);
    },
    async remove(url: string): Promise<boolean> {
      const { rowCount } = await pool.query('delete from peers.peer where url = $1', [url]);
      return rowCount === 1;
    },
  };
}
