import type { KnownAgent } from '@parley/a2a/registry';
import { at, type Front } from './front-card.ts';

const A2A_CARD = 'application/a2a-agent-card+json';
const MCP_CARD = 'application/mcp-server-card+json';
const CARD_PATH = '/.well-known/agent-card.json';

/** What a catalogue entry points to, or holds. */
interface Entry {
  identifier: string;
  displayName: string;
  type: string;
  url?: string;
  data?: object;
}

export interface AiCatalog {
  specVersion: '1.0';
  host: { displayName: string; identifier: string; documentationUrl: string };
  entries: Entry[];
}

/**
 * `/.well-known/ai-catalog.json`: the whole service, its MCP server, and those of its agents that answer under the same
 * host. Addresses inside a deployment are nobody else's business.
 */
export function aiCatalog(front: Front & { version: string }, agents: readonly KnownAgent[]): AiCatalog {
  const host = new URL(front.url).hostname;
  const urn = (kind: string, name: string) => `urn:air:${host}:${kind}:${name}`;
  const reachable = agents.filter(({ url, remote }) => !remote && new URL(url).hostname === host);
  return {
    specVersion: '1.0',
    host: { displayName: 'Parley', identifier: host, documentationUrl: at(front.url, '/docs') },
    entries: [
      card(urn('agent', front.name), front.name, front.url),
      ...reachable.map(({ name, url }) => card(urn('agent', name), name, url)),
      {
        identifier: urn('mcp', front.name),
        displayName: front.name,
        type: MCP_CARD,
        data: {
          name: `${host}/${front.name}`,
          title: 'Parley',
          description: 'Ask a whole question; a team of agents answers with sources.',
          version: front.version,
          remotes: [{ type: 'streamable-http', url: at(front.url, '/mcp') }],
        },
      },
    ],
  };
}

function card(identifier: string, displayName: string, url: string): Entry {
  return { identifier, displayName, type: A2A_CARD, url: at(url, CARD_PATH) };
}
