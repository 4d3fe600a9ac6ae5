import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { linkTo, runPlace } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { CheckIcon, RetryIcon } from '../ui/icons.tsx';
import { agentTitle } from '../ui/names.ts';
import { discardLetter, listLetters, retryLetter } from './jobs-api.ts';

const REFRESH_MS = 15_000;
const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

type Retried = { runId: string | null; workflow: string | null };

/** What was given up, and the ways out: try it again, or discard it. */
export function Letters() {
  const { jobs: words } = useHouseText();
  const [retried, setRetried] = useState<Retried>();
  const list = useQuery({
    queryKey: ['jobs', 'letters'],
    queryFn: ({ signal }) => listLetters(signal),
    refetchInterval: REFRESH_MS,
  });
  const letters = list.data?.letters ?? [];
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{words.givenUp}</h2>
      {list.isError && (
        <Notice look="danger">
          <ErrorText error={list.error} />
        </Notice>
      )}
      {list.isSuccess && letters.length === 0 && (
        <p className="flex items-center gap-3 rounded-2xl border border-dashed border-line px-4 py-3 text-sm text-soft">
          <CheckIcon className="size-5 text-accent" />
          {words.nothingGivenUp}
        </p>
      )}
      {letters.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-warn bg-panel">
          {letters.map((letter) => (
            <Letter key={letter.id} letter={letter} onRetried={setRetried} />
          ))}
        </ul>
      )}
      <p role="status" className="text-sm text-soft">
        {retried !== undefined && (
          <span className="mt-2 flex flex-wrap gap-x-2">
            {words.retried}
            {retried.runId !== null && (
              <a {...linkTo(runPlace({ ...retried, runId: retried.runId }))} className={LINK}>
                {words.openNew}
              </a>
            )}
          </span>
        )}
      </p>
    </section>
  );
}

function Letter({
  letter,
  onRetried,
}: {
  letter: DeadLetterInfo;
  onRetried: (retried: Retried | undefined) => void;
}) {
  const { jobs: words } = useHouseText();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['jobs'] });
  const retry = useMutation({
    mutationFn: () => retryLetter(letter.id),
    onSuccess: ({ runId }) => onRetried({ runId, workflow: letter.workflow }),
    onSettled,
  });
  const discard = useMutation({
    mutationFn: () => discardLetter(letter.id),
    onSuccess: () => onRetried(undefined),
    onSettled,
  });
  const isBusy = retry.isPending || discard.isPending;
  const problem = retry.error ?? discard.error;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="line-clamp-2 font-medium wrap-anywhere">{letter.title}</p>
        <Facts letter={letter} />
        {letter.error !== null && <p className="mt-1 text-xs text-danger wrap-anywhere">{letter.error}</p>}
        {letter.final !== null && <p className="mt-1 text-xs text-soft">{words.final}</p>}
        {problem !== null && (
          <p role="alert" className="mt-1 text-xs text-danger">
            <ErrorText error={problem} />
          </p>
        )}
      </div>
      <div className="-mx-3 flex flex-wrap items-center sm:mx-0">
        {letter.final === null && (
          <Button
            look="quiet"
            disabled={isBusy}
            aria-label={`${words.retry}: ${letter.title}`}
            onClick={() => retry.mutate()}
          >
            <RetryIcon />
            {words.retry}
          </Button>
        )}
        <ConfirmButton
          label={`${words.discard}: ${letter.title}`}
          question={words.discardQuestion(letter.title)}
          confirm={words.discard}
          isBusy={isBusy}
          onConfirm={() => discard.mutate()}
        >
          {words.discard}
        </ConfirmButton>
      </div>
    </li>
  );
}

function Facts({ letter }: { letter: DeadLetterInfo }) {
  const { openRun, jobs: words } = useHouseText();
  const facts = [
    words.kinds[letter.kind],
    letter.kind !== 'report' && agentTitle(letter.queue),
    letter.owner,
    words.failures(letter.failures),
    letter.undelivered !== null && words.undelivered(letter.undelivered),
    formatMoment(letter.at),
  ].filter(Boolean);
  return (
    <p className="text-xs text-soft tabular-nums">
      {facts.join(' · ')}
      {letter.runId !== null && (
        <>
          {' · '}
          <a {...linkTo(runPlace({ runId: letter.runId, workflow: letter.workflow }))} className={LINK}>
            {openRun}
          </a>
        </>
      )}
    </p>
  );
}
