import { describe, expect, it } from 'vitest';
import { isValueOf, tokensIn } from './extract.ts';

const read = (text: string) => tokensIn(text).map(({ text: written, kind }) => `${written} ${kind}`);
const firstValue = (text: string) => tokensIn(text)[0]?.readings[0]?.value;

describe('the numbers of a text', () => {
  it.each<[string, string[]]>([
    ['We have 128 engineers.', ['128 number']],
    ['**1,234,567** and 1 234,5 to 12.5', ['1,234,567 number', '1 number', '234,5 number', '12.5 number']],
    ['Costs of $24.6 million, €3.50 or 20 EUR', ['$24.6 million number', '€3.50 number', '20 EUR number']],
    ['a rise of 12 %, 3.5% and 7 percent', ['12 % percent', '3.5% percent', '7 percent percent']],
    ['a change of -12 and −3.5', ['-12 number', '−3.5 number']],
    ['three of twenty-one, forty two', ['three number', 'twenty-one number', 'forty two number']],
    ['2-3 days, 10–15 people', ['2 number', '3 number', '10 number', '15 number']],
    ['the 4th of 8', ['4th number', '8 number']],
    ['In 2025 there were 2025 patients', ['2025 year', '2025 number']],
    [
      'from 2026-03-11, 3 April 2026, May 5, 2026, June 2025 and 31 March',
      ['2026-03-11 date', '3 April 2026 date', 'May 5, 2026 date', 'June 2025 date', '31 March date'],
    ],
    ['between 14:00 and 8 pm', ['14:00 time', '8 pm time']],
    ['a 24-hour service, 90-day probation', ['24 number', '90 number']],
    ['about 5k users, 3M events', ['5k number', '3M number']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'as it says [12][3], [4, 5]',
    '## 2.1 Findings\n\n3. an item\n4) another item',
    'HR-002, SEV1, B12, COVID-19, v2.1, 2FA, ISO 27001, #12, 1.2.3 and 24/7',
    '`x = 42` and\n```\nselect 7\n```',
    '[the page](https://example.org/a/12?b=3) or https://example.org/9',
    'mail to team7@example.org or call +49 30 1234567',
    'nobody, noone, often, stone, weight',
  ])('finds none in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('keeps each at its place in the text', () => {
    const text = 'A `1` B [2] **3,000** C.';
    const [token] = tokensIn(text);
    expect(text.slice(token?.offset, (token?.offset ?? 0) + 5)).toBe('3,000');
  });

  it.each<[string, number]>([
    ['24.6 million', 24_600_000],
    ['1.234.567', 1_234_567],
    ['12,5', 12.5],
    ['−7', -7],
    ['3k', 3_000],
    ['seventeen', 17],
    ['two hundred', 200],
  ])('%s is %d', (text, value) => {
    expect(firstValue(text)).toBe(value);
  });
});

describe('a written number', () => {
  const says = (text: string, exact: number): boolean => {
    const [token] = tokensIn(text);
    return token !== undefined && isValueOf(token, exact);
  };

  it.each<[string, number]>([
    ['450,522.39', 450_522.38806],
    ['450,522', 450_522.38806],
    ['17.9 million', 17_850_000],
    ['425.50', 425.5],
    ['a loss of 12', -12],
  ])('%s is said of %d', (text, exact) => {
    expect(says(text, exact)).toBe(true);
  });

  it.each<[string, number]>([
    ['450,523', 450_522.38806],
    ['17.7 million', 17_850_000],
    ['17.9 thousand', 17_850_000],
    ['129', 128],
    ['6.83', 6.8421],
    ['-12', 12],
  ])('%s is not said of %d', (text, exact) => {
    expect(says(text, exact)).toBe(false);
  });
});
