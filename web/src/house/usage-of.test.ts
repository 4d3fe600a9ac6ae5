import { expect, it } from 'vitest';
import { freshRun } from '../run/testing.ts';
import { usageOf } from './usage-of.ts';

const used = (inputTokens: number, usd: number) => ({ inputTokens, outputTokens: 1, usd });

it('sums what runs took, the most first', () => {
  const run = freshRun({
    usage: { ...used(0, 0), byAgent: { a: used(1, 0.5), b: used(9, 0) }, byModel: { m: used(10, 0.5) } },
  });
  expect(usageOf([run, run], 'byAgent')).toEqual([
    { name: 'b', tokens: 20, usd: 0 },
    { name: 'a', tokens: 4, usd: 1 },
  ]);
  expect(usageOf([run, run], 'byModel')).toEqual([{ name: 'm', tokens: 22, usd: 1 }]);
  expect(usageOf([], 'byModel')).toEqual([]);
});
