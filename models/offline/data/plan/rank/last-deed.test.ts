import { describe, expect, it } from 'vitest';
import { helpdesk } from '../../testing/helpdesk.ts';
import { rowsQuery } from '../../testing/main-query.ts';

describe('who did it first, what was done last (R12)', () => {
  it.each([
    ['Which staff member left most recently?', 'left_on', 'desc'],
    ['Which staff member left first?', 'left_on', 'asc'],
    ['Which request was solved last?', 'solved_at', 'desc'],
    ['Which contract was cancelled most recently?', 'end_date', 'desc'],
    ['Which bill was paid last?', 'paid_on', 'desc'],
    ['Which staff member was hired last?', 'hired_on', 'desc'],
    ['Which solved request is the oldest?', 'opened_at', 'asc'],
  ])('goes by the day of that deed: %s', (question, column, direction) => {
    expect(rowsQuery(helpdesk, question)).toMatchObject({ order_by: [{ column, direction }, {}] });
  });
});

describe('when people began (R12)', () => {
  it.each([
    ['How many staff started in 2025?', { table: 'staff', filters: [{ column: 'hired_on' }, {}] }],
    [
      'How many staff began working with us in 2025?',
      { table: 'staff', filters: [{ column: 'hired_on' }, {}] },
    ],
    ['How many clients started in 2025?', { kind: 'decline' }],
    ['How many contracts started in 2025?', { table: 'contract', filters: [{ column: 'start_date' }, {}] }],
  ])('is told by no day of other rows: %s', (question, query) => {
    expect(rowsQuery(helpdesk, question)).toMatchObject(query);
  });
});
