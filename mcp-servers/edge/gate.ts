import { apiKeyPrincipal } from '@parley/platform/identity/api-keys';
import { createGate, type Gate } from '../kit/gate.ts';
import { apiKeysOf, type EdgeEnvironment } from './environment.ts';

export const METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';
export const SCOPES = ['edge:read', 'edge:write'] as const;

/** The gate of every other server, with the keys of this Worker's secret. */
export function createEdgeGate(env: EdgeEnvironment): Gate {
  const identity = {
    authenticate: async (headers: Headers) => apiKeyPrincipal(apiKeysOf(env), headers),
  };
  return {
    admit(request) {
      const resourceMetadataUrl = new URL(METADATA_PATH, request.url).href;
      return createGate({ server: 'edge', identity, scopes: SCOPES, resourceMetadataUrl }).admit(request);
    },
  };
}
