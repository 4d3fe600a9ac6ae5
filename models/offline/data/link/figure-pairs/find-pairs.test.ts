import { describe, expect, it } from 'vitest';
import { luthier } from '../../testing/luthier.ts';
import { mainQuery, rowsQuery } from '../../testing/main-query.ts';

const filtersOf = (question: string): object[] => {
  const query = mainQuery(luthier, question);
  return query && 'filters' in query ? (query.filters as object[]) : [];
};

const COSTS = 'final_cost - est_cost';
const HOURS = 'actual_hours - planned_hours';
const PRICES = 'price_paid - models.list_price';

describe('one figure of a row against another (R12)', () => {
  it.each([
    ['How many overhauls had a final cost above the estimate?', COSTS, 'gt'],
    ['How many overhauls ended up costing the client more than we had estimated?', COSTS, 'gt'],
    ['How many overhauls came in dearer than estimated?', COSTS, 'gt'],
    ['How many overhauls were cheaper than estimated?', COSTS, 'lt'],
    ['How many overhauls went over their estimate?', COSTS, 'gt'],
    ['How many overhauls did not cost more than estimated?', COSTS, 'lte'],
    ['How many overhauls cost no more than the estimate?', COSTS, 'lte'],
    ['How many overhauls stayed within the estimate?', COSTS, 'lte'],
    ['How many overhauls cost exactly as much as estimated?', COSTS, 'eq'],
    ['How many overhauls took longer than planned?', HOURS, 'gt'],
    ['How many overhauls needed more hours than planned?', HOURS, 'gt'],
    ['How many overhauls took less than the planned time?', HOURS, 'lt'],
    ['In how many overhauls were the actual hours below the plan?', HOURS, 'lt'],
  ])('compares two columns of the row: %s', (question, column, op) => {
    expect(filtersOf(question)).toContainEqual({ column, op, value: 0 });
  });

  it.each([
    ['How many sales were charged below the list price?', 'lt'],
    ['How many sales went for less than their list price?', 'lt'],
    ["How many sales were made above the model's regular price?", 'gt'],
    ['For how many sales was more paid than the list price of the model?', 'gt'],
  ])('compares with the row that it refers to: %s', (question, op) => {
    expect(mainQuery(luthier, question)).toMatchObject({
      table: 'sales',
      filters: [{ column: PRICES, op, value: 0 }],
    });
  });

  it('compares how many there were with what there is room for', () => {
    expect(filtersOf('How many recitals sold fewer tickets than the capacity of the hall?')).toEqual([
      { column: 'tickets_sold - halls.capacity', op: 'lt', value: 0 },
    ]);
  });

  it('keeps all other conditions', () => {
    expect(filtersOf('How many maple overhauls started in 2025 cost more than estimated?')).toEqual(
      expect.arrayContaining([
        { column: COSTS, op: 'gt', value: 0 },
        { column: 'wood', op: 'eq', value: 'maple' },
      ]),
    );
  });

  it('sets the part of a share against the whole', () => {
    const question = 'What share of the maple overhauls cost more than estimated?';
    expect(filtersOf(question)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: COSTS }),
        expect.objectContaining({ column: 'wood' }),
      ]),
    );
  });

  it.each([
    'How many overhauls cost more than the average estimate?',
    'How many sales went for less than the list price of Aria?',
    'How many overhauls had a deposit higher than the list price?',
    'How many overhauls took longer than estimated by the foreman?',
    'How many overhauls were louder than planned?',
    'How many sales took longer than planned?',
    'How many sales took longer than the list price?',
    'How many overhauls were dearer than planned?',
  ])('refuses what is no such pair: %s', (question) => {
    expect(mainQuery(luthier, question)).toMatchObject({ kind: 'decline' });
  });
});

describe('by how much two figures differ (R12)', () => {
  it.each([
    ['By how much did overhauls exceed their estimate?', 'sum', COSTS],
    ['By how much does the total final cost of maple overhauls exceed the total estimate?', 'sum', COSTS],
    ['On average, by how many hours did overhauls overrun the plan?', 'avg', HOURS],
    ['On average, how many hours longer than planned does an overhaul take?', 'avg', HOURS],
    ['How much more did overhauls cost than estimated?', 'sum', COSTS],
    ['For maple overhauls, sum of final costs minus sum of estimates?', 'sum', COSTS],
  ])('adds up the difference, or takes its average: %s', (question, fn, column) => {
    expect(mainQuery(luthier, question)).toMatchObject({
      table: 'overhauls',
      aggregates: expect.arrayContaining([expect.objectContaining({ fn, column })]),
    });
  });

  it('takes the price of a catalogue first, where less was paid', () => {
    const question = 'By how much were sales below the list price?';
    expect(mainQuery(luthier, question)).toMatchObject({
      table: 'sales',
      aggregates: expect.arrayContaining([
        expect.objectContaining({ fn: 'sum', column: 'models.list_price - price_paid' }),
      ]),
    });
  });

  it('ranks by it', () => {
    expect(rowsQuery(luthier, 'Which wood went over its estimate the most?')).toMatchObject({
      table: 'overhauls',
      group_by: ['wood'],
      aggregates: [{ fn: 'sum', column: COSTS }],
    });
  });
});
