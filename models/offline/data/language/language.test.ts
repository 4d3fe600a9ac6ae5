import { describe, expect, it } from 'vitest';
import { readComparison } from './comparisons.ts';
import { readDates } from './dates.ts';
import { readNumber } from './numbers.ts';
import { readOperator } from './operators.ts';
import { splitInstruction } from './split.ts';
import { isTypo, stem } from './stem.ts';
import { tokenise } from './tokens.ts';

const today = '2026-03-15';

describe('dates and ranges', () => {
  it.each([
    ['in 2024', '2024-01-01', '2025-01-01', 2],
    ['in March 2024', '2024-03-01', '2024-04-01', 3],
    ['in Q2 2025', '2025-04-01', '2025-07-01', 3],
    ['in the second quarter of 2025', '2025-04-01', '2025-07-01', 6],
    ['in the first half of 2025', '2025-01-01', '2025-07-01', 6],
    ['last month', '2026-02-01', '2026-03-01', 2],
    ['last year', '2025-01-01', '2026-01-01', 2],
    ['this quarter', '2026-01-01', '2026-04-01', 2],
    ['last week', '2026-03-02', '2026-03-09', 2],
    ['in the last 30 days', '2026-02-13', '2026-03-16', 5],
    ['in the past six months', '2025-09-15', '2026-03-16', 5],
    ['in the next 30 days', '2026-03-15', '2026-04-15', 5],
    ['since March 2024', '2024-03-01', undefined, 3],
    ['after 2020', '2021-01-01', undefined, 2],
    ['before 2020', undefined, '2020-01-01', 2],
    ['until 5 March 2024', undefined, '2024-03-06', 4],
    ['between 2020 and 2022', '2020-01-01', '2023-01-01', 4],
    ['between January and March 2024', '2024-01-01', '2024-04-01', 5],
    ['from November to February 2025', '2024-11-01', '2025-03-01', 5],
    ['between 10 February and 28 February 2025', '2025-02-10', '2025-03-01', 7],
    ['between 10 and 28 February 2025', '2025-02-10', '2025-03-01', 6],
    ['from 20 December to 3 January 2025', '2024-12-20', '2025-01-04', 7],
    ['from 10 February 2025 to 28 March', '2025-02-10', '2025-03-29', 7],
    ['from February 2025 to last month', '2025-02-01', '2026-03-01', 6],
    ['on 2024-03-05', '2024-03-05', '2024-03-06', 2],
    ['on March 5th 2024', '2024-03-05', '2024-03-06', 4],
    ['in the 1990s', '1990-01-01', '2000-01-01', 3],
    ['in November', '2025-11-01', '2025-12-01', 2],
    ['more than 2 years ago', undefined, '2024-03-15', 5],
    ['year to date', '2026-01-01', '2026-03-16', 3],
    ['yesterday', '2026-03-14', '2026-03-15', 1],
    ['in fy2025', '2025-01-01', '2026-01-01', 2],
  ])('%s', (text, from, to, length) => {
    const found = readDates(text.toLowerCase().split(' '), today);
    expect([found?.range.from, found?.range.to, found?.length]).toEqual([from, to, length]);
  });

  it.each(['may we see it', 'between 5 and 10', 'in total', 'last name', '2000 euros'])(
    'is no date: %s',
    (text) => {
      expect(readDates(text.split(' '), today)).toBeUndefined();
    },
  );
});

describe('numbers and comparisons', () => {
  it.each([
    ['1,200', 1200],
    ['$2.5m', 2_500_000],
    ['two hundred and five', 205],
    ['a dozen', 12],
    ['twenty-one', 21],
    ['1.5 million', 1_500_000],
    ['50k', 50_000],
    ['three thousand two hundred', 3200],
  ])('%s', (text, value) => {
    expect(readNumber(text.split(' '))?.value).toBe(value);
  });

  it.each([
    ['more than 5', 'gt', 5],
    ['at least ten', 'gte', 10],
    ['no more than 3', 'lte', 3],
    ['under $20', 'lt', 20],
    ['5 or more', 'gte', 5],
    ['older than 65', 'gt', 65],
    ['over a million', 'gt', 1_000_000],
    ['between 10 and 20', 'between', 10],
  ])('%s', (text, op, value) => {
    expect(readComparison(text.split(' '))?.comparison).toMatchObject({ op, value });
  });

  it('keeps the unit of an age', () => {
    expect(readComparison('older than 100 days'.split(' '))).toEqual({
      comparison: { op: 'gt', value: 100, adjective: 'older', unit: 'day', money: false, percent: false },
      length: 4,
    });
  });
});

describe('superlatives', () => {
  it.each([
    ['top 5', { direction: 'desc', limit: 5 }],
    ['the', undefined],
    ['most expensive', { direction: 'desc', adjective: 'expensive' }],
    ['least expensive', { direction: 'asc' }],
    ['cheapest', { direction: 'asc', adjective: 'cheap' }],
    ['second largest', { direction: 'desc', offset: 1 }],
    ['3 oldest', { limit: 3, direction: 'asc' }],
    ['fewest', { direction: 'asc' }],
  ])('%s', (text, expected) => {
    const found = readOperator(text.split(' '))?.operator;
    if (expected) expect(found).toMatchObject({ kind: 'superlative', ...expected });
    else expect(found).toBeUndefined();
  });
});

describe('word families', () => {
  it.each([
    ['engineers', 'Engineering'],
    ['nurses', 'nursing'],
    ['cardiologists', 'cardiology'],
    ['managers', 'management'],
    ['welders', 'Welding'],
    ['electricians', 'electrics'],
    ['accountants', 'accounting'],
  ])('%s and %s', (a, b) => {
    expect(stem(a)).toBe(stem(b.toLowerCase()));
  });

  it.each([
    ['sale', 'salary'],
    ['order', 'ordinary'],
    ['hour', 'house'],
    ['patient', 'patio'],
    ['count', 'country'],
  ])('%s is not %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('forgives one slip in a long word only', () => {
    expect(isTypo('departmnt', 'department')).toBe(true);
    expect(isTypo('cancled', 'cancelled')).toBe(false);
    expect(isTypo('cats', 'cars')).toBe(false);
  });
});

describe('words and parts', () => {
  it('keeps a quotation, a code and a date in one piece each', () => {
    const tokens = tokenise('Who signed "The Last Signal" as INV-1042 on 2024-03-05, and didn\'t pay?');
    expect(tokens.map((token) => token.lower)).toEqual([
      'who',
      'signed',
      'the',
      'last',
      'signal',
      'as',
      'inv-1042',
      'on',
      '2024-03-05',
      'and',
      'did',
      'not',
      'pay',
    ]);
    expect(tokens.filter((token) => token.quote === 1).map((token) => token.text)).toEqual([
      'The',
      'Last',
      'Signal',
    ]);
  });

  it.each([
    [
      'How many nurses are there, and what is the average salary?',
      ['How many nurses are there', 'what is the average salary'],
    ],
    ['How many orders and returns per month?', ['How many orders and returns per month']],
    ['Count the trucks; list the depots.', ['Count the trucks', 'list the depots']],
    ['Who wrote "What is and why"?', ['Who wrote "What is and why"']],
  ])('%s', (text, parts) => {
    expect(splitInstruction(text)).toEqual(parts);
  });
});
