import { InMemoryServerEventBus } from '@modelcontextprotocol/server';
import { logAudit } from '@parley/platform/audit/entry';
import { createFailpoints } from '@parley/platform/failpoints';
import { addHealthRoutes } from '@parley/platform/http/health';
import type { Identity } from '@parley/platform/identity';
import { sharedKey } from '@parley/platform/identity/sealed';
import { closeInOrder } from '@parley/platform/lifecycle';
import type { Service } from '@parley/platform/service';
import type { ServerDefinition, ServerDeps, ServerInstance } from './define.ts';
import { assertSound } from './kit/check.ts';
import { prepare } from './kit/factory.ts';
import { withServePassages } from './kit/failpoints.ts';
import { createMcpHttp } from './kit/http.ts';
import { createRoundState, type RoundState } from './kit/input/state.ts';
import { createOpenCalls } from './kit/open-calls.ts';
import { withOperations } from './kit/operations.ts';
import type { RateLimit } from './kit/rate-limit.ts';
import { createResponseCache } from './kit/response-cache.ts';
import { migrateTasks } from './kit/tasks/schema.ts';
import { createTasks, type Tasks, type TasksOptions } from './kit/tasks/tasks.ts';

/** Most calls end within it; what takes longer breaks off, and whoever only read asks the next process. */
const DRAIN_MS = 1_000;

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
  const failpoints = createFailpoints(deps.config.failures);
  const made = definition.create({ ...deps, logger, stopping: stopping.signal });
  const shared = { server: definition.name, config: deps.config, database: deps.database, failpoints };
  const operations = withOperations(made, shared);
  const calls = createOpenCalls();
  const instance = calls.watch(withServePassages(operations.instance, failpoints));
  assertSound(definition, instance);
  const tasks = tasksFor(instance, { database: deps.database, server: definition.name, logger });
  const cache = createResponseCache({ revision: instance.revision?.bind(instance) });
  const bus = new InMemoryServerEventBus();
  const unwatch = instance.updates?.((uri) => bus.publish({ kind: 'resource_updated', uri }));
  const http = createMcpHttp({
    definition,
    factory: prepare(definition, instance, {
      logger,
      audit: deps.audit ?? logAudit(logger),
      rounds: roundsFor(definition, deps),
      tasks,
      cache,
    }),
    bus,
    config: deps.config,
    identity: deps.identity,
    logger,
    stopping: stopping.signal,
    ...(deps.rateLimit ? { rateLimit: deps.rateLimit } : {}),
  });
  const ready = () => instance.ready();
  const { name, version } = definition;
  addHealthRoutes(http.app, { name, version, ready, figures: () => ({ cache: cache.stats() }) });
  return {
    name: definition.name,
    app: { fetch: (request) => http.app.fetch(request) },
    async start() {
      await operations.migrateOperations();
      if (tasks) await migrateTasks(deps.database);
      await definition.migrate?.(deps.database);
      await instance.start?.();
    },
    ready,
    async close() {
      stopping.abort();
      unwatch?.();
      await closeInOrder(
        () => calls.settled(DRAIN_MS),
        http.close,
        () => tasks?.close(),
        () => instance.close?.(),
      );
    },
  };
}

/** A server keeps tasks when one of its tools can be one. */
export function tasksFor(instance: ServerInstance, options: TasksOptions): Tasks | undefined {
  return instance.tools.some((tool) => tool.task) ? createTasks(options) : undefined;
}

/** What tools that ask remember between two rounds, in whichever process each of them arrives. */
export function roundsFor(
  { name }: ServerDefinition,
  { database }: Pick<ServerDeps, 'database'>,
): RoundState {
  return createRoundState(name, () => sharedKey(database, 'mcp-request-state'));
}
