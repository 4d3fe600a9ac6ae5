import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useRef } from 'react';
import { listWholeThread } from '../api/client.ts';
import type { RunSummary } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useRun } from '../run/use-run.ts';
import { inOrder } from '../state/threads.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { EarlierTurns } from './earlier-turns.tsx';
import { ModelNote } from './model-note.tsx';
import { Notice } from './notice.tsx';
import type { Asking } from './question.tsx';
import { ReportContext, useReportPlace } from './report-place.ts';
import { ThreadComposer } from './thread-composer.tsx';
import { Turn } from './turn.tsx';
import { newKey, type Question, useAsk } from './use-ask.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const ReportPanel = lazy(() => import('./report-panel.tsx'));

/** A thread: its questions and answers in order, and the place for the next question. */
export function Conversation({ runId }: { runId: string }) {
  const text = useText();
  const { run, problem } = useRun(runId);
  const threadId = run?.threadId;
  const isUnknown = problem?.status === 404;
  const turns = useTurns({ runId, query: run?.query ?? '' }, threadId);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const newest = turns.at(-1);
  const ask = useAsk();
  const report = useReportPlace(turns.map((turn) => turn.runId));
  useStickToEnd(scroller, content);

  const { mutate } = ask;
  const onAsk = useCallback((question: Question) => mutate(question), [mutate]);
  const askAs = ({ query, where }: Asking, from: string) =>
    mutate({ query, threadId, insteadOf: where === 'branch' ? from : undefined, key: newKey() });
  return (
    <ReportContext value={report}>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <h1 className="sr-only">{text.conversation}</h1>
          <div ref={scroller} data-scroller className="min-h-0 flex-1 overflow-y-auto">
            <div ref={content} className="mx-auto grid max-w-3xl gap-10 px-4 pt-6 pb-10 sm:px-6">
              <EarlierTurns turns={turns.slice(0, -1)} scroller={scroller} onAsk={askAs} />
              {newest !== undefined && <Turn key={newest.runId} summary={newest} onAsk={askAs} />}
              {ask.isPending && <p className="text-sm text-soft">{text.asking}</p>}
              {ask.isError && (
                <AskProblem error={ask.error} onRetry={() => ask.variables && mutate(ask.variables)} />
              )}
            </div>
          </div>
          {!isUnknown && (
            <div className="relative mx-auto w-full max-w-3xl bg-bg px-4 before:pointer-events-none before:absolute before:inset-x-0 before:-top-6 before:h-6 before:bg-linear-to-t before:from-bg before:to-transparent pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-6">
              <ThreadComposer
                runId={newest?.runId ?? runId}
                threadId={threadId}
                isAsking={ask.isPending}
                onAsk={onAsk}
              />
              <ModelNote />
            </div>
          )}
        </div>
        {report.runId !== undefined && (
          <Suspense fallback={null}>
            <ReportPanel
              key={report.runId}
              runId={report.runId}
              isAsked={report.isAsked}
              onClose={() => report.open?.(null)}
            />
          </Suspense>
        )}
      </div>
    </ReportContext>
  );
}

type TurnSummary = Pick<RunSummary, 'runId' | 'query'>;

/** The thread's runs, with the current one even before the list knows it. */
function useTurns(current: TurnSummary, threadId: string | undefined): TurnSummary[] {
  const thread = useQuery<RunSummary[]>({
    queryKey: ['runs', 'thread', threadId, current.runId],
    enabled: threadId !== undefined,
    placeholderData: (before) => (before?.[0]?.threadId === threadId ? before : undefined),
    queryFn: ({ signal }) => listWholeThread(threadId ?? '', signal),
  });
  const listed = inOrder(thread.data ?? []);
  return listed.some((run) => run.runId === current.runId) ? listed : [...listed, current];
}

export function AskProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { tryAgain } = useText();
  const retry = (
    <Button look="quiet" className="text-inherit" onClick={onRetry}>
      {tryAgain}
    </Button>
  );
  return (
    <div role="alert">
      <Notice look="danger" action={retry}>
        <ErrorText error={error} />
      </Notice>
    </div>
  );
}
