import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text));

describe('parseStrictJson (R2)', () => {
  it.each([
    ['object', '{"a":1,"b":[{"a":2},{"a":3}]}', { a: 1, b: [{ a: 2 }, { a: 3 }] }],
    [
      'same key in siblings and children',
      '{"a":{"a":{"a":1}},"b":{"a":1}}',
      { a: { a: { a: 1 } }, b: { a: 1 } },
    ],
    ['value equal to a key', '{"a":"a","b":"a"}', { a: 'a', b: 'a' }],
    ['braces and escapes within text', '{"a":"{\\"x\\":[[[","b":"\\\\"}', { a: '{"x":[[[', b: '\\' }],
    ['largest exact integer', '[9007199254740991]', [9_007_199_254_740_991]],
    ['fraction and exponent', '[1.5,1e3]', [1.5, 1000]],
    ['a surrogate pair', '"\\ud83d\\ude00"', '😀'],
  ])('takes %s', (_name, text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['only blanks', ' \n', 'empty'],
    ['a cut document', '{"query":"a', 'not valid JSON'],
    ['two documents', '{} {}', 'not valid JSON'],
    ['a trailing comma', '{"a":1,}', 'not valid JSON'],
    ['NaN', '[NaN]', 'not valid JSON'],
    ['a repeated key', '{"a":1,"b":{"c":1},"a":2}', 'given twice'],
    ['a repeated key in another spelling', '{"a":1,"\\u0061":2}', 'given twice'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'not allowed'],
    ['an escaped __proto__', '{"\\u005f_proto__":{}}', 'not allowed'],
    ['a deep constructor', '{"a":[{"constructor":1}]}', 'not allowed'],
    ['an integer that a double rounds', '[9007199254740993]', 'too large'],
    ['infinity by exponent', '[1e999]', 'too large'],
    ['half of a surrogate pair', '{"a":"\\ud800"}', 'surrogate'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'deeper'],
    ['a million levels', '['.repeat(1_000_000), 'deeper'],
  ])('refuses %s', (_name, text, reason) => {
    expect(() => parse(text)).toThrow(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toThrow('UTF-8');
  });

  it('leaves the prototype of objects alone', () => {
    expect(() => parse('{"__proto__":{"polluted":1}}')).toThrow();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
