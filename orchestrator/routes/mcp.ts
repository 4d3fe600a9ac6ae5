import { problem } from '@parley/platform/http/problem';
import { at, type Front } from '../cards/front-card.ts';
import { TO_MCP } from '../context.ts';
import { createRelay } from '../http/relay.ts';
import type { Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const METADATA = '/.well-known/oauth-protected-resource';

/** The whole service as an MCP server (R2.5): `/mcp` reaches the server `parley` in the caller's name. */
export function mcpRoutes({ deps, stopping }: RouteDeps, front: Front): Route[] {
  const relay = createRelay(
    { name: 'MCP server', url: deps.config.urls.mcp('parley'), to: TO_MCP },
    { identity: deps.identity, logger: deps.logger, stopping },
  );
  const metadataUrl = at(front.url, `${METADATA}/mcp`);
  const oidc = deps.config.identity.oidc;
  const metadata = {
    resource: at(front.url, '/mcp'),
    resource_name: 'Parley',
    bearer_methods_supported: ['header'],
    ...(oidc ? { authorization_servers: [oidc.issuer] } : {}),
  };
  const onError: Route['onError'] = (error) => {
    const response = problem(error, '/mcp');
    if (error.code === 'unauthenticated') {
      response.headers.set('www-authenticate', `Bearer realm="parley", resource_metadata="${metadataUrl}"`);
    }
    return response;
  };
  const methods = ['post', 'get', 'delete'] as const;
  return [
    ...methods.map(
      (method): Route => ({
        method,
        path: '/mcp',
        maxBodyBytes: MAX_BODY_BYTES,
        onError,
        handle: (c) => relay(c),
      }),
    ),
    ...[METADATA, `${METADATA}/mcp`].map(
      (path): Route => ({ method: 'get', path, open: true, handle: (c) => c.json(metadata) }),
    ),
  ];
}
