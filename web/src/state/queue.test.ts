import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dequeue, enqueue } from './queue.ts';

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('dispatchEvent', () => true);
});
afterEach(() => vi.unstubAllGlobals());

const queue = () => JSON.parse(kept.get('parley.queue.t') ?? '[]') as unknown;

it('keeps what waits, in order, until it is taken', () => {
  enqueue('t', { query: 'First', key: '1' });
  enqueue('t', { query: 'Second', key: '2' });
  dequeue('t', '1');
  expect(queue()).toEqual([{ query: 'Second', key: '2' }]);
  dequeue('t', '2');
  expect(kept.size).toBe(0);
});

it.each(['no JSON', '{}', '[null, {"query": 1}, {"query": "", "key": "x"}]'])(
  'makes something sound of %s',
  (text) => {
    kept.set('parley.queue.t', text);
    enqueue('t', { query: 'Next', key: '1' });
    expect(queue()).toEqual([{ query: 'Next', key: '1' }]);
  },
);
