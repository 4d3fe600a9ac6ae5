import type { Readiness } from '@parley/platform/http/health';
import { Health } from '../api.ts';
import type { Route } from '../http/route.ts';

const content = { 'application/json': { schema: Health } };

/** `GET /health`: the process lives. `GET /ready`: it can answer questions now. */
export function healthRoutes(service: { version: string; ready: () => Promise<Readiness> }): Route[] {
  const about = { service: 'orchestrator', version: service.version };
  return [
    {
      method: 'get',
      path: '/health',
      open: true,
      doc: {
        summary: 'Whether the process lives',
        tags: ['Service'],
        responses: { 200: { description: 'It lives.', content } },
      },
      handle: (c) => c.json({ status: 'ok', ...about }),
    },
    {
      method: 'get',
      path: '/ready',
      open: true,
      doc: {
        summary: 'Whether questions can be answered now',
        tags: ['Service'],
        responses: {
          200: { description: 'They can.', content },
          503: { description: 'They cannot; `checks` says why.', content },
        },
      },
      handle: async (c) => {
        const { ok, checks } = await service.ready();
        return c.json({ status: ok ? 'ready' : 'not ready', ...about, checks }, ok ? 200 : 503);
      },
    },
  ];
}
