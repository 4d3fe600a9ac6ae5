import { describe, expect, it } from 'vitest';
import { notesKept } from './brought-notes.ts';

describe('what this browser noted about conversations', () => {
  it('is brought to the service; what was removed from the list goes into the archive', () => {
    const kept = {
      a: { title: '  Marina ', isPinned: true },
      b: { isRemoved: true },
      c: { isArchived: true, isPinned: false },
      d: {},
      e: null,
    };
    expect(notesKept(kept)).toEqual([
      ['a', { title: 'Marina', pinned: true }],
      ['b', { archived: true }],
      ['c', { archived: true }],
    ]);
  });

  it.each([undefined, null, 'x', [1], 7])('is nothing where nothing sound is kept: %j', (kept) => {
    expect(notesKept(kept)).toEqual([]);
  });
});
