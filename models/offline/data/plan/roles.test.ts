import { describe, expect, it } from 'vitest';
import { askAgency } from '../testing/ask-agency.ts';

describe('which of several keys is meant (R12)', () => {
  it.each([
    ['Who owns the most tickets?', 'owner_emp'],
    ['Which colleague owns most tickets?', 'owner_emp'],
    ['Who reviewed the most tickets?', 'intv_emp'],
  ])('tells the verb: %s', (question, key) => {
    const said = JSON.stringify(askAgency(question));
    expect(said).toContain(key);
    expect(said).not.toContain('client');
  });

  it.each(['Who leads Sales?', 'Who runs Customer Care?', 'who heads Design?'])(
    'tells who leads a row: %s',
    (question) => {
      expect(JSON.stringify(askAgency(question))).toContain('lead_emp');
    },
  );

  it('names nobody as the leader of what has none', () => {
    expect(askAgency('Who runs Porto?')).toMatchObject({ kind: 'decline' });
  });

  it('reads the name of a key without the word for people in general', () => {
    expect(askAgency('Is there a team without a lead?')).toMatchObject({
      table: 'team',
      filters: [{ column: 'lead_emp', op: 'is_null' }],
    });
  });

  it('counts no people by what rows of another table say of some', () => {
    expect(askAgency('How many account managers do we have?')).toMatchObject({ kind: 'decline' });
  });
});
