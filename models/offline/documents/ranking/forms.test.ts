import { describe, expect, it } from 'vitest';
import { askedKinds, heldIn } from './forms.ts';

describe('askedKinds', () => {
  it.each([
    ['How much do we get per mile?', 'how much'],
    ['How much notice do you need from me?', 'how much time'],
    ['How long will I be on full pay?', 'how long'],
    ['Until when can I take the days I bring over?', 'when'],
    ['Whom do I tell?', 'who'],
    ['Who has to say yes?', 'who'],
    ['Can I keep some?', 'may'],
    ['Do we have to wear masks?', 'must'],
    ['A garage.', 'nothing'],
  ])('reads "%s" as asking %s', (question, kind) => {
    expect(askedKinds(question)[0]).toBe(kind);
  });
});

describe('heldIn', () => {
  it('finds what a sentence holds and how it is put', () => {
    const held = heldIn('You must pay £40 within 14 days unless the manager agrees.');
    expect(held).toEqual(
      expect.arrayContaining(['money', 'duration', 'must', 'limit', 'role', 'if', 'except']),
    );
    expect(held).not.toContain('clock');
  });

  it('finds nothing of a kind that is not there', () => {
    expect(heldIn('The garden lies behind.')).not.toContain('number');
  });
});
