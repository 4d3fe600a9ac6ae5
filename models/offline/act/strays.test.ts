import { describe, expect, it } from 'vitest';
import { straysFromRecords, straysFromRules } from './strays.ts';

const LIST = 'There are **1,226** leave requests [call:c1]; the first 50 are:\n\n- 30,001\n- 30,002';

describe('an answer from the wrong side', () => {
  it('is a rule that leaves out part of what was counted', () => {
    const rule = 'Everybody with a permanent or fixed-term contract takes part. [doc:P-8]';
    expect(
      straysFromRecords('How many of those still employed here are on a fixed-term contract?', rule),
    ).toBe(true);
    expect(straysFromRecords('Which medicines have never been billed?', 'Medicines: up to 250 pounds.')).toBe(
      true,
    );
  });

  it('is no rule that speaks of all of it', () => {
    const stated = 'The choir has 40 seats for pupils. [doc:S-1]';
    expect(straysFromRecords('How many seats has the choir?', stated)).toBe(false);
    expect(straysFromRecords('May pupils eat in the choir?', 'No food in the choir.')).toBe(false);
  });

  it('is a list of rows where a rule was asked for', () => {
    expect(straysFromRules('What am I paid for the day?', LIST)).toBe(true);
    expect(straysFromRules('When must the second half be paid?', LIST)).toBe(true);
  });

  it('is no list that was asked for, and no figure', () => {
    expect(straysFromRules('Which requests must be approved?', LIST)).toBe(false);
    expect(straysFromRules('How long may a loan last?', 'The longest loan is **20** days [call:c1].')).toBe(
      false,
    );
  });
});
