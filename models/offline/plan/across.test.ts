import { describe, expect, it } from 'vitest';
import { write } from '../write/write.ts';
import { acrossParts } from './across.ts';

describe('a count times an amount (R1.3)', () => {
  it.each([
    [
      'What would it cost to give every deckhand the boot allowance?',
      'How many deckhands are there?',
      'How much is the boot allowance?',
    ],
    [
      'If everybody in Oban used the full meal budget, how much would that be?',
      'How many employees are there in Oban?',
      'How much is the meal budget?',
    ],
    [
      'How many pilots do we have, and what do their badges cost in total?',
      'How many pilots do we have?',
      'How much is the badge?',
    ],
  ])('%s', (question, count, amount) => {
    expect(acrossParts(question)).toEqual({ count, amount });
  });

  it.each(['How many pilots do we have and what do they earn?', 'If I leave in March, how much do I get?'])(
    'not: %s',
    (question) => expect(acrossParts(question)).toBeUndefined(),
  );

  const finding = (instruction: string, text: string) => ({
    stepId: 's',
    instruction,
    status: 'completed',
    text,
    error: null,
  });
  const question = 'What would it cost to give every deckhand the boot allowance?';
  const counted = finding('How many deckhands are there?', 'There are **14** deckhands [1].');
  const written = (amount: string): string =>
    write({
      question,
      findings: [counted, finding('How much is the boot allowance?', amount)],
      sources: [],
    });

  it('is worked out from what both parts found, with the sources of both', () => {
    expect(written('The boot allowance is £60.50 a year. [2]')).toContain(
      'Together that is 14 × £60.50 = **£847** [1][2].',
    );
    expect(written('Item: Boots; Boot allowance: 60 EUR; Gloves: 5 EUR [2]')).toContain(
      '= **840 EUR** [1][2]',
    );
  });

  it('is left alone where the amount is not one', () => {
    expect(written('The boot allowance is 60 EUR or 80 EUR. [2]')).not.toContain('Together');
    expect(written('NOT ANSWERED: no document says so.')).not.toContain('Together');
  });
});
