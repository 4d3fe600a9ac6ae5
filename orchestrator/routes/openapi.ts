import type { Route } from '../http/route.ts';
import { openApiDocument } from '../openapi.ts';

/** `GET /openapi.json` over the given routes and itself. */
export function openApiRoute(routes: readonly Route[], about: { version: string; url: string }): Route {
  let document: object | undefined;
  const self: Route = {
    method: 'get',
    path: '/openapi.json',
    open: true,
    doc: {
      summary: 'This description',
      tags: ['Service'],
      responses: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': {} } } },
    },
    handle: (c) => {
      document ??= openApiDocument([...routes, self], about);
      return c.json(document);
    },
  };
  return self;
}
