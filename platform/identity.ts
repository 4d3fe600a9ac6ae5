import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { ParleyError } from './errors.ts';
import { apiKeyPrincipal, bearerOf } from './identity/api-keys.ts';
import { createHopTokens, type HopTokens } from './identity/hop-tokens.ts';
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

const LOCAL: Principal = { subject: 'local', scopes: [ALL_SCOPES], actors: [] };

/** Who may call, by the configuration: hop tokens of our own services, API keys, else the local user. */
export async function createIdentity(options: { config: Config; database: Database }): Promise<Identity> {
  const keys = options.config.identity.apiKeys;
  const tokens = await createHopTokens(options.database);
  return {
    required: keys !== undefined,
    async authenticate(headers, audience) {
      const bearer = bearerOf(headers);
      if (bearer?.includes('.')) return tokens.verify(bearer, audience);
      const presented = bearer ?? headers.get('x-api-key') ?? undefined;
      if (keys) return apiKeyPrincipal(keys, presented);
      if (presented === undefined) return LOCAL;
      throw new ParleyError(
        'unauthenticated',
        'This key is not known. No API keys are configured here: call without one.',
      );
    },
    delegate: (principal, to) => delegate(tokens, principal, to),
  };
}

function delegate(tokens: HopTokens, principal: Principal, to: DelegateTo): Promise<string> {
  return tokens.issue({
    audience: to.audience,
    principal: {
      subject: principal.subject,
      scopes: to.scopes ? narrowScopes(principal.scopes, to.scopes) : principal.scopes,
      actors: [to.actor, ...principal.actors],
    },
  });
}
