import type { Audit } from '@parley/platform/audit/entry';
import type { TokenAuthority } from '@parley/platform/identity';
import { createDenials, type Denial } from '@parley/platform/identity/denials';
import { at } from '../cards/front-card.ts';
import { remoteAddressOf } from '../http/rate-limit.ts';
import type { OrchestratorRequest, Route } from '../http/route.ts';
import { type GrantDeps, grantOf, tokenReply } from '../oauth/grants.ts';
import { createGuesses, type Guesses } from '../oauth/guesses.ts';
import { OAuthError, oauthErrorResponse } from '../oauth/oauth-error.ts';
import {
  CLIENT_CREDENTIALS,
  clientOf,
  parseTokenRequest,
  readForm,
  TOKEN_EXCHANGE,
} from '../oauth/token-request.ts';
import type { RouteDeps } from './route-deps.ts';

const MAX_BODY_BYTES = 64 * 1024;
const TOKEN = '/oauth/token';
const JWKS = '/oauth/jwks';
const AUTHORIZE = '/oauth/authorize';
const NO_AUTHORIZATION = {
  error: 'unsupported_response_type',
  error_description: 'Nobody signs in here: tokens are given to clients and by exchange.',
};
const DEFAULT_AUDIENCES = ['orchestrator', 'mcp:parley', 'agent:coordinator'];

/** The authorization server of an installation: tokens for its services, by API key or by exchange (RFC 8693). */
export function oauthRoutes({ deps }: RouteDeps, authority: TokenAuthority): Route[] {
  const { config, audit } = deps;
  const issuer = config.urls.orchestrator;
  const grantDeps: GrantDeps = { config, authority, audiences: deps.audiences ?? DEFAULT_AUDIENCES };
  const denied = createDenials(audit);
  const guesses = createGuesses();
  const metadata = {
    issuer,
    // Nobody is sent there; but the MCP SDK takes no metadata without it.
    authorization_endpoint: at(issuer, AUTHORIZE),
    token_endpoint: at(issuer, TOKEN),
    jwks_uri: at(issuer, JWKS),
    response_types_supported: [],
    grant_types_supported: [CLIENT_CREDENTIALS, TOKEN_EXCHANGE],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'get', path, open: true, handle });
  return [
    get('/.well-known/oauth-authorization-server', (c) => c.json(metadata)),
    get(AUTHORIZE, (c) => c.json(NO_AUTHORIZATION, 400)),
    get(JWKS, async (c) => c.json(await authority.jwks(), 200, { 'cache-control': 'public, max-age=60' })),
    {
      method: 'post',
      path: TOKEN,
      open: true,
      maxBodyBytes: MAX_BODY_BYTES,
      handle: (c) => answer(c, grantDeps, { audit, denied, guesses }),
    },
  ];
}

interface Records {
  audit: Audit | undefined;
  denied: (denial: Denial) => void;
  guesses: Guesses;
}

async function answer(
  c: OrchestratorRequest,
  deps: GrantDeps,
  { audit, denied, guesses }: Records,
): Promise<Response> {
  const started = performance.now();
  const entry = { service: 'orchestrator', kind: 'token' as const, requestId: c.get('requestId') };
  try {
    const form = await readForm(c.req.raw);
    const request = parseTokenRequest(form);
    const client = clientOf(c.req.raw.headers, form);
    const who = { client: client?.id ?? '', address: remoteAddressOf(c) };
    guesses.admit(who);
    const grant = await grantOf(request, client, deps).catch((error: unknown) => {
      if (client && error instanceof OAuthError && error.code === 'invalid_client') guesses.failed(who);
      throw error;
    });
    const reply = await tokenReply(grant, deps);
    const durationMs = performance.now() - started;
    const { principal, audience: target } = grant;
    const args = { grant: request.grant_type, scope: reply.scope };
    audit?.record({ ...entry, target, principal, args, outcome: 'ok', durationMs });
    return c.json(reply, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    denied({ ...entry, target: TOKEN, code: error.code, reason: error.message });
    return oauthErrorResponse(error, c.req.raw);
  }
}
