import { describe, expect, it } from 'vitest';
import { readNever, rowsAsked, withNever } from './never.ts';

describe('what never happened (R12)', () => {
  it.each([
    ['Which type of stamp has nobody ever used?', 'which type of stamp have never been used'],
    ['Is there a stamp nobody has ever bought? Which one?', 'which stamp have never been bought'],
    ['Are there sheds where no leak has ever been reported?', 'which sheds have never been reported leak'],
    ['Is there any ferry we have never hired?', 'which ferry have never hired'],
    [
      'Which kiln has not had a single pot put in it yet?',
      'which kiln have never had a single pot put in it',
    ],
    [
      'Is there a ferry nobody has sailed on? Its number please.',
      'list the number of the ferry have never been sailed on',
    ],
    ['Who is in the guild register but has never held an office?', 'which guild have never held an office'],
  ])('%s', (asked, read) => {
    expect(withNever(asked)).toBe(read);
  });

  it.each([
    'Which ferries have never sailed?',
    'Is there a ferry that is late?',
    'Which orders have not been paid yet?',
    'Are there stamps nobody has bought? How many were sold in 2024?',
  ])('leaves alone what is plain already or asks more: %s', (asked) => {
    expect(withNever(asked)).toBe(asked);
  });

  it('tells the rows from the deed, and leaves out whatever shuts out nothing', () => {
    expect(readNever('How many ferries, sold or not, have never been out, not even a day?')).toEqual({
      lead: 'how many',
      kind: 'ferries',
      deed: 'been out',
    });
    expect(readNever('Which ferry without a crew has no mate that never slept?')).toBeUndefined();
  });

  it('asks for the kinds of things by the name of their table first', () => {
    expect(rowsAsked({ lead: 'which', kind: 'kind of stamp', deed: 'used' })).toEqual([
      'which stamp kind',
      'which stamp type',
      'which kind of stamp',
    ]);
  });
});
