import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { getJson, sendJson } from '../api/client.ts';
import type { RunSummary, Thread, ThreadChange, ThreadList } from '../api/types.ts';

/** The runs from the oldest to the newest. */
export function inOrder(runs: readonly RunSummary[]): RunSummary[] {
  return runs.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
}

export interface ThreadQuery {
  search?: string;
  /** Whoever searches also looks through the archive: unset. */
  archived?: boolean | undefined;
}

/** A new run changes the list, so that it is among what a run makes stale. */
export const threadsKey = (query: ThreadQuery) => ['runs', 'threads', query] as const;

export function listThreads(
  { search = '', archived }: ThreadQuery,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<ThreadList> {
  const query = new URLSearchParams({ limit: '50' });
  if (search.trim() !== '') query.set('search', search.trim());
  if (archived !== undefined) query.set('archived', String(archived));
  if (cursor !== undefined) query.set('cursor', cursor);
  return getJson(`/threads?${query}`, signal);
}

const pathOf = (threadId: string) => `/threads/${encodeURIComponent(threadId)}`;

export const changeThread = (threadId: string, change: ThreadChange): Promise<Thread> =>
  sendJson('PATCH', pathOf(threadId), change);

type Pages = InfiniteData<ThreadList>;

/** Renames, pins and puts away; deletes. The lists show it at once, and are read anew. */
export function useThreadActions(threadId: string) {
  const queries = useQueryClient();
  const inLists = (next: (thread: Thread) => Thread[]) =>
    queries.setQueriesData<Pages>({ queryKey: ['runs', 'threads'] }, (known) => {
      const pages = known?.pages.map((page) => ({
        ...page,
        threads: page.threads.flatMap((one) => (one.threadId === threadId ? next(one) : [one])),
      }));
      return known && pages && { ...known, pages };
    });
  const onSettled = () => queries.invalidateQueries({ queryKey: ['runs'] });
  const change = useMutation({
    mutationFn: (wanted: ThreadChange) => changeThread(threadId, wanted),
    onSuccess: (thread) => inLists(() => [thread]),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => sendJson<void>('DELETE', pathOf(threadId)),
    onSuccess: () => inLists(() => []),
    onSettled,
  });
  return { change, remove };
}
