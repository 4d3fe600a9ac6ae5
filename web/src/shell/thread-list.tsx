import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listRuns } from '../api/client.ts';
import { useText } from '../i18n/text.ts';
import {
  arranged,
  changeNotes,
  removedCount,
  useThreadNotes,
  withoutRemovals,
} from '../state/thread-notes.ts';
import { threadsOf } from '../state/threads.ts';
import { Button } from '../ui/button.tsx';
import { ArchiveIcon, BackIcon, SearchIcon } from '../ui/icons.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ThreadItem } from './thread-item.tsx';

const PAGE = '50';
const SEARCH_FROM = 3;

interface ThreadListProps {
  runId: string | undefined;
  onOpen: () => void;
}

/** The conversations of this caller, as the service knows them and as the reader arranged them. */
export function ThreadList({ runId, onOpen }: ThreadListProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [isArchive, setArchive] = useState(false);
  const notes = useThreadNotes();
  const pages = useInfiniteQuery({
    queryKey: ['runs', 'all'],
    queryFn: ({ pageParam, signal }) => listRuns({ cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const all = threadsOf(pages.data?.pages.flatMap((page) => page.runs) ?? []);
  const archived = arranged(all, notes, '', true).length;
  const threads = arranged(all, notes, search, isArchive && archived > 0);
  const removed = removedCount(notes);
  return (
    <>
      {all.length >= SEARCH_FROM && <Search value={search} onChange={setSearch} />}
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
        {pages.isSuccess && threads.length === 0 && (
          <p className="px-3 py-2 text-sm text-soft">{all.length === 0 ? text.noThreads : text.noMatch}</p>
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
        {removed > 0 && (
          <button
            type="button"
            title={text.removedNote}
            onClick={() => changeNotes(withoutRemovals)}
            className="mt-1 min-h-6 px-3 text-start text-xs text-soft underline underline-offset-2 hover:text-ink"
          >
            {text.removedShow(removed)}
          </button>
        )}
      </div>
    </>
  );
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
        onChange={(event) => onChange(event.target.value)}
        className="ps-9"
      />
    </div>
  );
}
