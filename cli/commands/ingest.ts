import { resolve } from 'node:path';
import { ingestFolder } from '@parley/mcp-servers/knowledge/ingest';
import { server as knowledge } from '@parley/mcp-servers/knowledge/server';
import type { Config } from '@parley/platform/config';
import { createLifecycle, stopOnSignals } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { layFoundation } from '../compose/foundation.ts';
import { say, tell } from '../terminal/output.ts';

/** Takes a folder of Markdown files into the knowledge base; again for what has changed. */
export async function ingest(config: Config, dir: string): Promise<number> {
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  stopOnSignals(lifecycle);
  try {
    const { database, logger, models } = await layFoundation(config, lifecycle);
    await knowledge.migrate?.(database);
    const embedder = await models();
    const result = await ingestFolder({
      database,
      dir: resolve(dir),
      embedder,
      logger,
      signal: lifecycle.signal,
    });
    for (const warning of result.warnings) tell(`! ${warning}`);
    say(
      `${result.added} added, ${result.updated} updated, ${result.removed} removed, ${result.unchanged} unchanged.`,
    );
    return 0;
  } finally {
    await lifecycle.close();
  }
}
