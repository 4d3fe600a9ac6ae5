import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Citation } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useRun } from '../run/use-run.ts';
import { Button } from '../ui/button.tsx';
import { CrossIcon } from '../ui/icons.tsx';
import { Answer } from './answer.tsx';
import { Figures } from './figures.tsx';
import { TakeAlong } from './run-footer.tsx';
import type { Cited } from './source-sheet.tsx';
import { Sources } from './sources.tsx';

const SourceSheet = lazy(() => import('./source-sheet.tsx'));

interface ReportPanelProps {
  runId: string;
  isAsked: boolean;
  onClose: () => void;
}

/** An answer as a document beside the conversation, to be read while it goes on. */
export default function ReportPanel({ runId, isAsked, onClose }: ReportPanelProps) {
  const text = useText();
  const { run } = useRun(runId);
  const heading = useRef<HTMLHeadingElement>(null);
  const [cited, setCited] = useState<Cited>();
  const onCite = useCallback((citation: Citation, claim: string) => setCited({ citation, claim }), []);
  const isThere = run !== undefined;
  useEffect(() => {
    if (isThere && isAsked) heading.current?.focus({ preventScroll: true });
  }, [isThere, isAsked]);
  if (run === undefined) return null;
  return (
    <aside
      aria-label={text.report}
      className="flex min-h-0 w-[46%] shrink-0 flex-col border-s border-line bg-panel"
    >
      <header className="flex items-center gap-1 border-b border-line py-1.5 ps-6 pe-3">
        <p className="me-auto text-sm font-medium text-soft">{text.report}</p>
        <TakeAlong run={run} />
        <Button look="quiet" square aria-label={text.closeReport} title={text.closeReport} onClick={onClose}>
          <CrossIcon />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-2xl gap-6 px-6 pt-6 pb-12">
          <h2
            ref={heading}
            tabIndex={-1}
            className="text-2xl font-semibold tracking-tight text-balance outline-none wrap-break-word"
          >
            {run.query}
          </h2>
          <Answer run={run} onCite={onCite} />
          <Figures run={run} onCite={onCite} />
          <Sources citations={run.citations} onCite={onCite} />
        </div>
      </div>
      {cited !== undefined && (
        <Suspense fallback={null}>
          <SourceSheet cited={cited} run={run} onClose={() => setCited(undefined)} />
        </Suspense>
      )}
    </aside>
  );
}
