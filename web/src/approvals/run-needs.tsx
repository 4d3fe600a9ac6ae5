import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { answerRun } from '../api/house.ts';
import type { Run } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { useRunStore } from '../run/use-run.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { ApprovalCard } from './approval-card.tsx';

const SETTLED_MS = 1_500;

/** What a run needs of a person: approvals, also those given, or the answer to its question. */
export default function RunNeeds({ run }: { run: Run }) {
  const queries = useQueryClient();
  const approvals = run.approvals ?? [];
  const states = approvals.map(({ state }) => state).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the inbox is read anew when the run tells something new
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['approvals'] });
  }, [queries, states]);
  const isWaiting = approvals.some(({ state }) => state === 'pending');
  const isAsking = run.status === 'input-required' && !isWaiting;
  return (
    <>
      {approvals.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} />
      ))}
      {isAsking && <Asked key={run.message} run={run} isSure={approvals.length === 0} />}
    </>
  );
}

/** Between a decision and the run going on it still says that it waits; that is no question to answer. */
function Asked({ run, isSure }: { run: Run; isSure: boolean }) {
  const [isSettled, setSettled] = useState(isSure);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled ? <AnswerForm run={run} /> : null;
}

function AnswerForm({ run }: { run: Run }) {
  const text = useText();
  const { answerIt } = useHouseText();
  const store = useRunStore();
  const id = useId();
  const [reply, setReply] = useState('');
  const answer = useMutation({ mutationFn: () => answerRun(store.pathOf(run.runId), reply.trim()) });
  function send(event: FormEvent) {
    event.preventDefault();
    if (reply.trim() !== '' && !answer.isPending) answer.mutate();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  }
  return (
    <form onSubmit={send} className="grid gap-3 rounded-2xl border border-warn bg-panel p-4">
      <label htmlFor={id} className="text-sm font-semibold whitespace-pre-wrap wrap-anywhere">
        {run.message ?? text.teamNeedsYou}
      </label>
      <textarea
        id={id}
        rows={2}
        value={reply}
        maxLength={20_000}
        onChange={(event) => setReply(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-60 w-full rounded-lg border border-strong-line bg-bg px-3 py-2"
      />
      <div>
        <Button type="submit" look="primary" disabled={reply.trim() === '' || answer.isPending}>
          {answerIt}
        </Button>
      </div>
      {answer.isError && (
        <div role="alert">
          <Notice look="danger">
            <ErrorText error={answer.error} />
          </Notice>
        </div>
      )}
    </form>
  );
}
