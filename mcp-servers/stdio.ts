import type { Transport } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { logAudit } from '@parley/platform/audit/entry';
import { ALL_SCOPES, type Principal } from '@parley/platform/identity/principal';
import type { ServerDefinition, ServerDeps } from './define.ts';
import { roundsFor, tasksFor } from './host.ts';
import { assertSound } from './kit/check.ts';
import { prepare } from './kit/factory.ts';
import { migrateTasks } from './kit/tasks/schema.ts';

const LOCAL: Principal = { subject: 'local', scopes: [ALL_SCOPES], actors: [] };

export interface StdioOptions {
  /** Whoever started the process; the default may do everything. */
  principal?: Principal;
  /** Instead of this process's stdin and stdout. */
  transport?: Transport;
}

/** Serves the same server over stdio. stdout is the wire: logs go elsewhere. */
export async function serveMcpStdio(
  definition: ServerDefinition,
  deps: ServerDeps,
  options: StdioOptions = {},
): Promise<{ close(): Promise<void> }> {
  const logger = deps.logger.child({ service: definition.name });
  const instance = definition.create({ ...deps, logger });
  assertSound(definition, instance);
  const tasks = tasksFor(instance, { database: deps.database, server: definition.name, logger });
  if (tasks) await migrateTasks(deps.database);
  await definition.migrate?.(deps.database);
  await instance.start?.();
  const audit = deps.audit ?? logAudit(logger);
  const factory = prepare(definition, instance, {
    logger,
    audit,
    rounds: roundsFor(definition, deps),
    tasks,
  });
  const handle = serveStdio(({ era }) => factory(options.principal ?? LOCAL, { era, lasting: true }), {
    ...(options.transport ? { transport: options.transport } : {}),
    onerror: (error) => logger.warn({ err: error }, 'the stdio connection has a problem'),
  });
  return {
    async close() {
      await handle.close();
      await tasks?.close();
      await instance.close?.();
    },
  };
}
