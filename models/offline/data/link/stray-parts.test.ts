import { describe, expect, it } from 'vitest';
import { askAgency } from '../testing/ask-agency.ts';

describe('words that are part of a longer value (R12)', () => {
  it.each([
    ['How many editors do we have?', ['Copy Editor', 'Video Editor']],
    ['How many executives do we have?', 'Account Executive'],
    ['How many people in Customer Care are there?', 'Customer Care'],
  ])('are what it is at bottom, or a name cut short: %s', (question, value) => {
    expect(JSON.stringify(askAgency(question))).toContain(JSON.stringify(value));
  });

  it('are a state of the rows asked about', () => {
    expect(askAgency('How many laptops are in repair?')).toMatchObject({
      filters: [
        { column: 'kind', value: 'Laptop' },
        { column: 'sts', value: 'R' },
      ],
    });
  });

  it.each([
    // Only part of "Account Executive", "Customer Care", "Polar Screens", "Head of Sales".
    ['How many clients closed their account in 2026?', 'Account Executive'],
    ['How many clients have a video account?', 'Video Editor'],
    ['How many clients have customer service?', 'Customer Care'],
    ['How many polar assets do we have?', 'Polar Screens'],
    ['How many clients were sold to by art people?', 'Art Director'],
    ['How many sales people are there?', 'Head of Sales'],
    // A team is none of the clients of the tier "TEAM".
    ['How many staff are in the sales team?', 'TEAM'],
  ])('are nothing else: %s', (question, value) => {
    expect(JSON.stringify(askAgency(question))).not.toContain(value);
  });
});

describe('words of another kind (R12)', () => {
  it('keep verbs from states and first words from figures', () => {
    expect(askAgency('How many tickets were opened in 2026?')).toMatchObject({
      filters: [{ column: 'opened_at' }, { column: 'opened_at' }],
    });
    expect(askAgency('How many tickets are open?')).toMatchObject({
      filters: [{ column: 'sts', value: 'open' }],
    });
  });

  it('take a name in capitals for no word of grammar', () => {
    expect(JSON.stringify(askAgency('How many clients are on the Enterprise tier?'))).toContain('Enterprise');
  });

  it('take an account for no accountant', () => {
    expect(JSON.stringify(askAgency('How many accounts do we have?'))).not.toContain('Accountant');
    expect(JSON.stringify(askAgency('How many accountants do we have?'))).toContain('Accountant');
  });
});
