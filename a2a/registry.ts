import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { AgentCard, Skill } from './card-types.ts';
import { endpointOf, fetchCard } from './client/card-reader.ts';
import type { Peers } from './peers.ts';

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
  /** Added while we run, so it can be removed, too. */
  added?: boolean;
}

export interface RegistryOptions {
  /** Base URLs of our own agents. */
  urls: readonly string[];
  /** Base URLs of other makers' agents. */
  remotes?: readonly string[];
  /** Those that are added and removed while we run. */
  peers?: Pick<Peers, 'list' | 'fetch'>;
  logger: Logger;
  fetch?: typeof fetch;
  /** How long a card is taken as fresh; 60 s. */
  ttlMs?: number;
}

export interface Registry {
  /** The agents whose card has been read, the healthy ones first. */
  agents(signal?: AbortSignal): Promise<KnownAgent[]>;
  /** Those that have this skill. */
  find(skillId: string, signal?: AbortSignal): Promise<KnownAgent[]>;
  /** Asks every agent anew. */
  refresh(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

interface Entry {
  url: string;
  remote: boolean;
  added: boolean;
  card: AgentCard | undefined;
  etag: string | undefined;
  healthy: boolean;
  checkedAt: number;
  /** A fetch on its way; everybody who asks meanwhile waits for it. */
  pending: Promise<void> | undefined;
}

const TTL_MS = 60_000;
/** Another process may have added or removed one. */
const PEERS_TTL_MS = 2_000;
/** An agent that did not answer is asked again sooner: it may only have been starting. */
const RETRY_MS = 2_000;
const CARD_TIMEOUT_MS = 5_000;
const DEFAULT_CONCURRENCY = 4;

/** Knows agents by their cards: fetched when asked for, kept with their validator, used on when the agent is away. */
export function createRegistry(options: RegistryOptions): Registry {
  const entries = new Map<string, Entry>();
  const closed = new AbortController();
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
  const syncPeers = createPeerSync(entries, options);
  const fresh = async (signal?: AbortSignal): Promise<void> => {
    await syncPeers(PEERS_TTL_MS);
    const due = [...entries.values()].filter(isDue);
    // Who has a card already is used with it; its renewal need not be waited for.
    const missing = due.filter((entry) => !entry.card).map(update);
    for (const entry of due) if (entry.card) void update(entry);
    await abortable(Promise.all(missing), signal);
  };
  const known = (): KnownAgent[] => distinct([...entries.values()].flatMap(toKnown));

  return {
    async agents(signal) {
      await fresh(signal);
      return known();
    },
    async find(skillId, signal) {
      await fresh(signal);
      return known().filter((agent) => agent.skills.some((skill) => skill.id === skillId));
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

/** Takes over what the list of peers has become, when it was last looked at longer ago than `ttlMs`. */
function createPeerSync(entries: Map<string, Entry>, { peers, logger }: RegistryOptions) {
  let last: { at: number; done: Promise<void> } = { at: Number.NEGATIVE_INFINITY, done: Promise.resolve() };
  const sync = async (): Promise<void> => {
    try {
      takeOver(entries, new Set((await peers?.list())?.map(trim)));
    } catch (error) {
      logger.warn({ err: toParleyError(error) }, 'the list of peers was not readable');
    }
  };
  return (ttlMs: number): Promise<void> => {
    const now = performance.now();
    if (peers && now - last.at >= ttlMs) last = { at: now, done: sync() };
    return last.done;
  };
}

function takeOver(entries: Map<string, Entry>, urls: ReadonlySet<string>): void {
  for (const [url, entry] of entries) if (entry.added && !urls.has(url)) entries.delete(url);
  for (const url of urls) if (!entries.has(url)) entries.set(url, { ...newEntry(url, true), added: true });
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}

function newEntry(url: string, remote: boolean): Entry {
  return {
    url: trim(url),
    remote,
    added: false,
    card: undefined,
    etag: undefined,
    healthy: false,
    checkedAt: Number.NEGATIVE_INFINITY,
    pending: undefined,
  };
}

async function readCard(entry: Entry, options: RegistryOptions, signal: AbortSignal): Promise<void> {
  try {
    const { card, etag } = await fetchCard({
      url: entry.url,
      fetch: (entry.added ? options.peers?.fetch : options.fetch) ?? fetch,
      timeoutMs: CARD_TIMEOUT_MS,
      signal,
      etag: entry.card ? entry.etag : undefined,
    });
    if (card) {
      // An agent that cannot be spoken to is no candidate.
      endpointOf(card, entry.url);
      entry.card = card;
    }
    entry.etag = etag;
    entry.healthy = true;
  } catch (error) {
    entry.healthy = false;
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

function toKnown(entry: Entry): KnownAgent[] {
  const { card, url, remote, healthy, added } = entry;
  if (!card) return [];
  return [
    {
      name: card.name,
      url,
      description: card.description,
      version: card.version,
      skills: card.skills,
      maxConcurrentTasks: card.maxConcurrentTasks ?? DEFAULT_CONCURRENCY,
      remote,
      healthy,
      ...(added ? { added } : {}),
    },
  ];
}

/** A stranger cannot take the name of one of our own: it gets its host's behind it. */
function distinct(agents: KnownAgent[]): KnownAgent[] {
  const ordered = agents.sort(
    (a, b) => Number(a.remote) - Number(b.remote) || Number(b.healthy) - Number(a.healthy),
  );
  const names = new Set<string>();
  return ordered.map((agent) => {
    const name = names.has(agent.name) ? `${agent.name}@${new URL(agent.url).host}` : agent.name;
    names.add(name);
    return { ...agent, name };
  });
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
