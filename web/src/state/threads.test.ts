import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../api/types.ts';
import { addressOf, placeOf } from './location.ts';
import { threadsOf } from './threads.ts';

const run = (threadId: string, minute: number, query = `${threadId} ${minute}`): RunSummary => {
  const at = `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
  return {
    runId: `${threadId}-${minute}`,
    threadId,
    status: 'completed',
    query,
    createdAt: at,
    updatedAt: at,
  };
};

describe('threadsOf', () => {
  it('gathers runs into threads, the newest first, titled by their first question', () => {
    const threads = threadsOf([run('b', 3), run('a', 9), run('a', 1, 'How many?\nPlease.'), run('b', 2)]);
    expect(threads.map(({ title, latest, runs }) => [title, latest.runId, runs])).toEqual([
      ['How many?', 'a-9', 2],
      ['b 2', 'b-3', 2],
    ]);
  });

  it('shortens a long title', () => {
    expect(threadsOf([run('a', 1, 'x'.repeat(500))])[0]?.title).toHaveLength(90);
  });
});

describe('addresses', () => {
  it.each(['/', '/r/01a2-b3', '/r/urn:x:1.2_3'])('%s goes and comes back', (path) => {
    expect(addressOf(placeOf(path))).toBe(path);
  });

  it.each(['/r/', '/r/a/b', '/r/%2e%2e', '/other'])('%s is no run', (path) => {
    expect(placeOf(path).runId).toBeUndefined();
  });
});
