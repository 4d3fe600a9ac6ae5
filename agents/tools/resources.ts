import type { Client } from '@modelcontextprotocol/client';
import { type Caller, ownViewOf } from './caller.ts';
import { cleanValue } from './clean.ts';
import type { McpGateway } from './gateway.ts';
import { createTtlCache } from './ttl-cache.ts';

export interface ReadResource {
  uri: string;
  server: string;
  /** Parsed when it is JSON. */
  content: unknown;
}

export interface ResourceQuery {
  uri: string;
  /** Servers that may have it, in the order in which they are asked. */
  servers: readonly string[];
  caller: Caller;
}

/** Reads resources, remembered for a minute for each person: what is at an address may depend on who reads. */
export interface ResourceReader {
  /** `undefined` when none of the servers has it for this caller. */
  read(query: ResourceQuery): Promise<ReadResource | undefined>;
}

const CACHE = { ttlMs: 60_000, maxEntries: 200 };
const TIMEOUT_MS = 10_000;

export function createResourceReader(gateway: McpGateway): ResourceReader {
  const addresses = createTtlCache<Set<string>>(CACHE);
  const contents = createTtlCache<unknown>(CACHE);
  return {
    async read({ uri, servers, caller }) {
      for (const server of servers) {
        const request = { server, caller, repeatable: true };
        const view = ownViewOf(caller);
        const known = await addresses.get(`${server} ${view}`, () => gateway.use(request, list));
        if (!known.has(uri)) continue;
        const content = await contents.get(`${server} ${uri} ${view}`, () =>
          gateway.use(request, (client) => read(client, uri)),
        );
        return { uri, server, content };
      }
      return undefined;
    },
  };
}

// What a caller may read depends on the caller; the client's own cache doesn't know callers apart.
async function list(client: Client): Promise<Set<string>> {
  const { resources } = await client.listResources(undefined, { cacheMode: 'bypass', timeout: TIMEOUT_MS });
  return new Set(resources.map((resource) => resource.uri));
}

async function read(client: Client, uri: string): Promise<unknown> {
  const { contents } = await client.readResource({ uri }, { cacheMode: 'bypass', timeout: TIMEOUT_MS });
  const texts = contents.flatMap((part) => ('text' in part ? [part.text] : []));
  const isJson = contents[0]?.mimeType?.includes('json');
  return cleanValue(isJson ? JSON.parse(texts.join('')) : texts.join('\n'));
}
