import { ParleyError } from '@parley/platform/errors';
import { McpServerList } from '../api-mcp.ts';
import type { McpServer } from '../context.ts';
import { createRelay } from '../http/relay.ts';
import { problems, type Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const READY_TIMEOUT_MS = 1_500;

/** The MCP servers behind the agents (R3): which there are, and each of them in the caller's name at `/mcp/{server}`. */
export function mcpServerRoutes(route: RouteDeps): Route[] {
  const { mcpServers } = route.deps;
  return [
    {
      method: 'get',
      path: '/mcp-servers',
      doc: {
        summary: 'List the MCP servers',
        description:
          'Each can be spoken to at `/mcp/{server}` (Streamable HTTP) with the rights of the caller.',
        tags: ['Service'],
        responses: {
          200: { description: 'Every server.', content: { 'application/json': { schema: McpServerList } } },
          ...problems(401),
        },
      },
      handle: async (c) => {
        const servers = await Promise.all(mcpServers.map((server) => infoOf(server, route)));
        return c.json({ servers });
      },
    },
    relayRoute(route),
  ];
}

async function infoOf({ scopes, ...server }: McpServer, { deps }: RouteDeps) {
  const url = `${deps.config.urls.mcp(server.name)}/ready`;
  const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
  const healthy = await fetch(url, { signal }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    () => false,
  );
  return { ...server, scopes: [...scopes], healthy, path: `/mcp/${server.name}` };
}

function relayRoute({ deps, stopping }: RouteDeps): Route {
  const relays = new Map(
    deps.mcpServers.map(({ name }) => {
      const target = {
        name: `MCP server ${name}`,
        url: deps.config.urls.mcp(name),
        to: { audience: `mcp:${name}`, actor: 'orchestrator' },
      };
      return [name, createRelay(target, { identity: deps.identity, logger: deps.logger, stopping })];
    }),
  );
  return {
    method: 'post',
    path: '/mcp/{server}',
    maxBodyBytes: MAX_BODY_BYTES,
    handle(c) {
      const relay = relays.get(c.req.param('server') ?? '');
      if (relay) return relay(c, { path: '/mcp' });
      throw new ParleyError('not_found', 'There is no such MCP server.', {
        hint: 'GET /mcp-servers lists them.',
      });
    },
  };
}
