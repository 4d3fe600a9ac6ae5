import { describe, expect, it } from 'vitest';
import { askAgency } from '../../testing/ask-agency.ts';

const laptops = [{ column: 'asset.kind', op: 'eq', value: 'Laptop' }];
const holders = { table: 'staff', group_by: ['emp_no'] };

describe('what a row has among its own rows elsewhere (R12)', () => {
  it.each([
    "How many staff don't have a laptop?",
    'How many staff have no laptop?',
    'How many staff are there without a laptop?',
    'How many staff have never had a laptop?',
    "How many staff don't hold any laptop?",
  ])('finds those who have one first, to leave them out: %s', (question) => {
    expect(askAgency(question)).toMatchObject({ ...holders, filters: laptops });
  });

  it('takes a period, and the noun behind the kind, for those rows too', () => {
    expect(askAgency('How many clients had no open ticket in 2026?')).toMatchObject({
      table: 'client',
      group_by: ['client_id'],
      filters: [{ value: 'open' }, { column: 'ticket.opened_at' }, { column: 'ticket.opened_at' }],
    });
  });

  it('says a "not" of rows that are named before of those rows', () => {
    expect(askAgency('How many clients have tickets that are not solved?')).toMatchObject({
      table: 'client',
      filters: [{ op: 'ne', value: 'solved' }],
      aggregates: [{ fn: 'count_distinct' }, {}],
    });
  });

  it('leaves a value of the row itself alone', () => {
    expect(askAgency('How many staff are not in Porto?')).toMatchObject({
      table: 'staff',
      filters: [{ column: 'site', op: 'ne', value: 'Porto' }],
    });
  });

  it.each([
    ['How many staff have at least two laptops?', 'asset', laptops],
    ['How many clients have more than three open tickets?', 'ticket', [{ value: 'open' }]],
    ['Which teams have at least two editors?', 'staff', [{ op: 'in' }]],
  ])('counts the rows of a kind: %s', (question, child, filters) => {
    const query = askAgency(question);
    expect(query).toMatchObject({ filters });
    expect(JSON.stringify(query)).toContain(`"having":[{"column":"${child}_count"`);
  });

  it('looks for each of both kinds, and for any other kind', () => {
    expect(askAgency('How many staff have both a laptop and a phone?')).toMatchObject({ ...holders });
    expect(askAgency('How many staff only have laptops?')).toMatchObject({ ...holders, filters: laptops });
  });
});
