import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import type { Citation, Run, RunSummary } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { hasEnded, isActive } from '../run/status.ts';
import { useRun } from '../run/use-run.ts';
import { linkTo, runPlace } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { BesideIcon, BranchIcon, RetryIcon } from '../ui/icons.tsx';
import { Told } from '../ui/told.tsx';
import { Answer } from './answer.tsx';
import { Figures } from './figures.tsx';
import { Notice } from './notice.tsx';
import { type Asking, Question } from './question.tsx';
import { useReport } from './report-place.ts';
import { RunCost, RunFooter } from './run-footer.tsx';
import type { Cited } from './source-sheet.tsx';
import { Sources } from './sources.tsx';
import { Team } from './team.tsx';
import { WarningText } from './warning-text.tsx';

const RunNeeds = lazy(() => import('../approvals/run-needs.tsx'));
const SourceSheet = lazy(() => import('./source-sheet.tsx'));

type BranchOf = NonNullable<Run['branchOf']>;

interface TurnProps {
  summary: Pick<RunSummary, 'runId' | 'query'>;
  onAsk: (asking: Asking, runId: string) => void;
}

/** One question and everything that followed from it. */
export function Turn({ summary, onAsk }: TurnProps) {
  const { run, problem, isConnected, announcement } = useRun(summary.runId);
  const query = run?.query ?? summary.query;
  return (
    <article id={`run-${summary.runId}`} aria-label={query || undefined} className="grid scroll-mt-6 gap-4">
      {query !== '' && <Question text={query} onAsk={(asking) => onAsk(asking, summary.runId)} />}
      <p role="status" aria-live="polite" className="sr-only">
        {announcement}
      </p>
      {problem !== undefined && <LoadProblem problem={problem} />}
      {run === undefined ? (
        problem === undefined && <Loading />
      ) : (
        <RunParts
          run={run}
          isConnected={isConnected}
          onRetry={() => onAsk({ query, where: 'here' }, summary.runId)}
        />
      )}
    </article>
  );
}

/** What a run shows of itself: who worked on it, what it needs, how it ended. */
export function RunParts({
  run,
  isConnected,
  workflow = null,
  onRetry,
}: {
  run: Run;
  isConnected: boolean;
  /** The workflow whose run it is; null for a question. */
  workflow?: string | null;
  onRetry: () => void;
}) {
  const text = useText();
  const { isBeside, open } = useReport(run);
  const [cited, setCited] = useState<Cited>();
  const onCite = useCallback((citation: Citation, claim: string) => setCited({ citation, claim }), []);
  return (
    <>
      {run.branchOf !== undefined && <BranchNote of={run.branchOf} workflow={workflow} />}
      <Team run={run} workflow={workflow} />
      {hasNeeds(run) && (
        <Suspense fallback={null}>
          <RunNeeds run={run} />
        </Suspense>
      )}
      {!isConnected && !hasEnded(run) && <Notice look="warning">{text.offline}</Notice>}
      {run.answer !== null && run.answer !== '' && !isBeside && <Answer run={run} onCite={onCite} />}
      {isBeside && <BesideNote onBack={() => open?.(null)} />}
      <Ending run={run} onRetry={onRetry} />
      {run.warnings.map((warning) => (
        <Notice key={`${warning.code}:${warning.stepId}:${warning.message}`} look="warning">
          <WarningText warning={warning} />
        </Notice>
      ))}
      {!isBeside && (
        <>
          <Figures run={run} onCite={onCite} />
          <Sources citations={run.citations} onCite={onCite} />
        </>
      )}
      {isActive(run) ? <RunCost run={run} /> : <RunFooter run={run} onRetry={onRetry} />}
      {cited !== undefined && (
        <Suspense fallback={null}>
          <SourceSheet cited={cited} run={run} onClose={() => setCited(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Where an answer would be that is read beside. */
function BesideNote({ onBack }: { onBack: () => void }) {
  const text = useText();
  return (
    <div className="flex items-center gap-2.5 rounded-xl border border-line bg-panel py-1.5 ps-3.5 pe-1.5 text-sm text-soft">
      <BesideIcon />
      <p className="min-w-0 flex-1">{text.reportIsBeside}</p>
      <Button look="quiet" onClick={onBack}>
        {text.readHere}
      </Button>
    </div>
  );
}

function BranchNote({ of, workflow }: { of: BranchOf; workflow: string | null }) {
  const text = useText();
  return (
    <p className="-mt-2 text-end text-xs text-soft">
      <a
        {...linkTo(runPlace({ runId: of.runId, workflow }))}
        className="inline-flex min-h-6 items-center gap-1.5 underline underline-offset-2"
      >
        <BranchIcon className="size-3.5" />
        {of.stepId === null ? text.branchOfQuestion : text.branchOf}
      </a>
    </p>
  );
}

function hasNeeds(run: Run): boolean {
  return run.status === 'input-required' || (run.approvals ?? []).length > 0;
}

/** How a run ended when it was not by an answer. */
function Ending({ run, onRetry }: { run: Run; onRetry: () => void }): ReactNode {
  const text = useText();
  if (run.status === 'auth-required') {
    return <Notice look="warning">{run.message ?? text.teamNeedsYou}</Notice>;
  }
  const endings: Partial<Record<Run['status'], string>> = {
    failed: text.endFailed,
    rejected: text.endRejected,
    canceled: text.endCanceled,
  };
  const ending = endings[run.status];
  if (ending === undefined) return null;
  const retry = (
    <Button look="quiet" className="text-inherit" onClick={onRetry}>
      <RetryIcon />
      {text.tryAgain}
    </Button>
  );
  return (
    <Notice look={run.status === 'canceled' ? 'warning' : 'danger'} action={retry}>
      <Told kind={ending} message={run.message ?? ''} />
    </Notice>
  );
}

function LoadProblem({ problem }: { problem: ApiProblem }) {
  const { noSuchRun, newQuestion } = useText();
  const isUnknown = problem.status === 404;
  const wayOut = (
    <a {...linkTo({})} className="font-medium underline underline-offset-2">
      {newQuestion}
    </a>
  );
  return (
    <Notice look="danger" action={isUnknown && wayOut}>
      {isUnknown ? noSuchRun : <ErrorText error={problem} />}
    </Notice>
  );
}

function Loading() {
  const { loading } = useText();
  return (
    <div className="grid gap-3 rounded-2xl border border-line bg-panel p-4">
      <span className="sr-only">{loading}</span>
      <span aria-hidden="true" className="breathing h-3 w-1/2 rounded-full bg-raised" />
    </div>
  );
}
