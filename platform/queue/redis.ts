import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';
import { type Backend, WORKER_SETTINGS } from './backend.ts';

/** One connection adds and fails fast, the other waits for jobs as long as it takes. */
export function redisBackend(url: string, logger: Logger): Backend {
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true, lazyConnect: false });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [producer, consumer])
    client.on('error', (err) => logger.warn({ err }, 'the connection to Redis has a problem'));
  return {
    kind: 'redis',
    logger,
    makeQueue: (name, jobs) => new Queue(name, { connection: producer, defaultJobOptions: jobs }),
    makeWorker: (name, processor, concurrency) =>
      new Worker(name, processor, { connection: consumer, concurrency, ...WORKER_SETTINGS }),
    ping: async () => void (await producer.ping()),
    async disconnect() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
