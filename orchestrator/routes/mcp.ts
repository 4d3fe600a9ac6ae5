import { authorizationServers } from '@parley/platform/identity/audiences';
import { at, type Front } from '../cards/front-card.ts';
import { TO_MCP } from '../context.ts';
import { createRelay } from '../http/relay.ts';
import type { Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const MAX_BODY_BYTES = 1024 * 1024;
export const METADATA = '/.well-known/oauth-protected-resource';

/** The whole service as an MCP server (R2.5): `/mcp` reaches the server `parley` in the caller's name. */
export function mcpRoutes({ deps, stopping }: RouteDeps, front: Front): Route[] {
  const relay = createRelay(
    { name: 'MCP server', url: deps.config.urls.mcp('parley'), to: TO_MCP },
    { identity: deps.identity, logger: deps.logger, stopping },
  );
  const metadataOf = (resource: string) => ({
    resource,
    resource_name: 'Parley',
    bearer_methods_supported: ['header'],
    ...authorizationServers(deps.config),
  });
  const resources = [
    [METADATA, front.url],
    [`${METADATA}/mcp`, at(front.url, '/mcp')],
  ] as const;
  const methods = ['post', 'get', 'delete'] as const;
  return [
    ...methods.map(
      (method): Route => ({
        method,
        path: '/mcp',
        maxBodyBytes: MAX_BODY_BYTES,
        handle: (c) => relay(c),
      }),
    ),
    ...resources.map(
      ([path, resource]): Route => ({
        method: 'get',
        path,
        open: true,
        handle: (c) => c.json(metadataOf(resource)),
      }),
    ),
  ];
}
