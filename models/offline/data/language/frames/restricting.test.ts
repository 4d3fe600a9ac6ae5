import { describe, expect, it } from 'vitest';
import { framedAround, withAsidesPlaced } from './frames.ts';

const plain = (text: string): string => framedAround(text).replace(/[?.]+$/, '');

describe('what says behind a question of which rows it is asked (R12)', () => {
  it.each([
    [
      'What do trucks cost on average? Only those that were sold.',
      'What do trucks cost on average that were sold',
    ],
    ['How many loans were late? Only returned ones.', 'How many loans were late that are returned'],
    ['How many loans were late? Returned ones only.', 'How many loans were late that are returned'],
    ['What did the invoices come to? Paid invoices only.', 'What did the paid invoices come to'],
    ['What did the invoices come to (paid invoices only)?', 'What did the paid invoices come to'],
    [
      'What is the total weight? Just the crates whose label is red.',
      'What is the total weight for crates whose label is red',
    ],
    [
      'What did a truck cost on average, looking only at the ones bought in 2024?',
      'What did a truck cost on average that were bought in 2024',
    ],
    [
      'How long do loans last, counting only loads that have been paid?',
      'How long do loans last for loads that have been paid',
    ],
    [
      'How many loans were late? Only the returned ones, naturally, lost ones included.',
      'How many loans were late that are returned',
    ],
    [
      'How many repairs were there in 2025? Go by the date of completion.',
      'How many repairs were there with completion date in 2025',
    ],
    [
      'What is the average score per topic; guests have no score so ignore them.',
      'What is the average score per topic',
    ],
    [
      'What did the concerts bring in? Leave out concerts that were not sold out.',
      'What did the concerts bring in that were sold out',
    ],
    [
      'How many loans are there per branch (leave out lost ones)?',
      'How many loans are there per branch excluding lost',
    ],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('says nothing of what the asker thinks', () => {
    expect(plain('How many loans were late? That should not happen.')).toBe('How many loans were late');
  });

  it.each([
    'How many loans were late? Only two of us know.',
    'How many trucks do we have? Go by the rules.',
    'List the depots. Include their town.',
    'How many claims are there, rejected ones not included?',
  ])('leaves what asks or restricts otherwise: %s', (text) => {
    expect(withAsidesPlaced(text)).toBe(text);
  });
});
