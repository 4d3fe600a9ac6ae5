import type { Config } from '@parley/platform/config';
import { isParleyError } from '@parley/platform/errors';
import type { TokenAuthority } from '@parley/platform/identity';
import { audienceOf } from '@parley/platform/identity/audiences';
import { ALL_SCOPES, narrowScopes, type Principal } from '@parley/platform/identity/principal';
import { OAuthError } from './oauth-error.ts';
import { ACCESS_TOKEN, type ClientSecret, type ExchangeRequest, type TokenRequest } from './token-request.ts';

export interface GrantDeps {
  config: Config;
  authority: TokenAuthority;
  /** Services that tokens can be for. */
  audiences: readonly string[];
  now?: () => number;
}

export interface Grant {
  principal: Principal;
  audience: string;
  lifetimeSeconds: number;
}

const LIFETIME_S = 300;
const LONGEST_CHAIN = 10;

/** What a token request may have: of its subject's rights a part, for one service, for minutes. Throws `OAuthError`. */
export async function grantOf(
  request: TokenRequest,
  client: ClientSecret | undefined,
  deps: GrantDeps,
): Promise<Grant> {
  const owner = client && knownClient(client, deps.authority);
  if (request.grant_type === 'client_credentials') {
    if (!owner) throw new OAuthError('invalid_client', 'The client must prove itself with its API key.');
    return granted(request, { principal: owner, lifetimeSeconds: LIFETIME_S }, deps);
  }
  return exchange(request, owner, deps);
}

export async function tokenReply({ audience, principal, lifetimeSeconds }: Grant, deps: GrantDeps) {
  const issuer = deps.config.urls.orchestrator;
  return {
    access_token: await deps.authority.issue({ audience, principal, lifetimeSeconds, issuer }),
    issued_token_type: ACCESS_TOKEN,
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    scope: principal.scopes.join(' '),
  };
}

function knownClient({ id, secret }: ClientSecret, authority: TokenAuthority): Principal {
  const owner = authority.keyOwner(secret);
  if (!owner || owner.subject !== id) throw new OAuthError('invalid_client', 'The client is not known.');
  return owner;
}

/** Delegation (RFC 8693 §1.1): the subject stays who it is, the actor joins the chain, rights only get fewer. */
async function exchange(
  request: ExchangeRequest,
  owner: Principal | undefined,
  deps: GrantDeps,
): Promise<Grant> {
  const actor = await actorOf(request, owner, deps);
  const subject = await verified(request.subject_token, ['orchestrator', actor.subject], deps);
  const { principal } = subject;
  const isSelf = actor.subject === principal.subject && actor.actors.length === 0;
  const actors = isSelf ? principal.actors : [actor.subject, ...actor.actors, ...principal.actors];
  if (actors.length > LONGEST_CHAIN)
    throw new OAuthError('invalid_request', 'The chain of actors is too long.');
  const left = Math.floor(subject.expires - (deps.now ?? Date.now)() / 1000);
  const scopes = narrowScopes(principal.scopes, actor.scopes);
  return granted(
    request,
    {
      principal: { subject: principal.subject, scopes, actors },
      lifetimeSeconds: Math.min(LIFETIME_S, left),
    },
    deps,
  );
}

/** Whoever exchanges must prove itself: a stolen token alone is worth nothing here. */
async function actorOf(
  request: ExchangeRequest,
  owner: Principal | undefined,
  deps: GrantDeps,
): Promise<Principal> {
  if (request.actor_token === undefined) {
    if (owner) return owner;
    throw new OAuthError(
      'invalid_client',
      'The actor must prove itself: as a client, or with an actor_token.',
    );
  }
  if (request.actor_token_type === undefined) {
    throw new OAuthError('invalid_request', 'actor_token_type is missing.');
  }
  const { principal } = await verified(request.actor_token, ['orchestrator'], deps);
  if (owner && owner.subject !== principal.subject) {
    throw new OAuthError('invalid_request', 'The actor_token is not the client’s.');
  }
  return principal;
}

/** A token that was meant for one of these; another service's token is not the actor's to exchange. */
async function verified(token: string, audiences: readonly string[], { authority, ...deps }: GrantDeps) {
  const possible = audiences.filter((audience) => deps.audiences.includes(audience));
  let failure: unknown;
  for (const audience of possible) {
    try {
      const found = await authority.verify(token, audience);
      if (found.expires > (deps.now ?? Date.now)() / 1000) return found;
    } catch (error) {
      if (!isParleyError(error, 'unauthenticated')) throw error;
      failure ??= error;
    }
  }
  throw new OAuthError('invalid_request', 'The token is not valid here.', failure);
}

function granted(
  request: TokenRequest,
  given: Omit<Grant, 'audience'>,
  { config, audiences }: GrantDeps,
): Grant {
  const { principal } = given;
  const wanted = request.scope?.split(' ');
  const scopes = wanted ? narrowScopes(principal.scopes, wanted) : principal.scopes;
  const widened = wanted?.filter((scope) => scope === ALL_SCOPES || !scopes.includes(scope)) ?? [];
  if (widened.length > 0) {
    throw new OAuthError('invalid_scope', `These scopes are not the subject's to give: ${widened.join(' ')}`);
  }
  return { ...given, principal: { ...principal, scopes }, audience: targetOf(request, config, audiences) };
}

function targetOf(
  { audience, resource }: TokenRequest,
  config: Config,
  audiences: readonly string[],
): string {
  const named = [audience, resource].filter((one) => one !== undefined);
  try {
    const found = new Set(named.map((target) => audienceOf(config, target, audiences)));
    if (found.size > 1) throw new OAuthError('invalid_target', 'A token is for one service.');
    return [...found][0] ?? 'orchestrator';
  } catch (cause) {
    if (cause instanceof OAuthError) throw cause;
    throw new OAuthError('invalid_target', 'There is no such service here.', cause);
  }
}
