import { describe, expect, it } from 'vitest';
import { askAgency } from '../testing/ask-agency.ts';

const current = { column: 'left_on', op: 'is_null' };

describe('filters that nobody asked for (R12)', () => {
  it.each(['How many staff do we have today?', 'Staff at the Porto site today, not counting leavers'])(
    'reads today as those who are there: %s',
    (question) => {
      const query = askAgency(question);
      expect(query).toMatchObject({ table: 'staff', filters: expect.arrayContaining([current]) });
      expect(JSON.stringify(query)).not.toContain('hired');
    },
  );

  it('still reads what was done today', () => {
    expect(askAgency('How many tickets were opened today?')).toMatchObject({
      filters: [{ column: 'opened_at', value: '2026-11-30' }, { column: 'opened_at' }],
    });
  });

  it('leaves out nobody of whom it is said that they are counted too', () => {
    expect(askAgency('How many people do we have in Porto, editors and all?')).toMatchObject({
      filters: [{ column: 'site', value: 'Porto' }],
    });
  });

  it('knows leavers by the day they left', () => {
    expect(askAgency('How many leavers were there in 2025?')).toMatchObject({
      table: 'staff',
      filters: expect.arrayContaining([{ column: 'left_on', op: 'gte', value: '2025-01-01' }]),
    });
  });

  it.each([
    ['How many clients had tickets in 2026?', 'ticket.opened_at'],
    ['How many clients opened tickets in 2026?', 'ticket.opened_at'],
    ['How many clients with tickets signed up in 2026?', 'signed_up'],
  ])('dates what happened, not those to whom: %s', (question, dated) => {
    expect(askAgency(question)).toMatchObject({
      table: 'client',
      filters: expect.arrayContaining([{ column: dated, op: 'gte', value: '2026-01-01' }]),
    });
  });
});
