import { describe, expect, it } from 'vitest';
import { chartable, chartOf, looksOf, MOST_POINTS, ticksOf } from './chart-of.ts';

describe('what can be drawn', () => {
  it('is numbers by name as bars, without ids, in the order of the query', () => {
    const rows = [
      { id: 1, pier: 'North', boats: 9, berths: 12 },
      { id: 2, pier: 'East', boats: 4, berths: null },
    ];
    const found = chartable(rows);
    expect(found).toEqual({ kind: 'bar', label: 'pier', measures: ['boats', 'berths'] });
    expect(chartOf(rows, found!, 'boats').points).toEqual([
      { label: 'North', value: 9 },
      { label: 'East', value: 4 },
    ]);
    expect(chartOf(rows, found!, 'berths').points).toHaveLength(1);
  });

  it('is numbers over time as a line, in the order of time', () => {
    const rows = [
      { month: '2026-03', boats: 2 },
      { month: '2026-01', boats: 1 },
    ];
    const found = chartable(rows);
    expect(found?.kind).toBe('line');
    expect(chartOf(rows, found!, 'boats').points.map(({ label }) => label)).toEqual(['2026-01', '2026-03']);
  });

  it('takes a year that is a number for time', () => {
    expect(
      chartable([
        { year: 2025, n: 1 },
        { year: 2026, n: 2 },
      ]),
    ).toMatchObject({ kind: 'line', label: 'year' });
  });

  it.each([
    ['one row', [{ pier: 'North', boats: 9 }]],
    ['no numbers', [{ a: 'x' }, { a: 'y' }]],
    ['no names', [{ n: 1 }, { n: 2 }]],
    [
      'names that repeat',
      [
        { a: 'x', n: 1 },
        { a: 'x', n: 2 },
      ],
    ],
  ])('is nothing with %s', (_, rows) => {
    expect(chartable(rows)).toBeUndefined();
  });

  it('is no more than fits', () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ name: `b${n}`, n }));
    expect(chartOf(rows, chartable(rows)!, 'n').points).toHaveLength(MOST_POINTS);
  });
});

describe('how it can be drawn', () => {
  const chartOfValues = (values: number[]) => {
    const rows = values.map((n, index) => ({ pier: `p${index}`, n }));
    return chartOf(rows, chartable(rows)!, 'n');
  };
  it('is as shares where the values are parts of a whole', () => {
    expect(looksOf(chartOfValues([9, 4]))).toEqual(['bar', 'share']);
    expect(looksOf(chartOfValues([9, -4]))).toEqual(['bar']);
    expect(looksOf(chartOfValues([0, 0]))).toEqual(['bar']);
  });
});

describe('ticks', () => {
  it.each([
    [
      [9, 4],
      [0, 2.5, 5, 7.5, 10],
    ],
    [
      [-3, 8],
      [-5, 0, 5, 10],
    ],
    [[0], [0, 1]],
    [[1_234_567], [0, 500_000, 1_000_000, 1_500_000]],
  ])('%j → %j', (values, ticks) => {
    expect(ticksOf(values)).toEqual(ticks);
  });
});
