import { createPostgresBackend, type Queue, runMigrations, type Worker, withBackend } from 'bullmq';
import pg from 'pg';
import { type Database, survive } from '../database.ts';
import type { Logger } from '../logger.ts';
import { withAdvisoryLock } from '../migrate.ts';
import { type Backend, WORKER_SETTINGS } from './backend.ts';

const SCHEMA = 'bullmq';

/** Brings BullMQ's own tables up to date, then shares one pool among all queues and workers. */
export async function postgresBackend(database: Database, logger: Logger): Promise<Backend> {
  const pool = new pg.Pool({
    connectionString: database.url,
    max: 40,
    application_name: 'parley-queue',
    options: `-c search_path=${SCHEMA},public`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Every queue and worker listens on the shared pool.
  pool.setMaxListeners(0);
  pool.on('error', (err) => logger.warn({ err }, 'an idle queue connection was lost'));
  survive(pool);
  await withAdvisoryLock(database, 'parley.queue.migrate', async () => {
    const client = await pool.connect();
    try {
      await runMigrations(client as unknown as Parameters<typeof runMigrations>[0], SCHEMA);
    } finally {
      client.release();
    }
  });
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const connection = pool as unknown as Parameters<typeof createPostgresBackend>[1]['connection'];
  return {
    kind: 'postgresql',
    logger,
    makeQueue: (name, jobs) => new PgQueue(name, { connection, defaultJobOptions: jobs }) as unknown as Queue,
    makeWorker: (name, processor, concurrency) =>
      new PgWorker(name, processor, { connection, concurrency, ...WORKER_SETTINGS }) as unknown as Worker,
    ping: async () => void (await pool.query('select 1')),
    disconnect: () => pool.end(),
  };
}
