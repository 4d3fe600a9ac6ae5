import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS } from '@parley/cli/args';
import { startParts } from '@parley/cli/compose/parts';
import { type Config, configFromEnvironment, loadConfig } from '@parley/platform/config';
import { createLifecycle } from '@parley/platform/lifecycle';
import { createLogger } from '@parley/platform/logger';
import { freePortBase } from '@parley/platform/testing/ports';
import { freshDatabase } from './databases.ts';
import { loadTables, type World } from './world.ts';

export interface Constellation {
  /** Address of the orchestrator. */
  url: string;
  /** The database that holds the world's tables. */
  tablesUrl: string;
  close(): Promise<void>;
}

export interface ConstellationOptions {
  /** URL of a PostgreSQL server where databases may be made. */
  server: string;
  /** Folder for what the service wants to keep. */
  home: string;
  /** The model of the environment instead of the offline one. */
  live: boolean;
}

/** Starts the whole service, on databases of its own, over a world's tables and documents. */
export async function startConstellation(
  world: World,
  { server, home, live }: ConstellationOptions,
): Promise<Constellation> {
  const stateUrl = await freshDatabase(server, `state_${world.name}`);
  const tablesUrl = world.sql === undefined ? stateUrl : await freshDatabase(server, `world_${world.name}`);
  await loadTables(world, tablesUrl);
  const own = join(home, world.name);
  const noFiles = join(own, 'files');
  await mkdir(noFiles, { recursive: true });
  const config = withModels(
    loadConfig({
      PORT_BASE: String(await freePortBase()),
      PARLEY_HOME: own,
      PARLEY_LOG_LEVEL: 'error',
      PARLEY_MODEL: 'offline',
      DATABASE_URL: stateUrl,
      ENTERPRISE_DATABASE_URL: world.sql === undefined ? undefined : tablesUrl,
      ENTERPRISE_SCHEMA: world.sql === undefined ? undefined : world.schema,
      KNOWLEDGE_DIR: world.documents,
      // Another organisation has no use for the sample company's logs and runbooks.
      PARLEY_FILES_DIR: world.documents && noFiles,
    }),
    live,
  );
  const lifecycle = createLifecycle(createLogger({ level: config.logLevel }));
  try {
    await startParts(config, lifecycle, { parts: PARTS });
  } catch (error) {
    await lifecycle.close();
    throw error;
  }
  return { url: `http://127.0.0.1:${config.ports['orchestrator']}`, tablesUrl, close: lifecycle.close };
}

function withModels(config: Config, live: boolean): Config {
  return live ? Object.freeze({ ...config, models: configFromEnvironment().models }) : config;
}
