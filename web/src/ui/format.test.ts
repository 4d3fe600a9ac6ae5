import { describe, expect, it } from 'vitest';
import { formatDay, formatDuration, formatElapsed } from './format.ts';
import { agentTitle, hueOf, initials } from './names.ts';

describe('format', () => {
  it.each([
    [0, '0 ms'],
    [340.4, '340 ms'],
    [2_440, '2.4 s'],
    [65_000, '1 min 5 s'],
    [119_700, '2 min 0 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('keeps the shape of running time', () => {
    expect([formatElapsed(90), formatElapsed(59_900)]).toEqual(['0.1 s', '59.9 s']);
  });

  it('leaves what is no date as it is', () => {
    expect(formatDay('last spring')).toBe('last spring');
  });
});

describe('names', () => {
  it.each([
    ['hr-specialist', 'HR specialist', 'HS'],
    ['coordinator', 'Coordinator', 'CO'],
    ['engineering-lead', 'Engineering lead', 'EL'],
    ['', '', ''],
  ])('%s', (name, title, letters) => {
    expect([agentTitle(name), initials(name)]).toEqual([title, letters]);
  });

  it('gives a name always the same of six colours', () => {
    expect(hueOf('data-analyst')).toBe(hueOf('data-analyst'));
    expect(hueOf('日本語')).toBeLessThan(6);
  });
});
