import { describe, expect, it } from 'vitest';
import { floorsOf } from './floors.ts';
import type { Verdict } from './grade/grade.ts';
import type { Kind } from './questions.ts';
import { brokenFloors, type Judged, percentile, tableOf, tally } from './tally.ts';

const judged = (kind: Kind, verdict: Verdict, times: number, durationMs = 200): Judged[] =>
  Array.from({ length: times }, (_, index) => ({
    id: `${kind}-${verdict}-${index}`,
    kind,
    verdict,
    durationMs,
  }));

const good = [
  ...judged('data', 'correct', 7),
  ...judged('data', 'declined', 3),
  ...judged('document', 'correct', 9),
  ...judged('document', 'incomplete', 1),
  ...judged('mixed', 'correct', 1),
  ...judged('mixed', 'incomplete', 1),
  ...judged('decline', 'correct', 19),
  ...judged('decline', 'wrong', 1),
];

describe('tally', () => {
  it('counts by kind and verdict', () => {
    const { kinds, confidentlyWrong } = tally(good);
    expect(kinds.data).toMatchObject({ total: 10, correct: 7, declined: 3, wrong: 0 });
    expect(kinds.all.total).toBe(42);
    expect(confidentlyWrong).toBe(0);
  });

  it('takes only answerable questions as confidently wrong', () => {
    expect(tally([...good, ...judged('data', 'wrong', 3)]).confidentlyWrong).toBeCloseTo(3 / 25);
  });

  it.each([
    [[5, 1, 4, 2, 3], 0.5, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
    [[], 0.95, 0],
  ])('percentile of %j at %d is %d', (values, part, expected) => {
    expect(percentile(values, part)).toBe(expected);
  });
});

describe('floors', () => {
  it('hold for a good result', () => {
    expect(brokenFloors(tally(good), floorsOf('shop'), true)).toEqual([]);
  });

  it('name each one that is broken', () => {
    const bad = tally([
      ...judged('data', 'correct', 1),
      ...judged('data', 'wrong', 1),
      ...judged('decline', 'wrong', 1, 9_000),
    ]);
    expect(brokenFloors(bad, floorsOf('shop'), true)).toEqual([
      'data: 50.0 % correct, at least 60.0 % wanted',
      'decline: 0.0 % correct, at least 90.0 % wanted',
      'confidently wrong: 50.0 %, at most 10.0 % allowed',
      'p95: 9000 ms, at most 1500 ms allowed',
    ]);
  });

  it('measure time with the offline model only', () => {
    const slow = tally(judged('data', 'correct', 3, 60_000));
    expect(brokenFloors(slow, floorsOf('shop'), false)).toEqual([]);
  });

  it('ask for more on the sample company', () => {
    expect(brokenFloors(tally(judged('data', 'correct', 8)), floorsOf('acme'), true)).toEqual([]);
    const result = tally([...judged('data', 'correct', 8), ...judged('data', 'declined', 2)]);
    expect(brokenFloors(result, floorsOf('acme'), true)).toHaveLength(1);
  });
});

it('shows the last run beside this one', () => {
  const table = tableOf(tally(good), tally(judged('data', 'correct', 1)));
  expect(table.split('\n')[1]).toMatch(/^data +10 +7 +0 +3 +0 +0 +70\.0 % +100\.0 %$/);
});
