import { hasRedis, type TestRedis, testRedis } from '@parley/platform/testing/redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

describe.skipIf(!hasRedis())('with REDIS_URL set (needs redis-server)', () => {
  let redis: TestRedis;
  let parley: Constellation;
  beforeAll(async () => {
    redis = await testRedis();
    parley = await startConstellation({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await parley?.close();
    await redis?.stop();
  });

  it('answers, its queue kept in Redis (R11)', async () => {
    const run = await parley.solve('How many engineers do we have, and what is our remote work policy?');
    expect(run.status).toBe('completed');
    expect(run.answer).toMatch(/\b128\b/);
    expect(run.answer).toMatch(/VPN/);
  });
});
