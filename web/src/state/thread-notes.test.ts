import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../api/types.ts';
import { arranged, removedCount, withNote, withoutRemovals } from './thread-notes.ts';
import { threadsOf } from './threads.ts';

const run = (threadId: string, minute: number, query: string): RunSummary => {
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
const threads = threadsOf([
  run('a', 1, 'How many boats?'),
  run('a', 2, 'And how many berths?'),
  run('b', 3, 'What is the leave policy?'),
  run('c', 4, 'Budget of Sales'),
]);
const ids = (notes: object, search = '') =>
  arranged(threads, notes as never, search).map(({ threadId }) => threadId);

describe('notes about conversations', () => {
  it('order the list: pinned first, removed ones out, the rest as they were', () => {
    expect(ids({})).toEqual(['c', 'b', 'a']);
    expect(ids({ a: { isPinned: true }, c: { isRemoved: true } })).toEqual(['a', 'b']);
  });

  it('rename, in the list and for the search', () => {
    const notes = withNote({}, 'a', { title: '  Marina  ' });
    expect(arranged(threads, notes, 'marina')[0]).toMatchObject({ threadId: 'a', title: 'Marina' });
  });

  it('let every question of a conversation be found, by all words in any order', () => {
    expect(ids({}, 'BERTHS many')).toEqual(['a']);
    expect(ids({}, 'berths policy')).toEqual([]);
  });

  it('keep only what says something', () => {
    const pinned = withNote({}, 'a', { isPinned: true });
    expect(withNote(pinned, 'a', { isPinned: false })).toEqual({});
    expect(withNote({ a: { title: 'x' } }, 'a', { title: ' ' })).toEqual({});
  });

  it('put conversations into the archive, where a search finds them', () => {
    const notes = withNote({}, 'b', { isArchived: true });
    expect(ids(notes)).toEqual(['c', 'a']);
    expect(ids(notes, 'leave')).toEqual(['b']);
    expect(arranged(threads, notes, '', true).map(({ threadId }) => threadId)).toEqual(['b']);
  });

  it('bring removed conversations back', () => {
    const notes = { a: { isRemoved: true, title: 'x' }, b: { isRemoved: true } };
    expect(removedCount(notes)).toBe(2);
    expect(withoutRemovals(notes)).toEqual({ a: { title: 'x' } });
  });
});
