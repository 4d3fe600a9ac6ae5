import { describe, expect, it } from 'vitest';
import { exceeding } from './exceeding.ts';

describe('by how much one figure is more than another (R12)', () => {
  it.each([
    [
      'By how much does the average wage of cooks exceed that of waiters?',
      'what is the average wage of cooks',
      'what is the average wage of waiters',
    ],
    [
      'By how many did finished jobs in 2024 exceed those in 2023?',
      'how many finished jobs in 2024 are there',
      'how many finished jobs in 2023 are there',
    ],
    [
      'For finished jobs, by how much does the total cost exceed the total estimate?',
      'what is the total cost for finished jobs',
      'what is the total estimate for finished jobs',
    ],
    [
      'By how much did the order totals of 2025 exceed those of 2024, in euros, excluding cancelled orders in both years?',
      'what is the total of the order totals of 2025, excluding cancelled orders',
      'what is the total of the order totals of 2024, excluding cancelled orders',
    ],
    [
      'How much higher is the average fee for dogs in 2025 than for cats?',
      'what is the average fee for dogs in 2025',
      'what is the average fee for cats in 2025',
    ],
    [
      'How many more jobs did Ann Lee finish than Ben Ott?',
      'how many jobs did Ann Lee finish',
      'how many jobs did Ben Ott finish',
    ],
    [
      'How many more jobs were cancelled than finished?',
      'how many jobs were cancelled',
      'how many jobs were finished',
    ],
    [
      'How much more did we take for seats sold in 2025 than for those sold in 2024?',
      'how much did we take for seats sold in 2025',
      'how much did we take for seats sold in 2024',
    ],
    [
      'How many more jobs did we get in March than in April 2025?',
      'how many jobs did we get in March 2025',
      'how many jobs did we get in April 2025',
    ],
    [
      'What is the difference in list price between the small and the large oak table?',
      'what is the list price of the small oak table',
      'what is the list price of the large oak table',
    ],
    [
      'By how much did the average rent grow from 2023 to 2025?',
      'what is the average rent in 2025',
      'what is the average rent in 2023',
    ],
  ])('%s', (text, first, second) => {
    expect(exceeding(text)).toEqual([first, second]);
  });

  it.each([
    [
      'what holds for both or for the first alone',
      'By how much does the average wage of cooks in Graz exceed that of waiters?',
    ],
    ['who pays and who is paid', 'How much less did we pay Velo than Polar Screens?'],
    ['another time of one that is none', 'How many more claims do we have than last year?'],
    ['two columns of each row', 'What is the difference between the price and the cost of each product?'],
    ['a bound', 'How many jobs exceed 500 euros?'],
  ])('leaves %s', (_what, text) => {
    expect(exceeding(text)).toBeUndefined();
  });
});
