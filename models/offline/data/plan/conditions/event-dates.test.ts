import { describe, expect, it } from 'vitest';
import { helpdesk } from '../../testing/helpdesk.ts';
import { mainQuery } from '../../testing/main-query.ts';

describe('the day of what was done (R12)', () => {
  it.each([
    ['How many clients cancelled in 2026?', 'contract.end_date'],
    ['How many clients cancelled their contract in 2026?', 'contract.end_date'],
    ['How many contracts were called off in 2026?', 'end_date'],
  ])('is that of the rows that hold it: %s', (question, column) => {
    expect(mainQuery(helpdesk, question)).toMatchObject({
      filters: expect.arrayContaining([{ column, op: 'gte', value: '2026-01-01' }]),
    });
  });

  it('leaves what was begun then alone, whatever became of it', () => {
    expect(mainQuery(helpdesk, 'How many cancelled contracts began in 2026?')).toMatchObject({
      filters: expect.arrayContaining([{ column: 'start_date', op: 'gte', value: '2026-01-01' }]),
    });
  });
});
