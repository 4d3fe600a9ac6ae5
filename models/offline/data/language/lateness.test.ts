import { describe, expect, it } from 'vitest';
import { latenessIn, missedIn } from './lateness.ts';

describe('a day against another (R12)', () => {
  it.each([
    ['How many bikes came back later than agreed', 'later', 'agreed'],
    ['Which sites were handed over later than the contract said', 'later', 'the contract said'],
    ['How many were paid after their due date', 'later', 'their due date'],
    ['How many were finished within the agreed time limit', 'in time', 'the agreed time limit'],
    ['How many were paid on or before the due date', 'in time', 'the due date'],
    ['How many left earlier than planned', 'earlier', 'planned'],
    ['How many were closed on the very day they were reported', 'same', 'reported'],
    ['How many were delivered on the promised day', 'same', 'the promised day'],
    ['How many were paid late', 'later', undefined],
    ['How many were delivered as promised', 'in time', undefined],
  ])('%s', (text, order, right) => {
    const found = latenessIn(text);
    expect(found?.order).toBe(order);
    expect(found?.right).toBe(right);
  });

  it.each([
    // How things stand today, not what has come about.
    'Which orders are past their due date',
    'How many late shifts were there',
    'How many were paid after the merger',
  ])('is not in: %s', (text) => {
    expect(latenessIn(text)).toBeUndefined();
  });

  it('finds by how much', () => {
    expect(missedIn('By how many days did the East Wing miss its deadline')).toMatchObject({
      unit: 'days',
      whose: 'the East Wing',
      right: 'its deadline',
    });
  });
});
