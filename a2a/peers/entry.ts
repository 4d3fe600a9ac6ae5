import type { AgentCard } from '../card-types.ts';
import type { KnownAgent } from '../registry.ts';
import type { Measured } from './measurements.ts';

/** An agent as the registry keeps it. */
export interface Entry {
  url: string;
  remote: boolean;
  added: boolean;
  card: AgentCard | undefined;
  etag: string | undefined;
  healthy: boolean;
  /** Since when it does not answer. */
  absentSince: number | undefined;
  checkedAt: number;
  keys: string[];
  refused: string | undefined;
  /** A fetch on its way; everybody who asks meanwhile waits for it. */
  pending: Promise<void> | undefined;
}

const DEFAULT_CONCURRENCY = 4;

/** One name for one address. */
export function trim(url: string): string {
  return url.replace(/\/+$/, '');
}

export function newEntry(url: string, remote: boolean): Entry {
  return {
    url: trim(url),
    remote,
    added: false,
    card: undefined,
    etag: undefined,
    healthy: false,
    absentSince: undefined,
    checkedAt: Number.NEGATIVE_INFINITY,
    keys: [],
    refused: undefined,
    pending: undefined,
  };
}

/** An agent as it is shown; none as long as nothing is known of it. */
export function toKnown(entry: Entry, measured: ReadonlyMap<string, Measured>): KnownAgent[] {
  const { card, url, remote, healthy, absentSince, added, keys, refused } = entry;
  // One that was never read here is shown all the same when its card is refused.
  if (!card) return refused === undefined ? [] : [{ ...unread(url), keys, refused }];
  const how = measured.get(url);
  return [
    {
      name: card.name,
      url,
      description: card.description,
      version: card.version,
      skills: card.skills,
      maxConcurrentTasks: card.maxConcurrentTasks ?? DEFAULT_CONCURRENCY,
      remote,
      healthy: healthy && refused === undefined,
      ...(absentSince === undefined ? {} : { absentMs: performance.now() - absentSince }),
      ...(added ? { added, keys } : {}),
      ...(refused === undefined ? {} : { refused }),
      ...(how ? { measured: how } : {}),
    },
  ];
}

function unread(url: string): KnownAgent {
  return {
    name: new URL(url).host,
    url,
    description: '',
    version: '',
    skills: [],
    maxConcurrentTasks: DEFAULT_CONCURRENCY,
    remote: true,
    healthy: false,
    added: true,
  };
}

/** A stranger cannot take the name of one of our own: it gets its host's behind it. */
export function distinct(agents: KnownAgent[]): KnownAgent[] {
  const ordered = agents.sort((a, b) => Number(a.remote) - Number(b.remote));
  const names = new Set<string>();
  return ordered.map((agent) => {
    const name = names.has(agent.name) ? `${agent.name}@${new URL(agent.url).host}` : agent.name;
    names.add(name);
    return { ...agent, name };
  });
}
