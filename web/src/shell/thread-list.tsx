import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { bringNotes } from '../state/brought-notes.ts';
import { listThreads, type ThreadQuery, threadsKey } from '../state/threads.ts';
import { Button } from '../ui/button.tsx';
import { ArchiveIcon, BackIcon, SearchIcon } from '../ui/icons.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ThreadItem } from './thread-item.tsx';

const SEARCH_FROM = 3;

interface ThreadListProps {
  runId: string | undefined;
  onOpen: () => void;
}

/** The conversations of this caller, as the service keeps them. */
export function ThreadList({ runId, onOpen }: ThreadListProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isArchive, setArchive] = useState(false);
  const asked = useDeferredValue(search.trim());
  const pages = useThreads(asked === '' ? { archived: isArchive } : { search: asked });
  const threads = pages.data?.pages.flatMap((page) => page.threads) ?? [];
  const archived = pages.data?.pages[0]?.archived ?? 0;
  const isSearchable = threads.length >= SEARCH_FROM || archived > 0 || search !== '';
  useEffect(() => {
    if (archived === 0) setArchive(false);
  }, [archived]);
  return (
    <>
      {isSearchable && <Search value={search} onChange={setSearch} />}
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
        {pages.isSuccess && threads.length === 0 && (
          <p className="px-3 py-2 text-sm text-soft">{asked === '' ? text.noThreads : text.noMatch}</p>
        )}
        <ul className="grid gap-0.5">
          {threads.map((thread) => (
            <ThreadItem key={thread.threadId} thread={thread} runId={runId} onOpen={onOpen} />
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button look="quiet" className="mt-1 w-full justify-center" onClick={() => pages.fetchNextPage()}>
            {text.showOlder}
          </Button>
        )}
        {archived > 0 && (
          <Button look="quiet" className="mt-1 w-full" onClick={() => setArchive(!isArchive)}>
            {isArchive ? <BackIcon /> : <ArchiveIcon />}
            {isArchive ? text.backToList : text.archived(archived)}
          </Button>
        )}
      </div>
    </>
  );
}

function useThreads(query: ThreadQuery) {
  const queries = useQueryClient();
  useEffect(() => {
    void bringNotes().then((brought) => {
      if (brought) void queries.invalidateQueries({ queryKey: ['runs'] });
    });
  }, [queries]);
  return useInfiniteQuery({
    queryKey: threadsKey(query),
    queryFn: ({ pageParam, signal }) => listThreads(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  });
}

function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { search } = useText();
  return (
    <div className="relative mb-2">
      <SearchIcon className="pointer-events-none absolute start-3 top-2.5 size-4 text-soft" />
      <TextField
        type="search"
        aria-label={search}
        placeholder={search}
        value={value}
        maxLength={300}
        onChange={(event) => onChange(event.target.value)}
        className="ps-9"
      />
    </div>
  );
}
