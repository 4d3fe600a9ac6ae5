import { describe, expect, it } from 'vitest';
import { planOf } from '../testing/crew.ts';

const SIDES: Record<string, string> = { purser: 'data', mate: 'document' };
const planned = (question: string): string[] =>
  planOf(question).map(({ agent, instruction }) => `${SIDES[agent] ?? agent}: ${instruction}`);

describe('the halves of a question (R1.3)', () => {
  it.each([
    [
      "We're on the Gold card. What will it cost after the next change, and from what date?",
      [
        "document: We're on the Gold card. What will it cost after the next change?",
        "document: We're on the Gold card. From what date will it cost after the next change?",
      ],
    ],
    [
      'My ticket is a week old. Can I still give it back, and for how much?',
      [
        'document: My ticket is a week old. Can I still give it back?',
        'document: My ticket is a week old. For how much can I still give it back?',
      ],
    ],
    [
      'On a working day, until what time can I get into the Oban office? And the one in Mallaig?',
      [
        'document: On a working day, until what time can I get into the Oban office?',
        'document: On a working day, until what time can I get into the Mallaig office?',
      ],
    ],
    [
      'On the Gold card, how fast is a complaint answered? And on Silver?',
      [
        'document: On the Gold card, how fast is a complaint answered?',
        'document: On Silver, how fast is a complaint answered?',
      ],
    ],
    [
      'How many of our tagged tools are marked as lost, and how soon after noticing do I have to report one?',
      [
        'data: How many of our tagged tools are marked as lost?',
        'document: How soon after noticing do I have to report one of the lost tagged tools?',
      ],
    ],
    [
      'How many claims with Harbinger Mutual were refused, and within how many days must a claim reach that company?',
      [
        'data: How many claims with Harbinger Mutual were refused?',
        'document: Within how many days must a claim reach Harbinger Mutual?',
      ],
    ],
    [
      'How many applications reached us through an agency, and what commission do those agencies get for a hire?',
      [
        'data: How many applications reached us through an agency?',
        'document: What commission do the agencies get for a hire?',
      ],
    ],
    [
      'How many parrots do we have on file, living or dead, and what do our rules say about clipping their wings?',
      [
        'data: How many parrots do we have on file?',
        'document: What do our rules say about clipping the wings of the parrots?',
      ],
    ],
    [
      'How many laptops are older than three years, and when is one replaced?',
      [
        'data: How many laptops are older than three years?',
        'document: When is one of the laptops replaced?',
      ],
    ],
    [
      'I changed the code of the gate. How many colleagues must approve, and does it matter from which team?',
      [
        'document: I changed the code of the gate. How many colleagues must approve?',
        'document: I changed the code of the gate. Does it matter from which team?',
      ],
    ],
  ])('%s', (question, expected) => {
    expect(planned(question)).toEqual(expected);
  });

  it.each([
    'I only work three days out of five. How much money can I spend on courses in a year?',
    'You rejected me for a job on deck. How long until I may apply again?',
    'A guest wants to send me a hamper. Up to what value may I keep it - and do our rules agree with each other?',
  ])('is one where only one thing is asked for: %s', (question) => {
    expect(planned(question)).toHaveLength(1);
  });
});
