import { useInfiniteQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { listRuns } from '../api/client.ts';
import type { RunStatus } from '../api/types.ts';
import { useRun } from '../run/use-run.ts';
import { addressOf, go } from '../state/location.ts';
import { type Thread, threadsOf } from '../state/threads.ts';
import { Button } from '../ui/button.tsx';

const PAGE = '50';

interface ThreadListProps {
  runId: string | undefined;
  onOpen: () => void;
}

/** The conversations of this caller, as the service knows them. */
export function ThreadList({ runId, onOpen }: ThreadListProps) {
  const pages = useInfiniteQuery({
    queryKey: ['runs', 'all'],
    queryFn: ({ pageParam, signal }) => listRuns({ cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const threads = threadsOf(pages.data?.pages.flatMap((page) => page.runs) ?? []);
  if (pages.isSuccess && threads.length === 0) {
    return <p className="px-3 py-2 text-sm text-soft">Your questions will be listed here.</p>;
  }
  return (
    <>
      <ul className="grid grid-cols-1 gap-0.5">
        {threads.map((thread) => (
          <ThreadItem key={thread.threadId} thread={thread} runId={runId} onOpen={onOpen} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button look="quiet" className="mt-1 w-full justify-center" onClick={() => pages.fetchNextPage()}>
          Show older
        </Button>
      )}
    </>
  );
}

interface ThreadItemProps {
  thread: Thread;
  runId: string | undefined;
  onOpen: () => void;
}

function ThreadItem({ thread, runId, onOpen }: ThreadItemProps) {
  const isCurrent = useRun(runId).run?.threadId === thread.threadId;
  const place = { runId: thread.latest.runId };
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!isCurrent) go(place);
    onOpen();
  }
  return (
    <li>
      <a
        href={addressOf(place)}
        onClick={open}
        aria-current={isCurrent ? 'page' : undefined}
        className={`flex items-center gap-2 rounded-lg px-3 py-1.5 text-sm ${isCurrent ? 'bg-raised font-medium' : 'text-soft hover:bg-raised hover:text-ink'}`}
      >
        <span className="min-w-0 flex-1 truncate">{thread.title}</span>
        <Mark status={thread.latest.status} />
      </a>
    </li>
  );
}

const MARKS: Partial<Record<RunStatus, { text: string; look: string }>> = {
  submitted: { text: 'working', look: 'bg-accent breathing' },
  working: { text: 'working', look: 'bg-accent breathing' },
  failed: { text: 'failed', look: 'bg-danger' },
  'input-required': { text: 'asks you something', look: 'bg-warn' },
};

function Mark({ status }: { status: RunStatus }) {
  const mark = MARKS[status];
  if (mark === undefined) return null;
  return (
    <span className={`size-2 shrink-0 rounded-full ${mark.look}`}>
      <span className="sr-only">{mark.text}</span>
    </span>
  );
}
