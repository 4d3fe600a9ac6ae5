import { describe, expect, it } from 'vitest';
import { createFindings } from './testing/world.ts';
import { verifyAnswer } from './verify.ts';

const { calls, sources, query } = createFindings();
query(
  'Table open_positions: count, min of opened_on by department',
  {
    table: 'open_positions',
    group_by: ['department'],
    aggregates: [
      { as: 'count', fn: 'count' },
      { as: 'oldest', fn: 'min', column: 'opened_on' },
    ],
  },
  [
    { department: 'Engineering', count: 9, oldest: '2026-03-11' },
    { department: 'Product', count: 6, oldest: '2026-06-26' },
    { department: 'Operations', count: 1, oldest: '2026-09-04' },
  ],
);

function unverifiedIn(answer: string): string[] {
  const { unverified } = verifyAnswer({ answer, question: 'Any staffing concerns?', calls, sources });
  return unverified.map(({ text }) => text);
}

describe('what is said of all behind an enumeration', () => {
  it('is no matter of the one that was named last', () => {
    const answer =
      'Open positions: Engineering 9, Product 6, Operations 1; the oldest dates from 2026-03-11 [1].';
    expect(unverifiedIn(answer)).toEqual([]);
  });

  it('must be true of all', () => {
    const answer =
      'Open positions: Engineering 9, Product 6, Operations 1; the oldest dates from 2026-03-12 [1].';
    expect(unverifiedIn(answer)).toEqual(['2026-03-12']);
    expect(unverifiedIn('Operations has 1 since 2026-03-11 [1].')).toEqual(['2026-03-11']);
  });
});
