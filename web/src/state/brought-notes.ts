import { ApiProblem } from '../api/problem.ts';
import type { ThreadChange } from '../api/types.ts';
import { store, storedValue } from './stored.ts';
import { changeThread } from './threads.ts';

/** Where this browser kept what the reader noted, before the service did. */
const KEY = 'parley.threads';
const LONGEST_TITLE = 90;

/** What was noted here, as the service takes it. What was removed from the list goes into the archive. */
export function notesKept(kept: unknown): [threadId: string, change: ThreadChange][] {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return [];
  return Object.entries(kept).flatMap(([threadId, note]): [string, ThreadChange][] => {
    const { title, isPinned, isArchived, isRemoved } = (note ?? {}) as Record<string, unknown>;
    const change: ThreadChange = {
      ...(typeof title === 'string' && title.trim() !== ''
        ? { title: title.trim().slice(0, LONGEST_TITLE) }
        : {}),
      ...(isPinned === true ? { pinned: true } : {}),
      ...(isArchived === true || isRemoved === true ? { archived: true } : {}),
    };
    return Object.keys(change).length === 0 ? [] : [[threadId, change]];
  });
}

/** Gives the service what this browser kept, once; what belongs to nothing any more is dropped. */
export async function bringNotes(): Promise<boolean> {
  const notes = storedValue(KEY, notesKept);
  for (const [threadId, change] of notes) {
    try {
      await changeThread(threadId, change);
    } catch (error) {
      const isGone = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
      if (!isGone) return false;
    }
  }
  store(KEY, null);
  return notes.length > 0;
}
