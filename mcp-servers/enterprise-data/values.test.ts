import { describe, expect, it } from 'vitest';
import { exactNumber, parseTextArray, parseValue } from './values.ts';

describe('a value of the database as JSON', () => {
  it.each([
    ['12.50', 12.5],
    ['-0.001', -0.001],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['100000000000000000000.00', '100000000000000000000.00'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['0', 0],
  ])('writes the decimal %s exactly', (text, value) => {
    expect(exactNumber(text)).toBe(value);
  });

  it.each([
    [701, '0.1', 0.1],
    [701, 'NaN', 'NaN'],
    [16, 'f', false],
    [1082, '2026-03-31', '2026-03-31'],
    [1114, '2026-03-31 08:00:00', '2026-03-31T08:00:00'],
    [1184, '2026-03-31 08:00:00.5+00', '2026-03-31T08:00:00.5Z'],
    [3802, '{"a":[1]}', { a: [1] }],
    [1186, 'PT1H30M', 'PT1H30M'],
  ])('reads type %i from "%s"', (oid, text, value) => {
    expect(parseValue(oid, text)).toEqual(value);
  });

  it('cuts a text that nobody would read to its end', () => {
    expect(String(parseValue(25, 'x'.repeat(5_000)))).toHaveLength(4_001);
  });

  it.each([
    ['{}', []],
    ['{a,b}', ['a', 'b']],
    ['{"a,b","say \\"x\\"","back\\\\slash",NULL,"NULL"}', ['a,b', 'say "x"', 'back\\slash', null, 'NULL']],
  ])('reads the list %s', (text, items) => {
    expect(parseTextArray(text)).toEqual(items);
  });
});
