import { describe, expect, it } from 'vitest';
import { capValue, cleanText, cleanValue } from './clean.ts';

describe('text from outside (R9.5)', () => {
  it.each([
    ['terminal colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['terminal links', '\u001b]8;;http://x\u0007link\u001b]8;;\u0007', 'link'],
    ['zero-width characters', 'pass\u200bword\ufeff', 'password'],
    ['direction marks', 'abc\u202edef', 'abcdef'],
    ['tag characters', 'hi\u{e0049}\u{e0067}', 'hi'],
    ['control characters', 'a\u0000b\u0008c', 'abc'],
  ])('loses %s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('keeps lines, tabs, accents, emoji and other scripts', () => {
    const text = 'Größe:\t3\nнорма ✓ 👍 日本';
    expect(cleanText(text)).toBe(text);
  });

  it('is cleaned inside values, keys included', () => {
    expect(cleanValue({ 'a\u200b': ['x\u001b[0m', 1, null, { b: true }] })).toEqual({
      a: ['x', 1, null, { b: true }],
    });
  });

  it('is cut when it is long, and says so', () => {
    expect(capValue({ a: 1 }, 100)).toEqual({ a: 1 });
    expect(capValue('x'.repeat(50), 10)).toEqual({
      truncated: true,
      characters: 52,
      beginning: `"${'x'.repeat(9)}`,
    });
  });
});
