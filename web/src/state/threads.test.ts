import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../api/types.ts';
import { addressOf, placeOf, runPlace } from './location.ts';
import { inOrder } from './threads.ts';

describe('the runs of a conversation', () => {
  it('stand in the order in which they were asked', () => {
    const runs = ['09:03', '09:01', '09:02'].map((time) => ({ createdAt: `2026-03-02T${time}:00.000Z` }));
    expect(inOrder(runs as RunSummary[]).map(({ createdAt }) => createdAt.slice(14, 16))).toEqual([
      '01',
      '02',
      '03',
    ]);
  });
});

describe('addresses', () => {
  it.each(['/', '/r/01a2-b3', '/r/urn:x:1.2_3', '/house/jobs', '/house/workflows/a/b'])(
    '%s goes and comes back',
    (path) => {
      expect(addressOf(placeOf(path))).toBe(path);
    },
  );

  it.each(['/r/', '/r/a/b', '/r/%2e%2e', '/other'])('%s is no run', (path) => {
    expect(placeOf(path).runId).toBeUndefined();
  });

  it('lead to a run of a workflow on its own screen', () => {
    expect(addressOf(runPlace({ runId: 'r1', workflow: null }))).toBe('/r/r1');
    expect(addressOf(runPlace({ runId: 'r1', workflow: 'review' }))).toBe('/house/workflows/review/r1');
  });
});
