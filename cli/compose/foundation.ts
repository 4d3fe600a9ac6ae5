import { join } from 'node:path';
import type { Models } from '@parley/models/types';
import { type AuditLog, createAuditLog } from '@parley/platform/audit';
import type { Config } from '@parley/platform/config';
import { type Database, openDatabase } from '@parley/platform/database';
import { createFailpoints } from '@parley/platform/failpoints';
import { createIdentity, type Identity, type TokenAuthority } from '@parley/platform/identity';
import type { Lifecycle } from '@parley/platform/lifecycle';
import { createLogger, type Logger } from '@parley/platform/logger';
import { joinEmbedded, startEmbedded } from '@parley/platform/postgres/embedded';
import { createQueues, type Queues } from '@parley/platform/queue';
import { withQueuePassages } from '@parley/platform/queue/failpoints';
import { holdHome } from './home.ts';

/** What every service is made of. */
export interface Foundation {
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  identity: Identity;
  authority: TokenAuthority;
  audit: AuditLog;
  /** The models, looked up at the first call: the offline one must listen by then. */
  models(): Promise<Models>;
}

/** Opens the state of this installation: database (embedded when none is given), queue, identity. */
export async function layFoundation(config: Config, lifecycle: Lifecycle): Promise<Foundation> {
  const logger = createLogger({ level: config.logLevel });
  const url = config.database.url ?? (await embeddedUrl(config, { logger, lifecycle }));
  // Commits are only looked at where failures are asked for: every query would pass there.
  const failpoints = config.failures.length > 0 ? createFailpoints(config.failures) : undefined;
  const database = await openDatabase({ url, logger, failpoints });
  lifecycle.onClose('database', database.close);
  const opened = await createQueues({ database, redisUrl: config.redis.url, logger });
  lifecycle.onClose('queue', opened.close);
  const queues = failpoints ? withQueuePassages(opened, failpoints) : opened;
  const audit = await createAuditLog({ database, logger, retentionDays: config.audit.retentionDays });
  lifecycle.onClose('audit', audit.close);
  const identity = await createIdentity({ config, database, audit });
  let models: Promise<Models> | undefined;
  return {
    config,
    logger,
    database,
    queues,
    identity,
    authority: identity.authority,
    audit,
    models: () => (models ??= resolveModels(config, logger)),
  };
}

/** Loaded by who asks for it: the client of the models is a good part of a start. */
async function resolveModels(config: Config, logger: Logger): Promise<Models> {
  const { createModels } = await import('@parley/models/models');
  return createModels({ config, logger });
}

interface Embedding {
  logger: Logger;
  lifecycle: Lifecycle;
}

/** The process that holds the home makes, supervises and stops the server; any other one on the same home uses it. */
async function embeddedUrl(config: Config, { logger, lifecycle }: Embedding): Promise<string> {
  const dir = join(config.home, 'postgres');
  const hold = holdHome(config.home);
  if (!hold) return joinEmbedded({ dir, signal: lifecycle.signal });
  lifecycle.onClose('home', async () => hold.release());
  const server = await startEmbedded({ dir, logger });
  server.supervise();
  lifecycle.onClose('embedded PostgreSQL', server.stop);
  return server.url;
}
