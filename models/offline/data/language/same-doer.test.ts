import { describe, expect, it } from 'vitest';
import { type KeysOf, withSameDoer } from './same-doer.ts';
import { withTwoNamed } from './two-named.ts';

/** Knows who wraps, seals and weighs a crate. */
const keys: [pattern: RegExp, key: string][] = [
  [/^wrap/, 'wrapped_by'],
  [/^seal|^put the seal/, 'sealed_by'],
  [/^weigh|^scale/, 'weighed_by'],
];
const keysOf: KeysOf = (deeds) => {
  const [a, b] = deeds.map((deed) => keys.find(([pattern]) => pattern.test(deed))?.[1]);
  return a && b && a !== b ? { keys: [a, b], rows: 'crate' } : undefined;
};
const same = 'wrapped_by is the same as sealed_by';
const other = 'wrapped_by is different from sealed_by';

describe('one person who did two things (R12)', () => {
  it.each([
    ['How many crates were wrapped by the same packer who sealed them?', `How many crates where ${same}?`],
    [
      'How many crates were wrapped by the very person who put the seal on?',
      `How many crates where ${same}?`,
    ],
    ['How many crates were wrapped by whoever sealed them?', `How many crates where ${same}?`],
    ['How many crates were wrapped by the person who sealed them?', `How many crates where ${same}?`],
    ['How many crates were wrapped and sealed by the same person?', `How many crates where ${same}?`],
    [
      'For how many crates was the person who wrapped it also the one who sealed it?',
      `how many crates where ${same}?`,
    ],
    ['In how many of the crates did the same packer wrap and seal it?', `how many crates where ${same}?`],
    ['In how many cases did the same packer both wrap a crate and seal it?', `how many crate where ${same}?`],
    ['How often did the same packer wrap a crate and later seal it?', `how many crate where ${same}?`],
    ['How often did the same packer wrap a crate and seal it again?', `how many crate where ${same}?`],
    ['How many crates were wrapped by the packer who sealed the lid?', `How many crates where ${same}?`],
    [
      'How many crates were wrapped and sealed by the same person of 2025?',
      `How many crates where ${same} of 2025?`,
    ],
    [
      'In how many cases was the crate wrapped by the person who had sealed it?',
      `how many crate where ${same}?`,
    ],
    ['How many crates does the person who wrapped them seal themselves?', `How many crates where ${same}?`],
    ['In how many crates is the wrapper also the sealer?', `how many crates where ${same}?`],
    ['In how many crates are the wrapper and the sealer the same person?', `how many crates where ${same}?`],
    ['How many crates did the wrapper seal himself or herself?', `How many crates where ${same}?`],
    [
      'How many crates were wrapped by the same packer who sealed them in 2025?',
      `How many crates where ${same} in 2025?`,
    ],
  ])('%s', (text, expected) => {
    expect(withSameDoer(text, keysOf)).toBe(expected);
  });

  it.each([
    ['How many crates were wrapped by somebody other than the one who sealed them?', 'How many crates'],
    ['How many crates were wrapped by another packer than the one who sealed them?', 'How many crates'],
    ['How many crates were wrapped by one packer and sealed by another?', 'How many crates'],
    ['How many crates were wrapped and sealed by different people?', 'How many crates'],
    ['How many crates were not wrapped by the same packer who sealed them?', 'How many crates'],
    [
      'For how many crates is the person who wrapped them different from the one who sealed them?',
      'how many crates',
    ],
    ['For how many crates was the person who wrapped it not the one who sealed it?', 'how many crates'],
  ])('%s', (text, head) => {
    expect(withSameDoer(text, keysOf)).toBe(`${head} where ${other}?`);
  });

  it.each([
    'How many crates were wrapped by the same packer as last year?',
    'How many crates were wrapped by the person who painted them?',
    'How many crates were wrapped by the person who sealed crate 12?',
    'How many crates were wrapped by the foreman?',
    'How many crates did the same customer order?',
  ])('leaves as it is: %s', (text) => {
    expect(withSameDoer(text, keysOf)).toBe(text);
  });
});

describe('two people by name, each in a part of their own', () => {
  it.each([
    'How many crates were wrapped by Ann Lee and later sealed by Ben Ott?',
    'How many crates were wrapped by Ann Lee and sealed by Ben Ott?',
    'How many crates wrapped by Ann Lee were sealed by Ben Ott?',
    'How many crates were wrapped by Ann Lee with Ben Ott sealing?',
    'In how many crates is Ann Lee wrapping with Ben Ott as sealer?',
  ])('%s', (text) => {
    expect(withTwoNamed(text, keysOf).toLowerCase()).toBe(
      'how many crates where wrapped_by is ann lee and sealed_by is ben ott?',
    );
  });

  it('needs a key for either', () => {
    const text = 'How many crates were wrapped by Ann Lee and paid by Ben Ott?';
    expect(withTwoNamed(text, keysOf)).toBe(text);
  });
});
