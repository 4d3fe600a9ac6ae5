import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from './logger.ts';
import { createQueues, type Queues } from './queue.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';
import { hasRedis, type TestRedis, testRedis } from './testing/redis.ts';
import { until } from './testing/until.ts';

const numbers = { schema: z.object({ n: z.number() }) };

/** The same promises on each backend (R10, R11). */
describe.each(['postgresql', 'redis'] as const)('the queue on %s', (kind) => {
  const present = kind === 'postgresql' || hasRedis();
  let store: TestDatabase;
  let redis: TestRedis | undefined;
  let queues: Queues;

  beforeAll(async () => {
    if (!present) return;
    store = await testDatabase();
    redis = kind === 'redis' ? await testRedis() : undefined;
    queues = await createQueues({ database: store.database, redisUrl: redis?.url, logger: silentLogger() });
  });
  afterAll(async () => {
    if (!present) return;
    await queues.close();
    await redis?.stop();
    await store.drop();
  });

  const when = it.skipIf(!present);

  when('serves by priority, each id once, and takes an id again when its job is done', async () => {
    const spec = { name: 'by-priority', ...numbers };
    const done: number[] = [];
    const queue = queues.queue(spec);
    await queue.add({ n: 1 }, { jobId: 'a', priority: 'low' });
    await queue.add({ n: 9 }, { jobId: 'a' });
    await queue.add({ n: 2 }, { jobId: 'b', priority: 'critical' });
    expect(await queue.counts()).toMatchObject({ waiting: 2 });
    await queues.worker(spec, async ({ data }) => void done.push(data.n), { concurrency: 1 });
    await until(() => done.length === 2);
    expect(done).toEqual([2, 1]);
    await until(async () => (await queue.counts()).active === 0);
    await queue.add({ n: 3 }, { jobId: 'a' });
    await until(() => done.includes(3));
  });

  when('tries a failing job again, and leaves nothing behind', async () => {
    const spec = { name: 'failing', ...numbers, attempts: 3, backoffMs: 10 };
    const attempts: number[] = [];
    const queue = queues.queue(spec);
    await queues.worker(
      spec,
      async ({ attempt }) => {
        attempts.push(attempt);
        if (attempt < 3) throw new Error('not yet');
      },
      { concurrency: 1 },
    );
    await queue.add({ n: 1 }, { jobId: 'x' });
    await until(() => attempts.length === 3);
    expect(attempts).toEqual([1, 2, 3]);
    await until(async () => Object.values(await queue.counts()).every((count) => count === 0));
  });

  when('parses what it takes from the queue', async () => {
    const loose = { name: 'parsed', schema: z.object({ n: z.unknown() }) };
    const strict = { name: 'parsed', ...numbers };
    const seen: number[] = [];
    await queues.worker(strict, async ({ data }) => void seen.push(data.n), { concurrency: 1 });
    await queues.queue(loose).add({ n: 'seven' }, { jobId: 'wrong' });
    await queues.queue(loose).add({ n: 7 }, { jobId: 'right' });
    await until(() => seen.length === 1);
    expect(seen).toEqual([7]);
  });

  when('ends its workers before it closes', async () => {
    const spec = { name: 'closing', ...numbers };
    let finished = false;
    let started = false;
    const worker = await queues.worker(
      spec,
      async () => {
        started = true;
        await new Promise((resolve) => setTimeout(resolve, 100));
        finished = true;
      },
      { concurrency: 1 },
    );
    await queues.queue(spec).add({ n: 1 }, { jobId: 'slow' });
    await until(() => started);
    await worker.close();
    expect(finished).toBe(true);
  });
});

it('says what to mend when Redis is away', async () => {
  const store = await testDatabase();
  const creating = createQueues({
    database: store.database,
    redisUrl: 'redis://127.0.0.1:1',
    logger: silentLogger(),
  });
  await expect(creating).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('REDIS_URL'),
  });
  await store.drop();
});
