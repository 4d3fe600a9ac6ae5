import { store, storedValue, useStoredValue } from './stored.ts';
import type { Thread } from './threads.ts';

/** What the reader noted about a conversation. It is theirs alone and stays in this browser. */
export interface ThreadNote {
  title?: string;
  isPinned?: boolean;
  /** Put away: found by the search and in the archive, not in the list. */
  isArchived?: boolean;
  isRemoved?: boolean;
}
export type ThreadNotes = Readonly<Record<string, ThreadNote>>;

const KEY = 'parley.threads';
const LONGEST_TITLE = 90;

/** The notes after a change; what says nothing any more is dropped. */
export function withNote(notes: ThreadNotes, threadId: string, change: ThreadNote): ThreadNotes {
  const { [threadId]: before, ...others } = notes;
  const { title, isPinned, isArchived, isRemoved } = { ...before, ...change };
  const name = title?.trim().slice(0, LONGEST_TITLE);
  const note: ThreadNote = {
    ...(name ? { title: name } : {}),
    ...(isPinned ? { isPinned } : {}),
    ...(isArchived ? { isArchived } : {}),
    ...(isRemoved ? { isRemoved } : {}),
  };
  return Object.keys(note).length === 0 ? others : { ...others, [threadId]: note };
}

export interface NotedThread extends Thread {
  isPinned: boolean;
  isArchived: boolean;
}

/** The threads as the reader ordered them: without the removed ones, pinned first, those that match the search. */
export function arranged(
  threads: readonly Thread[],
  notes: ThreadNotes,
  search: string,
  inArchive = false,
): NotedThread[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (
    threads
      .filter(({ threadId }) => !notes[threadId]?.isRemoved)
      .map((thread) => {
        const note = notes[thread.threadId];
        const { title = thread.title, isPinned = false, isArchived = false } = note ?? {};
        return { ...thread, title, isPinned, isArchived };
      })
      // Whoever searches also looks through the archive.
      .filter(({ isArchived }) => words.length > 0 || isArchived === inArchive)
      .filter((thread) => matches(thread, words))
      .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned))
  );
}

function matches(thread: Thread, words: readonly string[]): boolean {
  const text = [thread.title, ...thread.queries].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

export function removedCount(notes: ThreadNotes): number {
  return Object.values(notes).filter(({ isRemoved }) => isRemoved).length;
}

/** The notes without any removal. */
export function withoutRemovals(notes: ThreadNotes): ThreadNotes {
  return Object.keys(notes).reduce((kept, threadId) => withNote(kept, threadId, { isRemoved: false }), notes);
}

function parseNotes(kept: unknown): ThreadNotes {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {};
  return Object.entries(kept).reduce<ThreadNotes>((notes, [threadId, note]) => {
    const { title, isPinned, isArchived, isRemoved } = (
      typeof note === 'object' ? (note ?? {}) : {}
    ) as ThreadNote;
    return withNote(notes, threadId, {
      ...(typeof title === 'string' ? { title } : {}),
      isPinned: isPinned === true,
      isArchived: isArchived === true,
      isRemoved: isRemoved === true,
    });
  }, {});
}

export function useThreadNotes(): ThreadNotes {
  return useStoredValue(KEY, parseNotes);
}

/** Changes the notes as they are kept now, which another tab may have changed meanwhile. */
export function changeNotes(change: (notes: ThreadNotes) => ThreadNotes): void {
  const notes = change(storedValue(KEY, parseNotes));
  store(KEY, Object.keys(notes).length === 0 ? null : JSON.stringify(notes));
}
