import { describe, expect, it } from 'vitest';
import { withoutNames } from './testing/ask-fleet.ts';

const queryOf = (question: string): unknown => {
  const analysis = withoutNames(question);
  return analysis.kind === 'calls' ? analysis.calls[0]?.arguments : analysis;
};

describe('a number before the noun that is ranked (R12)', () => {
  it.each([
    ['Who are the three mechanics with the most labour hours this year?', 'repair_jobs', 'labour_hrs'],
    ['Which three trucks have the highest daily rate?', 'trucks', 'daily_rate'],
    ['What are the largest three trucks by daily rate?', 'trucks', 'daily_rate'],
  ])('%s', (question, table, column) => {
    const query = queryOf(question);
    expect(query).toMatchObject({ table, limit: 13 });
    expect(JSON.stringify(query)).toContain(column);
    expect(JSON.stringify(query)).not.toContain('mechanic_count');
  });

  it('counts the rows that rank', () => {
    expect(queryOf('Which two depots have the most mechanics?')).toMatchObject({
      table: 'mechanics',
      aggregates: [{ fn: 'count' }],
      limit: 12,
    });
  });

  it('means nothing without a ranking', () => {
    expect(withoutNames('List three mechanics')).toMatchObject({
      kind: 'decline',
      text: expect.stringContaining('"three"'),
    });
  });

  it('still counts related rows behind a verb, and is no key', () => {
    expect(queryOf('Which mechanics have 3 repair jobs?')).toMatchObject({
      having: [{ op: 'eq', value: 3 }],
    });
    expect(queryOf('Show repair job 12')).toMatchObject({ filters: [{ column: 'id', value: 12 }] });
  });
});

describe('a period behind a noun', () => {
  it.each([
    'How many labour hours went into each repair job last month?',
    'How many labour hours went into each truck last month?',
  ])('%s', (question) => {
    expect(queryOf(question)).toMatchObject({
      filters: [
        { column: 'opened_at', op: 'gte', value: '2026-02-01' },
        { column: 'opened_at', op: 'lt', value: '2026-03-01' },
      ],
      aggregates: [{ fn: 'sum', column: 'labour_hrs' }, { fn: 'count' }],
    });
  });
});
