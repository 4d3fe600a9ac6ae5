import { aiCatalog } from '../cards/catalog.ts';
import type { Front } from '../cards/front-card.ts';
import type { Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

/** What there is to talk to at this host: agents over A2A, the service over MCP. */
export function aiCatalogRoute({ deps }: RouteDeps, front: Front): Route {
  return {
    method: 'get',
    path: '/.well-known/ai-catalog.json',
    open: true,
    handle: async (c) => {
      const agents = await deps.registry.agents(c.req.raw.signal);
      const catalog = aiCatalog({ ...front, version: deps.version }, agents);
      return c.body(JSON.stringify(catalog), 200, {
        'content-type': 'application/ai-catalog+json',
        'cache-control': 'public, max-age=60',
        'access-control-allow-origin': '*',
      });
    },
  };
}
