import { isParleyError, ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { AgentCard, Skill } from './card-types.ts';
import { endpointOf, fetchCard } from './client/card-reader.ts';
import { bestFirst } from './peers/best.ts';
import { distinct, type Entry, newEntry, toKnown, trim } from './peers/entry.ts';
import type { Measured, Sample } from './peers/measurements.ts';
import { createSlots } from './peers/slots.ts';
import type { Peer, Peers } from './peers.ts';

/** An agent that can be delegated to. */
export interface KnownAgent {
  name: string;
  url: string;
  description: string;
  version: string;
  skills: Skill[];
  maxConcurrentTasks: number;
  /** Not one of our own. */
  remote: boolean;
  /** Whether it answered when it was last asked. */
  healthy: boolean;
  /** For how long it has not answered; missing while it does. */
  absentMs?: number;
  /** Added while we run, so it can be removed, too. */
  added?: boolean;
  /** Thumbprints of the keys that may sign its card, of one that was added. */
  keys?: string[];
  /** Why its card is not believed any more. */
  refused?: string;
  /** How it did lately; missing until it was asked for the first time. */
  measured?: Measured;
}

/** The way to an agent: what a client is made with besides its address. */
export interface Reach {
  fetch?: typeof fetch;
  readCard?: (signal: AbortSignal) => Promise<AgentCard>;
}

export interface RegistryOptions {
  /** Base URLs of our own agents. */
  urls: readonly string[];
  /** Base URLs of other makers' agents. */
  remotes?: readonly string[];
  /** Those that are added and removed while we run. */
  peers?: Pick<Peers, 'list' | 'fetch' | 'readCard' | 'measurements'>;
  logger: Logger;
  fetch?: typeof fetch;
  /** How long a card is taken as fresh; 60 s. */
  ttlMs?: number;
}

export interface Registry {
  /** The agents whose card has been read, the best first: those that answer, and do well. */
  agents(signal?: AbortSignal): Promise<KnownAgent[]>;
  /** Those whose card is not believed any more: nothing is sent to them. */
  refused(signal?: AbortSignal): Promise<KnownAgent[]>;
  /** Those that have this skill, the best first. */
  find(skillId: string, signal?: AbortSignal): Promise<KnownAgent[]>;
  reach(agent: Pick<KnownAgent, 'url' | 'added'>): Reach;
  /** A place among the tasks that another maker's agent takes at once; waits until one is free. */
  slot(
    agent: Pick<KnownAgent, 'url' | 'remote' | 'maxConcurrentTasks'>,
    signal: AbortSignal,
  ): Promise<() => void>;
  /** How a task that was given to an agent went. */
  record(agent: Pick<KnownAgent, 'url'>, sample: Sample): void;
  /** Asks every agent anew. */
  refresh(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const TTL_MS = 60_000;
/** Another process may have added or removed one. */
const PEERS_TTL_MS = 2_000;
/** An agent that did not answer is asked again sooner: it may only have been starting. */
const RETRY_MS = 2_000;
const CARD_TIMEOUT_MS = 5_000;

/** Knows agents by their cards: fetched when asked for, kept with their validator, used on when the agent is away. */
export function createRegistry(options: RegistryOptions): Registry {
  const entries = new Map<string, Entry>();
  const closed = new AbortController();
  const slots = createSlots();
  for (const url of options.urls) entries.set(trim(url), newEntry(url, false));
  for (const url of options.remotes ?? []) {
    if (!entries.has(trim(url))) entries.set(trim(url), newEntry(url, true));
  }

  const update = (entry: Entry): Promise<void> => {
    entry.pending ??= readCard(entry, options, closed.signal).finally(() => {
      entry.pending = undefined;
    });
    return entry.pending;
  };
  const isDue = (entry: Entry): boolean => {
    const ttl = entry.healthy ? (options.ttlMs ?? TTL_MS) : RETRY_MS;
    return performance.now() - entry.checkedAt > ttl;
  };
  const shared: Shared = { entries, measured: new Map() };
  const syncPeers = createPeerSync(shared, options);
  const fresh = async (signal?: AbortSignal): Promise<void> => {
    await syncPeers(PEERS_TTL_MS);
    const due = [...entries.values()].filter(isDue);
    // Who has a card already is used with it; its renewal need not be waited for.
    const missing = due.filter((entry) => !entry.card).map(update);
    for (const entry of due) if (entry.card) void update(entry);
    await abortable(Promise.all(missing), signal);
  };
  const known = async (signal?: AbortSignal): Promise<KnownAgent[]> => {
    await fresh(signal);
    return distinct([...entries.values()].flatMap((entry) => toKnown(entry, shared.measured)));
  };
  const usable = async (signal?: AbortSignal): Promise<KnownAgent[]> =>
    bestFirst((await known(signal)).filter(({ refused }) => refused === undefined));

  return {
    agents: usable,
    async refused(signal) {
      return (await known(signal)).filter(({ refused }) => refused !== undefined);
    },
    async find(skillId, signal) {
      return (await usable(signal)).filter((agent) => agent.skills.some((skill) => skill.id === skillId));
    },
    reach: ({ url, added }) => reachOf(url, added, options),
    slot: (agent, signal) => slots.take(agent, signal),
    record({ url }, sample) {
      const entry = entries.get(trim(url));
      // Whether it is still there is looked at when it is asked for next.
      if (entry && !sample.ok) entry.checkedAt = Number.NEGATIVE_INFINITY;
      void options.peers?.measurements.record(url, sample).catch((error: unknown) => {
        options.logger.warn({ err: toParleyError(error), url }, 'how an agent did could not be kept');
      });
    },
    async refresh(signal) {
      await syncPeers(0);
      await abortable(Promise.all([...entries.values()].map(update)), signal);
    },
    async close() {
      closed.abort();
      await Promise.all([...entries.values()].map((entry) => entry.pending));
    },
  };
}

interface Shared {
  entries: Map<string, Entry>;
  measured: ReadonlyMap<string, Measured>;
}

/** Takes over what the list of peers has become, when it was last looked at longer ago than `ttlMs`. */
function createPeerSync(shared: Shared, { peers, logger }: RegistryOptions) {
  let last: { at: number; done: Promise<void> } = { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() };
  const sync = async (from: NonNullable<RegistryOptions['peers']>): Promise<void> => {
    try {
      takeOver(shared.entries, await from.list());
      shared.measured = await from.measurements.read();
    } catch (error) {
      logger.warn({ err: toParleyError(error) }, 'the list of peers was not readable');
    }
  };
  return (ttlMs: number): Promise<void> => {
    const now = performance.now();
    if (peers && now - last.at >= ttlMs) last = { at: now, done: sync(peers) };
    return last.done;
  };
}

function takeOver(entries: Map<string, Entry>, peers: readonly Peer[]): void {
  const added = new Map(peers.map((peer) => [trim(peer.url), peer]));
  for (const [url, entry] of entries) if (entry.added && !added.has(url)) entries.delete(url);
  for (const [url, { keys, refused }] of added) {
    const entry = entries.get(url) ?? { ...newEntry(url, true), added: true };
    entries.set(url, entry);
    if (!entry.added) continue;
    // Confirmed: whatever was known of its card is of before.
    if (entry.refused !== undefined && refused === undefined)
      Object.assign(entry, { etag: undefined, checkedAt: Number.NEGATIVE_INFINITY });
    Object.assign(entry, { keys, refused });
  }
}

function reachOf(url: string, added: boolean | undefined, { peers, fetch: own }: RegistryOptions): Reach {
  if (!added || !peers) return own ? { fetch: own } : {};
  return {
    fetch: peers.fetch,
    async readCard(signal) {
      const { card } = await peers.readCard(url, { signal });
      if (card) return card;
      throw new ParleyError('upstream_failed', `The agent at ${url} sent no card.`);
    },
  };
}

async function readCard(entry: Entry, options: RegistryOptions, signal: AbortSignal): Promise<void> {
  if (entry.refused !== undefined) return;
  try {
    const etag = entry.card ? entry.etag : undefined;
    const { card, etag: next } = await (entry.added && options.peers
      ? options.peers.readCard(entry.url, { etag, signal })
      : fetchCard({
          url: entry.url,
          fetch: options.fetch ?? fetch,
          timeoutMs: CARD_TIMEOUT_MS,
          signal,
          etag,
        }));
    if (card) {
      // An agent that cannot be spoken to is no candidate.
      endpointOf(card, entry.url);
      entry.card = card;
    }
    entry.etag = next;
    entry.healthy = true;
    entry.absentSince = undefined;
  } catch (error) {
    entry.healthy = false;
    entry.absentSince ??= performance.now();
    // Written down by the reader for all processes; here it counts at once.
    if (entry.added && isParleyError(error, 'forbidden')) entry.refused = error.message;
    if (!signal.aborted) {
      options.logger.warn(
        { err: toParleyError(error), url: entry.url },
        'the card of an agent was not readable',
      );
    }
  } finally {
    entry.checkedAt = performance.now();
  }
}

async function abortable(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) {
    await work;
    return;
  }
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new ParleyError('canceled', 'The search for agents was stopped.'));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
