import { expect, it } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

it('lets a burst through, then as many as are given back (R8.5)', () => {
  let time = 0;
  const limiter = createRateLimiter({ burst: 2, perSecond: 4 }, () => time);
  const take = (caller = 'ana') => limiter.take(caller) === 0;
  expect([take(), take(), take()]).toEqual([true, true, false]);
  expect(take('bea')).toBe(true);
  time = 250;
  expect([take(), take()]).toEqual([true, false]);
  time = 60_000;
  expect([take(), take(), take()]).toEqual([true, true, false]);
});

it('says how long to wait', () => {
  const limiter = createRateLimiter({ burst: 1, perSecond: 0.2 }, () => 0);
  limiter.take('ana');
  expect(limiter.take('ana')).toBe(5);
});
