import type { AuthInfo } from '@modelcontextprotocol/server';
import { type ParleyError, toParleyError } from '@parley/platform/errors';
import { problem } from '@parley/platform/http/problem';
import type { Identity } from '@parley/platform/identity';
import { challengeOf } from '@parley/platform/identity/challenge';
import type { Principal } from '@parley/platform/identity/principal';

export interface Gate {
  /** The caller, or the answer that refuses; looks at headers only, so nothing of an unknown caller is parsed. */
  admit(request: Request): Promise<{ principal: Principal; authInfo: AuthInfo } | Response>;
}

export interface GateOptions {
  server: string;
  identity: Pick<Identity, 'authenticate'>;
  scopes: readonly string[];
  resourceMetadataUrl: string;
}

/** The bearer gate of one server: only tokens for its own audience pass. */
export function createGate(options: GateOptions): Gate {
  return {
    async admit(request) {
      try {
        const principal = await options.identity.authenticate(request.headers, `mcp:${options.server}`);
        return { principal, authInfo: authInfoOf(principal, options.resourceMetadataUrl) };
      } catch (thrown) {
        return refuse(toParleyError(thrown), request, options);
      }
    },
  };
}

/** The token itself stays behind: no handler can pass it on. */
function authInfoOf(principal: Principal, resourceMetadataUrl: string): AuthInfo {
  const clientId = principal.actors[0] ?? principal.subject;
  return { token: '', clientId, scopes: [...principal.scopes], resourceMetadataUrl };
}

/** 401 without or with a wrong token, 400 for a malformed header, each with the challenge that says what to do. */
function refuse(error: ParleyError, request: Request, options: GateOptions): Response {
  const response = problem(error, '/mcp');
  const challenge = challengeOf(error, request.headers, options);
  if (challenge !== undefined) response.headers.set('www-authenticate', challenge);
  return response;
}
