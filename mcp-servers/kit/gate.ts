import type { AuthInfo } from '@modelcontextprotocol/server';
import { type ParleyError, toParleyError } from '@parley/platform/errors';
import { problem } from '@parley/platform/http/problem';
import type { Identity } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import { audit } from './audit.ts';

export interface Gate {
  /** The caller, or the answer that refuses; looks at headers only, so nothing of an unknown caller is parsed. */
  admit(request: Request): Promise<{ principal: Principal; authInfo: AuthInfo } | Response>;
}

export interface GateOptions {
  server: string;
  identity: Pick<Identity, 'authenticate'>;
  scopes: readonly string[];
  resourceMetadataUrl: string;
  logger: Logger;
}

/** The bearer gate of one server: only tokens for its own audience pass. */
export function createGate(options: GateOptions): Gate {
  return {
    async admit(request) {
      try {
        const principal = await options.identity.authenticate(request.headers, `mcp:${options.server}`);
        return { principal, authInfo: authInfoOf(principal, options.resourceMetadataUrl) };
      } catch (thrown) {
        const error = toParleyError(thrown);
        const record = { server: options.server, kind: 'request', target: '/mcp', durationMs: 0 } as const;
        audit(options.logger, { ...record, outcome: 'denied', code: error.code });
        return refuse(error, request, options);
      }
    },
  };
}

/** The token itself stays behind: no handler can pass it on. */
function authInfoOf(principal: Principal, resourceMetadataUrl: string): AuthInfo {
  const clientId = principal.actors[0] ?? principal.subject;
  return { token: '', clientId, scopes: [...principal.scopes], resourceMetadataUrl };
}

function refuse(error: ParleyError, request: Request, options: GateOptions): Response {
  const response = problem(error, '/mcp');
  if (error.code !== 'unauthenticated') return response;
  const challenge = [
    'Bearer realm="parley"',
    ...(request.headers.has('authorization') ? ['error="invalid_token"'] : []),
    `scope="${options.scopes.join(' ')}"`,
    `resource_metadata="${options.resourceMetadataUrl}"`,
  ];
  response.headers.set('www-authenticate', challenge.join(', '));
  return response;
}
