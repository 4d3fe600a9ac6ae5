import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { DatabaseSchema } from './schema/schema.ts';
import { askFleet, withoutNames } from './testing/ask-fleet.ts';

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

describe('a trend (R12)', () => {
  const perYear = {
    table: 'mechanics',
    filters: [{ column: 'hired_on', op: 'gte', value: '2023-01-01' }],
    group_by: ['hired_on:year'],
    aggregates: [{ fn: 'count' }],
  };
  it.each([
    'How did the number of hires develop over the last three years?',
    'How has the number of hires changed over the past 3 years?',
    'What is the trend in hires since 2023?',
  ])('%s', (question) => {
    expect(queryOf(question)).toMatchObject(perYear);
  });

  it('goes by months where the period is short', () => {
    expect(queryOf('How did labour hours develop in 2025?')).toMatchObject({
      table: 'repair_jobs',
      group_by: ['opened_at:month'],
      aggregates: [{ fn: 'sum', column: 'labour_hrs' }, { fn: 'count' }],
    });
    expect(queryOf('Show hires per month')).toMatchObject({ group_by: ['hired_on:month'] });
  });

  it.each([
    ['How did revenue develop over the last three years?', /"revenue"/],
    ['Show revenue per month', /"revenue"/],
    ['How did the number of mechanics develop over the last three years?', /as they are today/],
    ['How did the depots develop their mechanics?', /"develop"/],
  ])('declines: %s', (question, reason) => {
    expect(withoutNames(question)).toMatchObject({ kind: 'decline', text: expect.stringMatching(reason) });
  });
});

describe('ways to say overdue', () => {
  it.each([
    'How many repair jobs are behind schedule?',
    'How many repair jobs are late?',
    'How many repair jobs are currently delayed?',
    'How many repair jobs are past their due date?',
  ])('%s', (question) => {
    expect(queryOf(question)).toMatchObject({
      filters: [
        { column: 'due_date', op: 'lt', value: '2026-03-15' },
        { column: 'closed_at', op: 'is_null' },
      ],
    });
  });
});

describe('a value is what it says', () => {
  it.each([
    ['How many female mechanics do we have?', /"female"/],
    ['How many women work in North?', /"women"/],
  ])('%s', (question, reason) => {
    expect(withoutNames(question)).toMatchObject({ kind: 'decline', text: expect.stringMatching(reason) });
  });
});

describe('averages of what is counted', () => {
  it('needs no group for the row itself', () => {
    expect(queryOf('What is the average number of labour hours per repair job?')).toEqual({
      table: 'repair_jobs',
      aggregates: [
        { fn: 'avg', column: 'labour_hrs', as: 'value' },
        { fn: 'count', as: 'rows' },
      ],
    });
  });

  it('keeps "on average" at the end', () => {
    expect(queryOf('How many repair jobs are there per truck on average?')).toMatchObject({
      table: 'repair_jobs',
      aggregates: [{ fn: 'count' }, { fn: 'count_distinct', column: 'truck_id' }],
    });
  });
});

describe('the column that is named', () => {
  it.each(['trucks whose plate is North', 'trucks with the plate of North'])(
    'is looked in before a value elsewhere: %s',
    (question) => {
      expect(JSON.stringify(askFleet(question))).toMatch(
        /look for.*"column":"plate"|"column":"plate".*look for/,
      );
    },
  );
});

describe('what is missing in a period', () => {
  it('puts the period on the rows that are missing, also when they are named by their figure', () => {
    expect(queryOf('Which mechanics logged no labour hours in February 2026?')).toMatchObject({
      table: 'mechanics',
      join: ['repair_jobs'],
      filters: [{ column: 'repair_jobs.opened_at', op: 'gte', value: '2026-02-01' }, { op: 'lt' }],
    });
  });
});

describe('a ranking inside a count', () => {
  it('is not taken for the ranking alone', () => {
    expect(withoutNames('How many mechanics work in the largest depot?')).toMatchObject({
      kind: 'decline',
      text: expect.stringContaining('two steps'),
    });
  });
});

describe('"per year" in a table that leads to another year', () => {
  it('is a period of the row itself', () => {
    const schema = DatabaseSchema.parse({
      tables: [
        {
          name: 'trees',
          primaryKey: ['tag'],
          columns: [
            { name: 'tag', type: 'text' },
            { name: 'planting_year', type: 'integer' },
          ],
        },
        {
          name: 'harvests',
          rows: 9,
          primaryKey: ['id'],
          columns: [
            { name: 'id', type: 'integer' },
            { name: 'tag', type: 'text' },
            { name: 'picked_on', type: 'date' },
          ],
          foreignKeys: [{ columns: ['tag'], table: 'trees', references: ['tag'] }],
        },
      ],
    });
    const analysis = analyseByRules({
      instruction: 'How did the number of harvests develop over the last two years?',
      context: '',
      schema,
      toolName: 'query_database',
      today: '2026-03-15',
      history: [],
    });
    expect(analysis).toMatchObject({
      kind: 'calls',
      calls: [{ arguments: { table: 'harvests', group_by: ['picked_on:year'] } }],
    });
  });
});
