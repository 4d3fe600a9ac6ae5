import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { openShared } from '../api/shares.ts';
import type { Citation, Shared, SharedTurn } from '../api/types.ts';
import { Answer } from '../chat/answer.tsx';
import { Figures } from '../chat/figures.tsx';
import { Notice } from '../chat/notice.tsx';
import type { Cited } from '../chat/source-sheet.tsx';
import { Sources } from '../chat/sources.tsx';
import { WarningText } from '../chat/warning-text.tsx';
import { useText } from '../i18n/text.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDay } from '../ui/format.ts';

const SourceSheet = lazy(() => import('../chat/source-sheet.tsx'));

/** A conversation that somebody shared: to read, and nothing else. */
export default function SharedPage({ token }: { token: string }) {
  const { share: words, loading } = useText();
  const { data, error } = useQuery({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => openShared(token, signal),
  });
  return (
    <main className="mx-auto grid min-h-dvh max-w-3xl content-start gap-8 px-4 py-6 sm:px-6">
      <header className="flex items-center gap-2 border-b border-line pb-4">
        <img src="/icon.svg" alt="" className="size-6" />
        <span className="text-lg font-semibold tracking-tight">Parley</span>
        <span className="ms-auto text-xs text-soft">{words.readOnly}</span>
      </header>
      {error !== null && <Gone error={error} />}
      {data === undefined ? (
        error === null && <p className="text-soft">{loading}</p>
      ) : (
        <Turns shared={data} />
      )}
    </main>
  );
}

function Gone({ error }: { error: Error }) {
  const { share: words } = useText();
  const isGone = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <h1 className="sr-only">{words.share}</h1>
      <Notice look="danger">{isGone ? words.gone : <ErrorText error={error} />}</Notice>
    </>
  );
}

function Turns({ shared }: { shared: Shared }) {
  const { share: words } = useText();
  useEffect(() => {
    document.title = `${shared.title} · Parley`;
  }, [shared.title]);
  return (
    <>
      <div>
        <h1 className="text-2xl font-semibold wrap-break-word">{shared.title}</h1>
        <p className="mt-1 text-sm text-soft">
          {words.sharedOn(formatDay(shared.sharedAt))} · {words.until(formatDay(shared.expiresAt))}
        </p>
      </div>
      {shared.turns.map((turn) => (
        <Turn key={`${turn.createdAt}:${turn.query}`} turn={turn} isTitled={turn.query === shared.title} />
      ))}
    </>
  );
}

const BUBBLE =
  'max-w-[85%] justify-self-end rounded-2xl rounded-ee-md bg-raised px-4 py-2.5 whitespace-pre-wrap wrap-break-word';

/** A question that stands above as the title is not shown twice. */
function Turn({ turn, isTitled }: { turn: SharedTurn; isTitled: boolean }) {
  const [cited, setCited] = useState<Cited>();
  const onCite = useCallback((citation: Citation, claim: string) => setCited({ citation, claim }), []);
  return (
    <article aria-label={turn.query} className="grid gap-4">
      <h2 className={isTitled ? 'sr-only' : BUBBLE}>{turn.query}</h2>
      <Answer run={turn} onCite={onCite} />
      {turn.warnings.map((warning) => (
        <Notice key={`${warning.code}:${warning.message}`} look="warning">
          <WarningText warning={warning} />
        </Notice>
      ))}
      <Figures run={turn} onCite={onCite} />
      <Sources citations={turn.citations} onCite={onCite} />
      {turn.model !== null && (
        <p className="text-xs text-soft">{[...turn.model.names, formatDay(turn.createdAt)].join(' · ')}</p>
      )}
      {cited !== undefined && (
        <Suspense fallback={null}>
          <SourceSheet cited={cited} run={turn} onClose={() => setCited(undefined)} />
        </Suspense>
      )}
    </article>
  );
}
