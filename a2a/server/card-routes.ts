import type { AppEnv } from '@parley/platform/http';
import type { Context, Hono } from 'hono';
import { type CardFeatures, currentCard, type ServedCard, serveable, supersetCard } from '../card.ts';
import { type CardSigner, JWKS_PATH } from '../card-signature.ts';
import type { AgentCardInput } from '../card-types.ts';
import { type ProtocolVersion, VERSION_HEADER } from '../protocol/version.ts';
import type { Json } from '../protocol/wire.ts';

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
  signer: CardSigner;
}

/**
 * Serves the card: strictly that of 1.0 to who says so, else one that both versions can read, as most
 * clients fetch it without naming a version.
 */
export function addCardRoutes(app: Hono<AppEnv>, options: CardRoutesOptions): void {
  const { agent, features } = options;
  const current = createServing(currentCard(agent, features), options.signer);
  const superset = createServing(supersetCard(agent, features), options.signer);
  const serve = async (c: Context): Promise<Response> => {
    const asked = c.req.header(VERSION_HEADER) || c.req.query(VERSION_HEADER) || '';
    const card = options.onlyCurrent || Number.parseFloat(asked) >= 1 ? current : superset;
    return answer(c, await card());
  };
  for (const path of [...CARD_PATHS, ...MORE_PATHS]) app.get(path, serve);
  app.get(JWKS_PATH, async () => jwksResponse(await options.signer.jwks()));
}

/** The card for those who have proved who they are; the same one, by now. */
export function createExtendedCard(
  options: Omit<CardRoutesOptions, 'onlyCurrent'>,
): (version: ProtocolVersion) => Promise<Json> {
  const { agent, features, signer } = options;
  return (version) => signer.sign((version === '1.0' ? currentCard : supersetCard)(agent, features));
}

/** The card with its signatures; the same until a key is added or taken away. */
function createServing(card: Json, signer: CardSigner): () => Promise<ServedCard> {
  let served: { kids: string; card: ServedCard } | undefined;
  return async () => {
    const kids = (await signer.jwks()).keys.map(({ kid }) => kid).join(' ');
    if (served?.kids !== kids) served = { kids, card: serveable(await signer.sign(card)) };
    return served.card;
  };
}

/** Public keys, for whoever checks a card. */
export function jwksResponse(jwks: object): Response {
  const headers = {
    'content-type': 'application/jwk-set+json',
    'cache-control': `public, max-age=${MAX_AGE_S}`,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  return new Response(JSON.stringify(jwks), { headers });
}

function answer(c: Context, card: ServedCard): Response {
  const headers = {
    'cache-control': `public, max-age=${MAX_AGE_S}`,
    etag: card.etag,
    'last-modified': card.modified,
    vary: VERSION_HEADER,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(card.etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(card.body, { headers: { ...headers, 'content-type': 'application/json' } });
}
