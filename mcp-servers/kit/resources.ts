import {
  type McpServer,
  ResourceTemplate,
  type ScopeChallengeHandler,
  type Variables,
} from '@modelcontextprotocol/server';
import type { Audit } from '@parley/platform/audit/entry';
import { ParleyError } from '@parley/platform/errors';
import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { ResourceDefinition } from '../define.ts';
import { callContext } from './context.ts';
import { readResource } from './read.ts';

export interface ResourceHost {
  server: string;
  principal: Principal;
  logger: Logger;
  audit: Audit;
  scopeChallenge: ScopeChallengeHandler | undefined;
}

/** Registers one fixed resource or one template. */
export function registerResource(mcp: McpServer, resource: ResourceDefinition, host: ResourceHost): void {
  const { name, uri, title, description, mimeType } = resource;
  const config = {
    title,
    description,
    mimeType,
    cacheHint: { ttlMs: resource.cacheTtlMs, cacheScope: 'private' as const },
    ...(host.scopeChallenge ? { scopeChallenge: host.scopeChallenge } : {}),
  };
  const { server, principal, logger, audit } = host;
  if (!uri.includes('{')) {
    mcp.registerResource(name, uri, config, (_url, ctx) =>
      readResource(server, resource, { principal, logger, audit, mcp: ctx, uri, variables: {} }),
    );
    return;
  }
  mcp.registerResource(
    name,
    new ResourceTemplate(uri, { list: lister(resource, host) }),
    config,
    (url, raw, ctx) =>
      readResource(server, resource, {
        principal,
        logger,
        audit,
        mcp: ctx,
        uri: url.toString(),
        variables: decoded(raw),
      }),
  );
}

type ListCallback = ConstructorParameters<typeof ResourceTemplate>[1]['list'];

function lister(resource: ResourceDefinition, { principal, logger }: ResourceHost): ListCallback {
  const usable = resource.scopes.every((scope) => hasScope(principal, scope));
  if (!resource.list || !usable) return undefined;
  return async (mcp) => ({
    resources: (await resource.list?.(callContext({ principal, logger, mcp }))) ?? [],
  });
}

/** The SDK matches a template on the raw address; what a server gets is the text that was meant. */
function decoded(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      decode(Array.isArray(value) ? value.join(',') : value),
    ]),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new ParleyError('not_found', 'There is nothing at this address.', { cause });
  }
}
