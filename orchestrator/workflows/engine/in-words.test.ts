import { describe, expect, it } from 'vitest';
import { inWords } from './in-words.ts';

describe('what a step of a workflow gave, in words', () => {
  it.each([
    [{ text: 'Three boats\nare there.', sources: [] }, 'Three boats are there.'],
    [{ order_id: 'o-1', items: ['rope', 'sail'] }, 'order id: o-1, items: rope; sail'],
    [{ boats: [{ name: 'Ada', berth: 7 }], left: null }, 'boats: name: Ada, berth: 7, left: –'],
    [{ berth: { pier: 'north', number: 7 }, lines: [] }, 'berth: (pier: north, number: 7), lines: –'],
    [{ a: { b: { c: { d: 1 } } } }, 'a: (b: (c: ({"d":1})))'],
    [{}, '–'],
    [null, 'null'],
    [7, '7'],
  ])('%j is told as %j', (output, words) => {
    expect(inWords(output)).toBe(words);
  });

  it('ends where nobody would read on', () => {
    expect(inWords({ note: 'word '.repeat(200) }).length).toBe(400);
  });
});
