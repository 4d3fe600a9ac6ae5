import { apiKeyPrincipal, bearerOf } from '@parley/platform/identity/api-keys';
import type { Logger } from '@parley/platform/logger';
import { createGate, type Gate } from '../kit/gate.ts';
import { apiKeysOf, type EdgeEnvironment } from './environment.ts';

export const METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';
export const SCOPES = ['edge:read', 'edge:write'] as const;

/** The gate of every other server, with the keys of this Worker's secret. */
export function createEdgeGate(env: EdgeEnvironment, logger: Logger): Gate {
  const identity = {
    authenticate: async (headers: Headers) =>
      apiKeyPrincipal(apiKeysOf(env), bearerOf(headers) ?? headers.get('x-api-key') ?? undefined),
  };
  return {
    admit(request) {
      const resourceMetadataUrl = new URL(METADATA_PATH, request.url).href;
      return createGate({ server: 'edge', identity, scopes: SCOPES, resourceMetadataUrl, logger }).admit(
        request,
      );
    },
  };
}
