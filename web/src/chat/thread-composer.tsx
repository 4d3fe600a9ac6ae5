import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { cancelRun } from '../api/client.ts';
import { useText } from '../i18n/text.ts';
import { isActive } from '../run/status.ts';
import { useRun } from '../run/use-run.ts';
import { dequeue, enqueue, useQueue } from '../state/queue.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Composer, moveDraft } from './composer.tsx';
import { Notice } from './notice.tsx';
import { QueueList } from './queue-list.tsx';
import { newKey, type Question } from './use-ask.ts';

interface ThreadComposerProps {
  runId: string;
  threadId: string | undefined;
  isAsking: boolean;
  onAsk: (question: Question) => void;
}

/** The next question of a thread: asked at once, or when the run at work is over. */
export function ThreadComposer({ runId, threadId, isAsking, onAsk }: ThreadComposerProps) {
  const text = useText();
  const { run } = useRun(runId);
  const stop = useMutation({ mutationFn: () => cancelRun(runId) });
  const input = useRef<HTMLTextAreaElement>(null);
  const queries = useQueryClient();
  const queue = useQueue(threadId ?? runId);
  const status = run?.status;
  const isWorking = run !== undefined && isActive(run);
  const next = queue[0];
  const isNextDue = run !== undefined && !isWorking && !isAsking && threadId !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list shows the status, so it is read anew with it
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['runs'] });
  }, [queries, status]);
  useEffect(() => {
    if (threadId !== undefined) moveDraft(runId, threadId);
  }, [runId, threadId]);
  useEffect(() => {
    if (!isWorking && document.activeElement === document.body) input.current?.focus({ preventScroll: true });
  }, [isWorking]);
  useEffect(() => {
    if (!isNextDue || next === undefined) return;
    dequeue(threadId, next.key);
    onAsk({ ...next, threadId });
  }, [isNextDue, next, threadId, onAsk]);

  function ask(query: string) {
    const key = newKey();
    if (isWorking && threadId !== undefined) enqueue(threadId, { query, key });
    else onAsk({ query, threadId, key });
  }
  return (
    <>
      {stop.isError && isWorking && (
        <Notice look="danger">
          <ErrorText error={stop.error} />
        </Notice>
      )}
      <QueueList threadId={threadId ?? runId} queue={queue} />
      <Composer
        draftKey={threadId ?? runId}
        placeholder={text.askFollowUp}
        isBusy={isAsking || threadId === undefined}
        onAsk={ask}
        onStop={isWorking ? () => stop.mutate() : undefined}
        inputRef={input}
      />
    </>
  );
}
