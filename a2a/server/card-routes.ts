import type { AppEnv } from '@parley/platform/http';
import type { Context, Hono } from 'hono';
import { type CardFeatures, currentCard, type ServedCard, serveable, supersetCard } from '../card.ts';
import type { AgentCardInput } from '../card-types.ts';
import { VERSION_HEADER } from '../protocol/version.ts';

/** Where cards are looked for: the registered place, and the one of before 0.3. */
export const CARD_PATHS = ['/.well-known/agent-card.json', '/.well-known/agent.json'] as const;

/** Some look below the endpoint, or at the endpoint itself. */
const MORE_PATHS = ['/', '/a2a', '/a2a/.well-known/agent-card.json', '/a2a/.well-known/agent.json'] as const;

const MAX_AGE_S = 60;

export interface CardRoutesOptions {
  agent: AgentCardInput;
  features: CardFeatures;
  /** Never the card that 0.3 can read, too. */
  onlyCurrent: boolean;
}

/**
 * Serves the card: strictly that of 1.0 to who says so, else one that both versions can read, as most
 * clients fetch it without naming a version.
 */
export function addCardRoutes(app: Hono<AppEnv>, options: CardRoutesOptions): void {
  const { agent, features } = options;
  const current = serveable(currentCard(agent, features));
  const superset = serveable(supersetCard(agent, features));
  const modified = new Date().toUTCString();
  const serve = (c: Context): Response => {
    const asked = c.req.header(VERSION_HEADER) || c.req.query(VERSION_HEADER) || '';
    const card = options.onlyCurrent || Number.parseFloat(asked) >= 1 ? current : superset;
    return answer(c, card, modified);
  };
  for (const path of [...CARD_PATHS, ...MORE_PATHS]) app.get(path, serve);
}

function answer(c: Context, card: ServedCard, modified: string): Response {
  const headers = {
    'cache-control': `public, max-age=${MAX_AGE_S}`,
    etag: card.etag,
    'last-modified': modified,
    vary: VERSION_HEADER,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(card.etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(card.body, { headers: { ...headers, 'content-type': 'application/json' } });
}
