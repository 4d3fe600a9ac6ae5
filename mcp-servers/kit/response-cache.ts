import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Principal } from '@parley/platform/identity/principal';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { ToolDefinition } from '../define.ts';

/** Under this key of a result's `_meta` stands whether it was kept, and for how long. */
export const CACHE_META = 'parley/cache';

export interface CacheStats {
  hits: number;
  misses: number;
  /** Calls that waited for an equal one that was on its way. */
  joined: number;
  size: number;
  bytes: number;
}

export interface CachedCall {
  tool: ToolDefinition;
  /** Parsed, so that a default that is written out and one that is left out are the same call. */
  input: unknown;
  principal: Principal;
  signal: AbortSignal;
}

/** Results of tools that only read, kept in this process for as long as each tool allows. */
export interface ResponseCache {
  /** What is kept for this call and this caller's rights, or what `load` gives. Failures are not kept. */
  through(call: CachedCall, load: (signal: AbortSignal) => Promise<CallToolResult>): Promise<CallToolResult>;
  stats(): CacheStats;
}

export interface CacheOptions {
  /** Changes with the data: what was kept before is not found any more. */
  revision?: (() => Promise<string>) | undefined;
  maxEntries?: number;
  maxBytes?: number;
  now?: () => number;
}

interface Kept {
  result: CallToolResult;
  at: number;
  expires: number;
  bytes: number;
}

interface Flight {
  result: Promise<CallToolResult>;
  stop: AbortController;
  waiting: number;
}

const MAX_ENTRIES = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;

export function createResponseCache(options: CacheOptions = {}): ResponseCache {
  const now = options.now ?? Date.now;
  const kept = createLru(options.maxEntries ?? MAX_ENTRIES, options.maxBytes ?? MAX_BYTES);
  const flights = new Map<string, Flight>();
  const counts = { hits: 0, misses: 0, joined: 0 };

  const begin = (
    key: string,
    ttlMs: number,
    load: (signal: AbortSignal) => Promise<CallToolResult>,
  ): Flight => {
    counts.misses += 1;
    const stop = new AbortController();
    const result = load(stop.signal)
      .then((loaded) => {
        const bytes = Buffer.byteLength(JSON.stringify(loaded));
        if (!loaded.isError) kept.put(key, { result: loaded, at: now(), expires: now() + ttlMs, bytes });
        return loaded;
      })
      .finally(() => {
        if (flights.get(key)?.result === result) flights.delete(key);
      });
    const flight = { result, stop, waiting: 0 };
    flights.set(key, flight);
    return flight;
  };

  return {
    async through(call, load) {
      const { cache } = call.tool;
      if (cache === 'never') return load(call.signal);
      const key = keyOf(call, await options.revision?.());
      const held = kept.get(key);
      if (held && held.expires > now()) {
        counts.hits += 1;
        return marked(held.result, { status: 'hit', ageSeconds: Math.round((now() - held.at) / 1000) });
      }
      const under = flights.get(key);
      if (under) counts.joined += 1;
      const flight = under ?? begin(key, cache.ttlSeconds * 1000, load);
      const result = await wait(
        flight,
        call.signal,
        () => flights.get(key) === flight && flights.delete(key),
      );
      return marked(result, { status: under ? 'joined' : 'miss' });
    },
    stats: () => ({ ...counts, ...kept.measure() }),
  };
}

/**
 * Equal only for the same tool, arguments and data, and for callers who may see the same: with the same scopes, and
 * the same person unless the tool says that its results depend on nothing but the rights.
 */
function keyOf({ tool, input, principal }: CachedCall, revision = ''): string {
  const shared = tool.cache !== 'never' && tool.cache.sharedBy === 'scopes';
  const who = [shared ? null : principal.subject, [...new Set(principal.scopes)].sort()];
  return sha256(canonicalJson([tool.name, input, who, revision]));
}

function marked(result: CallToolResult, mark: { status: string; ageSeconds?: number }): CallToolResult {
  return { ...result, _meta: { ...result._meta, [CACHE_META]: mark } };
}

/** Each caller may leave; the work itself stops when the last one has left. */
async function wait(flight: Flight, signal: AbortSignal, forget: () => unknown): Promise<CallToolResult> {
  const left = Promise.withResolvers<never>();
  const leave = (): void => left.reject(signal.reason);
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  flight.waiting += 1;
  try {
    return await Promise.race([flight.result, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
    flight.waiting -= 1;
    if (flight.waiting === 0 && signal.aborted) {
      forget();
      flight.result.catch(() => undefined);
      flight.stop.abort(signal.reason);
    }
  }
}

function createLru(maxEntries: number, maxBytes: number) {
  const entries = new Map<string, Kept>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key: string): Kept | undefined {
      const found = entries.get(key);
      if (found) {
        entries.delete(key);
        entries.set(key, found);
      }
      return found;
    },
    put(key: string, value: Kept): void {
      drop(key);
      if (value.bytes > maxBytes) return;
      entries.set(key, value);
      bytes += value.bytes;
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && bytes <= maxBytes) break;
        drop(oldest);
      }
    },
    measure: () => ({ size: entries.size, bytes }),
  };
}
