import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { cancelRun, listRuns } from '../api/client.ts';
import type { RunList, RunSummary } from '../api/types.ts';
import { isActive } from '../run/status.ts';
import { useRun } from '../run/use-run.ts';
import { inOrder } from '../state/threads.ts';
import { Button } from '../ui/button.tsx';
import { Composer } from './composer.tsx';
import { ModelNote } from './model-note.tsx';
import { Notice } from './notice.tsx';
import { Turn } from './turn.tsx';
import { newKey, useAsk } from './use-ask.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const SHOWN_TURNS = 12;

/** A thread: its questions and answers in order, and the place for the next question. */
export function Conversation({ runId }: { runId: string }) {
  const { run } = useRun(runId);
  const threadId = run?.threadId;
  const turns = useTurns({ runId, query: run?.query ?? '' }, threadId);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const ask = useAsk();
  useStickToEnd(scroller, content);

  const askInThread = (query: string) => ask.mutate({ query, threadId, key: newKey() });
  return (
    <>
      <h1 className="sr-only">Conversation</h1>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <div ref={content} className="mx-auto grid max-w-3xl gap-10 px-4 pt-6 pb-10 sm:px-6">
          <Turns turns={turns} onRetry={askInThread} />
          {ask.isPending && <p className="text-sm text-soft">Asking…</p>}
          {ask.isError && (
            <AskProblem error={ask.error} onRetry={() => ask.variables && ask.mutate(ask.variables)} />
          )}
        </div>
      </div>
      <div className="relative mx-auto w-full max-w-3xl bg-bg px-4 before:pointer-events-none before:absolute before:inset-x-0 before:-top-6 before:h-6 before:bg-linear-to-t before:from-bg before:to-transparent pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6">
        <ThreadComposer
          runId={turns.at(-1)?.runId ?? runId}
          threadId={threadId}
          isBusy={ask.isPending || threadId === undefined}
          onAsk={askInThread}
        />
        <ModelNote />
      </div>
    </>
  );
}

type TurnSummary = Pick<RunSummary, 'runId' | 'query'>;

/** The thread's runs, with the current one even before the list knows it. */
function useTurns(current: TurnSummary, threadId: string | undefined): TurnSummary[] {
  const thread = useQuery<RunList>({
    queryKey: ['runs', 'thread', threadId, current.runId],
    enabled: threadId !== undefined,
    placeholderData: (before) => (before?.runs[0]?.threadId === threadId ? before : undefined),
    queryFn: ({ signal }) => listRuns({ threadId, limit: '100' }, signal),
  });
  const listed = inOrder(thread.data?.runs ?? []);
  return listed.some((run) => run.runId === current.runId) ? listed : [...listed, current];
}

function Turns({ turns, onRetry }: { turns: readonly TurnSummary[]; onRetry: (query: string) => void }) {
  const [shown, setShown] = useState(SHOWN_TURNS);
  const hidden = Math.max(0, turns.length - shown);
  return (
    <>
      {hidden > 0 && (
        <Button className="justify-self-center" onClick={() => setShown(shown + SHOWN_TURNS)}>
          Show earlier questions ({hidden})
        </Button>
      )}
      {turns.slice(hidden).map((turn) => (
        <Turn key={turn.runId} summary={turn} onRetry={onRetry} />
      ))}
    </>
  );
}

interface ThreadComposerProps {
  runId: string;
  threadId: string | undefined;
  isBusy: boolean;
  onAsk: (query: string) => void;
}

function ThreadComposer({ runId, threadId, isBusy, onAsk }: ThreadComposerProps) {
  const { run } = useRun(runId);
  const stop = useMutation({ mutationFn: () => cancelRun(runId) });
  const input = useRef<HTMLTextAreaElement>(null);
  const queries = useQueryClient();
  const status = run?.status;
  const isWorking = run !== undefined && isActive(run);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list shows the status, so it is read anew with it
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['runs'] });
  }, [queries, status]);
  useEffect(() => {
    if (!isWorking && document.activeElement === document.body) input.current?.focus({ preventScroll: true });
  }, [isWorking]);
  return (
    <>
      {stop.isError && isWorking && <Notice look="danger">{stop.error.message}</Notice>}
      <Composer
        draftKey={threadId ?? runId}
        placeholder="Ask a follow-up"
        isBusy={isBusy || isWorking}
        onAsk={onAsk}
        onStop={isWorking ? () => stop.mutate() : undefined}
        inputRef={input}
      />
    </>
  );
}

export function AskProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const retry = (
    <Button look="quiet" className="text-inherit" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <div role="alert">
      <Notice look="danger" action={retry}>
        {error.message}
      </Notice>
    </div>
  );
}
