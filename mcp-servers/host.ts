import { logAudit } from '@parley/platform/audit/entry';
import { addHealthRoutes } from '@parley/platform/http/health';
import type { Identity } from '@parley/platform/identity';
import type { Service } from '@parley/platform/service';
import type { ServerDefinition, ServerDeps } from './define.ts';
import { assertSound } from './kit/check.ts';
import { prepare } from './kit/factory.ts';
import { createMcpHttp } from './kit/http.ts';
import type { RateLimit } from './kit/rate-limit.ts';

export interface HostDeps extends ServerDeps {
  identity: Identity;
  /** Calls of one subject; the default is 300 at once, 100 a second. */
  rateLimit?: RateLimit;
}

/**
 * Hosts an MCP server over Streamable HTTP: `/mcp` behind the gate, `/health`, `/ready` and the protected-resource
 * metadata. A server that contradicts itself is refused here, before it listens.
 */
export function createMcpService(definition: ServerDefinition, deps: HostDeps): Service {
  const logger = deps.logger.child({ service: definition.name });
  const stopping = new AbortController();
  const instance = definition.create({ ...deps, logger, stopping: stopping.signal });
  assertSound(definition, instance);
  const http = createMcpHttp({
    definition,
    factory: prepare(definition, instance, { logger, audit: deps.audit ?? logAudit(logger) }),
    config: deps.config,
    identity: deps.identity,
    logger,
    ...(deps.rateLimit ? { rateLimit: deps.rateLimit } : {}),
  });
  const ready = () => instance.ready();
  addHealthRoutes(http.app, { name: definition.name, version: definition.version, ready });
  return {
    name: definition.name,
    app: { fetch: (request) => http.app.fetch(request) },
    async start() {
      await definition.migrate?.(deps.database);
      await instance.start?.();
    },
    ready,
    async close() {
      stopping.abort();
      await http.close();
      await instance.close?.();
    },
  };
}
