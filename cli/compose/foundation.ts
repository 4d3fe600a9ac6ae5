import { join } from 'node:path';
import type { Config } from '@parley/platform/config';
import { type Database, openDatabase } from '@parley/platform/database';
import { createIdentity, type Identity } from '@parley/platform/identity';
import type { Lifecycle } from '@parley/platform/lifecycle';
import { createLogger, type Logger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import { createQueues, type Queues } from '@parley/platform/queue';
import { holdHome } from './home.ts';

/** What every service is made of. */
export interface Foundation {
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  identity: Identity;
}

/** Opens the state of this installation: database (embedded when none is given), queue, identity. */
export async function layFoundation(config: Config, lifecycle: Lifecycle): Promise<Foundation> {
  const logger = createLogger({ level: config.logLevel });
  const url = config.database.url ?? (await embeddedUrl(config, { logger, lifecycle }));
  const database = await openDatabase({ url, logger });
  lifecycle.onClose('database', database.close);
  const queues = await createQueues({ database, redisUrl: config.redis.url, logger });
  lifecycle.onClose('queue', queues.close);
  const identity = await createIdentity({ config, database });
  return { config, logger, database, queues, identity };
}

async function embeddedUrl(
  config: Config,
  { logger, lifecycle }: { logger: Logger; lifecycle: Lifecycle },
): Promise<string> {
  const owner = holdHome(config.home);
  const server = await startEmbedded({ dir: join(config.home, 'postgres'), logger });
  // A second process on the same home uses the server, but only the one that holds the home stops it.
  if (owner) {
    server.supervise();
    lifecycle.onClose('embedded PostgreSQL', async () => {
      await server.stop();
      owner.release();
    });
  }
  return server.url;
}
