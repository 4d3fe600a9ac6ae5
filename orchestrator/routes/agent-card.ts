import { JWKS_PATH } from '@parley/a2a/card-signature';
import { jwksResponse } from '@parley/a2a/server/card-routes';
import { ParleyError } from '@parley/platform/errors';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { withTimeout } from '@parley/platform/resilience';
import { type Front, frontCard } from '../cards/front-card.ts';
import type { OrchestratorRequest, Route } from '../http/route.ts';
import type { RouteDeps } from './route-deps.ts';

/** The registered place, and the one of before A2A 0.3. */
const PATHS = ['/.well-known/agent-card.json', '/.well-known/agent.json'] as const;
const VERSION = 'a2a-version';
const TIMEOUT_MS = 3_000;
const MAX_AGE_S = 60;

interface Served {
  body: string;
  etag: string;
  modified: string;
}

/** The A2A card of the whole service (R2.3). It has 1.0 alone for those who say so, as the coordinator's has. */
export function agentCardRoutes({ deps }: RouteDeps, front: Front): Route[] {
  const known = new Map<string, Served>();
  const handle = async (c: OrchestratorRequest) => {
    const version = c.req.header(VERSION) || c.req.query('A2A-Version') || '';
    const read = () => readCard(deps.config.urls.agent('coordinator'), version, c.req.raw.signal);
    const served = await read().then(
      async (json) => keep(known, version, await deps.cardSigner.sign(frontCard(json, front))),
      (error: unknown) => {
        // A coordinator that restarts has the card that it had.
        const before = known.get(version);
        if (before) return before;
        throw error;
      },
    );
    return answer(c, served);
  };
  const cards = PATHS.map((path): Route => ({ method: 'get', path, open: true, handle }));
  const jwks: Route = {
    method: 'get',
    path: JWKS_PATH,
    open: true,
    handle: async () => jwksResponse(await deps.cardSigner.jwks()),
  };
  return [...cards, jwks];
}

async function readCard(base: string, version: string, gone: AbortSignal): Promise<unknown> {
  const headers: Record<string, string> = version === '' ? {} : { [VERSION]: version };
  const away = (cause: unknown) =>
    new ParleyError('unavailable', 'The coordinator does not answer.', { cause });
  return withTimeout(
    TIMEOUT_MS,
    async (signal) => {
      const response = await fetch(new URL(PATHS[0], base), { headers, signal, redirect: 'error' });
      if (!response.ok) throw away(response.status);
      return (await response.json()) as unknown;
    },
    gone,
  ).catch((cause: unknown) => {
    throw away(cause);
  });
}

const MAX_KEPT = 8;

function keep(known: Map<string, Served>, version: string, card: object): Served {
  const etag = `"${sha256(canonicalJson(card)).slice(0, 32)}"`;
  const before = known.get(version);
  if (before?.etag === etag) return before;
  const served = { body: JSON.stringify(card), etag, modified: new Date().toUTCString() };
  if (before || known.size < MAX_KEPT) known.set(version, served);
  return served;
}

function answer(c: OrchestratorRequest, { body, etag, modified }: Served): Response {
  const headers = {
    'cache-control': `public, max-age=${MAX_AGE_S}`,
    etag,
    'last-modified': modified,
    vary: 'A2A-Version',
    'access-control-allow-origin': '*',
  };
  const tags = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes(etag) || tags.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } });
}
