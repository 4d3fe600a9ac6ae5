import { describe, expect, it } from 'vitest';
import { verifyAnswer } from './verify.ts';

const QUESTION = 'What about Ticket cx-5f2 and batch 7a-31?';

function unverifiedIn(answer: string): string[] {
  const { unverified } = verifyAnswer({ answer, question: QUESTION, calls: [], sources: [] });
  return unverified.map(({ text }) => text);
}

describe('letters and digits in one word', () => {
  it.each([
    'Nothing was found (looked for: Ticket, cx, 5f2).',
    'Nothing was found; looked for: batch, 7a, 31 in 7a-31.',
    'Neither cx-5f2 nor 12q7 is there, nor 5f.',
  ])('are a code and no figure: %s', (answer) => {
    expect(unverifiedIn(answer)).toEqual([]);
  });

  it('are a figure where the letters are its unit', () => {
    expect(unverifiedIn('It is 12km away, costs $40k and takes 3h.')).toEqual(['12', '$40k', '3']);
  });
});
