import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { yard } from './testing/yard.ts';

const read = (instruction: string) =>
  analyseByRules({
    instruction,
    context: '',
    schema: yard,
    toolName: 'query_database',
    today: '2026-03-10',
    history: [],
  });
const queriesOf = (instruction: string): object[] => {
  const analysis = read(instruction);
  return analysis.kind === 'calls' ? analysis.calls.map((call) => call.arguments) : [analysis];
};
const filtersOf = (question: string): unknown => queriesOf(question)[0];

describe('two columns of a row against one another (R12)', () => {
  it.each([
    ['How many refits were finished later than due?', 'finished_on - due_on', 'gt'],
    [
      'In how many refits was the final price higher than the quoted price?',
      'final_price - quoted_price',
      'gt',
    ],
    ['How many refits have a final price below the quoted price?', 'final_price - quoted_price', 'lt'],
    [
      'In how many refits is the designer somebody other than the inspector?',
      'designer_id - inspector_id',
      'ne',
    ],
    ['For how many refits is the inspector the same as the designer?', 'inspector_id - designer_id', 'eq'],
  ])('%s', (question, column, op) => {
    expect(filtersOf(question)).toMatchObject({ table: 'refits', filters: [{ column, op, value: 0 }] });
  });

  it('takes nothing for different that is not known', () => {
    const column = 'final_price - quoted_price';
    expect(filtersOf('How many refits have a final price different from the quoted price?')).toMatchObject({
      filters: [
        { column, op: 'ne', value: 0 },
        { column, op: 'not_null' },
      ],
    });
  });

  it('gives their difference', () => {
    expect(filtersOf('What is the average difference between final price and quoted price?')).toMatchObject({
      aggregates: [{ fn: 'avg', column: 'final_price - quoted_price' }, { fn: 'count' }],
    });
    expect(filtersOf('What is the average number of days between ordered and finished?')).toMatchObject({
      aggregates: [{ fn: 'avg', column: 'finished_on - ordered_on' }, { fn: 'count' }],
    });
  });
});

describe('states that a comment or a date tells', () => {
  it.each([
    ['How many refits are on the slip?', { column: 'finished_on', op: 'is_null' }],
    ['How many refits have been invoiced?', { column: 'final_price', op: 'not_null' }],
    ['How many moorings are permanent?', { column: 'rented_until', op: 'gte', value: '9999-12-31' }],
    ['How many crew members still work here?', { column: 'left_on', op: 'is_null' }],
    ['How many shipwrights have left?', { column: 'left_on', op: 'not_null' }],
    ['How many part-time shipwrights do we have?', { column: 'is_part_time', op: 'eq', value: true }],
    ['How many refits are of steel?', { column: 'hull', op: 'eq', value: 'S' }],
  ])('%s', (question, filter) => {
    expect(filtersOf(question)).toMatchObject({ filters: [filter] });
  });

  it('does not let "still" pass where nothing ends', () => {
    const withoutEnd = {
      ...yard,
      tables: yard.tables.map((table) => ({
        ...table,
        columns: table.columns.filter(({ name }) => name !== 'left_on'),
      })),
    };
    const analysis = analyseByRules({
      instruction: 'How many crew members still work here?',
      context: '',
      schema: withoutEnd,
      toolName: 'query_database',
      today: '2026-03-10',
      history: [],
    });
    expect(analysis).toMatchObject({ kind: 'decline', text: expect.stringContaining('still') });
  });
});

describe('fiscal years', () => {
  it.each([
    ['How many refits were ordered in fiscal year 2025?', '2025-07-01', '2026-07-01'],
    [
      'How many refits were ordered in the second quarter of financial year 2025?',
      '2025-10-01',
      '2026-01-01',
    ],
  ])('%s', (question, from, to) => {
    expect(filtersOf(question)).toMatchObject({
      filters: [
        { column: 'ordered_on', op: 'gte', value: from },
        { column: 'ordered_on', op: 'lt', value: to },
      ],
    });
  });
});

it('counts two groups side by side', () => {
  const queries = queriesOf('Are there more refits of steel or of wood?');
  expect(queries).toMatchObject([{ filters: [{ value: 'S' }] }, { filters: [{ value: 'W' }] }]);
});
