import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import type { Citation, Run, RunSummary } from '../api/types.ts';
import { hasEnded, isActive } from '../run/status.ts';
import { useRun } from '../run/use-run.ts';
import { Button } from '../ui/button.tsx';
import { RetryIcon } from '../ui/icons.tsx';
import { Answer } from './answer.tsx';
import { Notice } from './notice.tsx';
import { RunFooter } from './run-footer.tsx';
import { SourceSheet } from './source-sheet.tsx';
import { Sources } from './sources.tsx';
import { Team } from './team.tsx';

interface TurnProps {
  summary: Pick<RunSummary, 'runId' | 'query'>;
  onRetry: (query: string) => void;
}

/** One question and everything that followed from it. */
export function Turn({ summary, onRetry }: TurnProps) {
  const { run, problem, isConnected, announcement } = useRun(summary.runId);
  const query = run?.query ?? summary.query;
  return (
    <article id={`run-${summary.runId}`} aria-label={query} className="grid scroll-mt-6 gap-4">
      <Question text={query} />
      <p role="status" aria-live="polite" className="sr-only">
        {announcement}
      </p>
      {problem !== undefined && <LoadProblem problem={problem} />}
      {run === undefined ? (
        problem === undefined && <Loading />
      ) : (
        <RunParts run={run} isConnected={isConnected} onRetry={() => onRetry(query)} />
      )}
    </article>
  );
}

function RunParts({ run, isConnected, onRetry }: { run: Run; isConnected: boolean; onRetry: () => void }) {
  const [cited, setCited] = useState<Citation>();
  return (
    <>
      <Team run={run} />
      {!isConnected && !hasEnded(run) && (
        <Notice look="warning">The connection is lost. The run goes on; this page is reconnecting.</Notice>
      )}
      {run.answer !== null && run.answer !== '' && <Answer run={run} onCite={setCited} />}
      <Ending run={run} onRetry={onRetry} />
      {run.warnings.map((warning) => (
        <Notice key={`${warning.code}:${warning.stepId}:${warning.message}`} look="warning">
          {warning.message}
        </Notice>
      ))}
      <Sources citations={run.citations} onCite={setCited} />
      {!isActive(run) && <RunFooter run={run} onRetry={onRetry} />}
      {cited !== undefined && <SourceSheet citation={cited} run={run} onClose={() => setCited(undefined)} />}
    </>
  );
}

function Question({ text }: { text: string }) {
  return (
    <h2 className="ms-auto max-w-[85%] rounded-2xl rounded-ee-md bg-raised px-4 py-2.5 whitespace-pre-wrap wrap-break-word">
      {text}
    </h2>
  );
}

const ENDINGS: Partial<Record<Run['status'], string>> = {
  failed: 'The run failed.',
  rejected: 'The team refused this question.',
  canceled: 'You stopped this run. What was found until then is kept.',
};

/** How a run ended when it was not by an answer. */
function Ending({ run, onRetry }: { run: Run; onRetry: () => void }): ReactNode {
  if (run.status === 'input-required' || run.status === 'auth-required') {
    return (
      <Notice look="warning">
        {run.message ?? 'The team needs something from you before it can go on.'}
      </Notice>
    );
  }
  const text = ENDINGS[run.status];
  if (text === undefined) return null;
  const retry = (
    <Button look="quiet" className="text-inherit" onClick={onRetry}>
      <RetryIcon />
      Try again
    </Button>
  );
  return (
    <Notice look={run.status === 'canceled' ? 'warning' : 'danger'} action={retry}>
      {text} {run.message}
    </Notice>
  );
}

function LoadProblem({ problem }: { problem: ApiProblem }) {
  const isUnknown = problem.status === 404;
  return (
    <Notice look="danger">
      {isUnknown ? 'There is no such run here. It may belong to somebody else.' : problem.message}
    </Notice>
  );
}

function Loading() {
  return (
    <div className="grid gap-3 rounded-2xl border border-line bg-panel p-4">
      <span className="sr-only">Loading</span>
      <span aria-hidden="true" className="breathing h-3 w-1/2 rounded-full bg-raised" />
    </div>
  );
}
