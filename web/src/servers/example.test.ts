import { describe, expect, it } from 'vitest';
import { exampleIn } from './example.ts';

describe('the example in the description of a tool', () => {
  it.each([
    ['Looks it up. Example: {"query": "a", "top_k": 3}', { query: 'a', top_k: 3 }],
    ['Counts.\nExample (one by one): {"a":{"b":["}"]}}\nExample (all): {"c":1}', { a: { b: ['}'] } }],
    ['Example: {"a": 1} and more } of it', { a: 1 }],
    ['Takes nothing. Example: {}', undefined],
    ['Example: {"a": ', undefined],
    ['Counterexample: {"a": 1}', undefined],
    [undefined, undefined],
  ])('in %j is %j', (description, example) => {
    expect(exampleIn(description)).toEqual(example);
  });
});
