import { decodeJwt, type JSONWebKeySet } from 'jose';
import type { Audit } from './audit/entry.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { ParleyError, toParleyError } from './errors.ts';
import { apiKeyOwner } from './identity/api-keys.ts';
import { resourcesOf } from './identity/audiences.ts';
import { credentialsOf, looksLikeJwt } from './identity/credentials.ts';
import { createDelegatedTokens } from './identity/delegated-tokens.ts';
import { createDenials } from './identity/denials.ts';
import { createHopTokens, type NewToken } from './identity/hop-tokens.ts';
import { createTrustedIssuer, type TrustedIssuer, type VerifiedToken } from './identity/issuer.ts';
import { ALL_SCOPES, narrowScopes, type Principal } from './identity/principal.ts';

/** Verifies who calls, and hands the end user's identity to the next hop. */
export interface Identity {
  /** Whether callers must prove who they are. Without keys or an issuer they are the local user on loopback. */
  readonly required: boolean;
  /** The caller of a request to the service `audience`; throws `unauthenticated`. */
  authenticate(headers: Headers, audience: string): Promise<Principal>;
  /** A token for the next hop: its audience, narrower scopes, `actor` added to the chain (RFC 8693 §4.1). */
  delegate(principal: Principal, to: DelegateTo): Promise<string>;
}

export interface DelegateTo {
  audience: string;
  actor: string;
  /** What the actor may use at most; the token carries what the principal has of it. */
  scopes?: readonly string[];
}

/** What issues and verifies tokens for others than our own services: the OAuth side of an installation. */
export interface TokenAuthority {
  /** The token's owner when it is meant for `audience`; throws `unauthenticated`. */
  verify(token: string, audience: string): Promise<VerifiedToken>;
  issue(token: NewToken): Promise<string>;
  jwks(): Promise<JSONWebKeySet>;
  keyOwner(key: string): Principal | undefined;
  /** Where people and services sign in, when one is configured. */
  trusted: TrustedIssuer | undefined;
}

export interface IdentityOptions {
  config: Config;
  database: Database;
  audit?: Audit;
}

const LOCAL: Principal = { subject: 'local', scopes: [ALL_SCOPES], actors: [] };

/** Who may call, by the configuration: our own services, API keys, tokens of the issuer, else the local user. */
export async function createIdentity(
  options: IdentityOptions,
): Promise<Identity & { authority: TokenAuthority }> {
  const { apiKeys: keys = [], oidc } = options.config.identity;
  const required = keys.length > 0 || oidc !== undefined;
  const authority = await createAuthority(options);
  const delegated = createDelegatedTokens(authority);
  const denied = createDenials(options.audit);

  const recognise = async (headers: Headers, audience: string): Promise<Principal> => {
    const given = credentialsOf(headers);
    if (given.kind === 'none') {
      if (!required) return LOCAL;
      throw unknown('This needs an API key or an access token.', 'Send it as "Authorization: Bearer <it>".');
    }
    const owner = apiKeyOwner(keys, given.value);
    if (owner) return owner;
    if (given.kind === 'bearer' && looksLikeJwt(given.value)) {
      return (await authority.verify(given.value, audience)).principal;
    }
    if (required) throw unknown('This API key is not known.');
    throw unknown('This key is not known. No API keys are configured here: call without one.');
  };
  return {
    required,
    authority,
    async authenticate(headers, audience) {
      try {
        return await recognise(headers, audience);
      } catch (error) {
        const { code, message: reason } = toParleyError(error);
        denied({ service: audience, kind: 'credential', target: audience, code, reason });
        throw error;
      }
    },
    delegate: (principal, to) =>
      delegated({
        audience: to.audience,
        principal: {
          subject: principal.subject,
          scopes: to.scopes ? narrowScopes(principal.scopes, to.scopes) : principal.scopes,
          actors: [to.actor, ...principal.actors],
        },
      }),
  };
}

async function createAuthority({ config, database }: IdentityOptions): Promise<TokenAuthority> {
  const { apiKeys = [], oidc } = config.identity;
  const tokens = await createHopTokens(database, [config.urls.orchestrator]);
  const trusted = oidc && createTrustedIssuer({ issuer: oidc.issuer });
  return {
    trusted,
    issue: tokens.issue,
    jwks: tokens.jwks,
    keyOwner: (key) => apiKeyOwner(apiKeys, key),
    verify(token, audience) {
      if (trusted && issuerOf(token) === trusted.issuer) {
        return trusted.verifyAccessToken(token, resourcesOf(config, audience));
      }
      return tokens.verify(token, audience);
    },
  };
}

/** Only says which keys to look for; nothing of an unverified token is believed. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function unknown(message: string, hint?: string): ParleyError {
  return new ParleyError('unauthenticated', message, hint === undefined ? {} : { hint });
}
