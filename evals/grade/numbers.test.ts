import { describe, expect, it } from 'vitest';
import { isValue, numbersIn } from './numbers.ts';

const valuesIn = (text: string): number[] => numbersIn(text).map(({ value }) => value);
const says = (expected: number, text: string): boolean =>
  numbersIn(text).some((written) => isValue(expected, written));

describe('numbersIn', () => {
  it.each<[string, number[]]>([
    ['There are 1,234 boats', [1234]],
    ["1'234 or 1\u202f234 boats", [1234, 1234]],
    ['Umsatz: 1.234,50 EUR', [1234.5]],
    ['about 1.2 million and 3k', [1_200_000, 3000]],
    ['**42** boats [1], [2, 3]', [42]],
    ['twenty-one boats and one hundred and five crews', [21, 105]],
    ['two hundred thousand', [200_000]],
    ['five six', [5, 6]],
    ['a loss of -12.5 %', [-12.5]],
    ['35kg at 12% in the 3rd week', [35, 12]],
    ['HR-003 says, on 2025-03-12 at 10:30, v2, Q3, 12/03/2025', []],
    ['1. first\n2. second with 7', [7]],
    ['10-12 days', []],
  ])('%s', (text, values) => {
    expect(valuesIn(text)).toEqual(values);
  });

  it('takes a dot before three digits for either kind of point', () => {
    expect(valuesIn('1.234').sort()).toEqual([1.234, 1234]);
  });

  it('leaves the list of sources out', () => {
    expect(valuesIn('There are 12.\n\n## Sources\n1. Rules, 2025, 99 pages')).toEqual([12]);
  });
});

describe('isValue', () => {
  it.each<[number, string]>([
    [12, '12 boats'],
    [12, 'twelve boats'],
    [12.456, '12.46'],
    [12.456, '12.5'],
    [45.4321, '45 %'],
    [1_234_567, '1.23 million'],
    [1234.5, '1,234.50'],
    [-40, 'a loss of 40'],
  ])('%d is said by "%s"', (expected, text) => {
    expect(says(expected, text)).toBe(true);
  });

  it.each<[number, string]>([
    [12, '12.4'],
    [12, '120'],
    [12.4, '12'],
    [0.234, '0'],
    [3.68, '4'],
    [1_234_567, '1 million'],
    [1234, '1,235'],
  ])('%d is not said by "%s"', (expected, text) => {
    expect(says(expected, text)).toBe(false);
  });
});
