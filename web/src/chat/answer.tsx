import { lazy, Suspense, useDeferredValue } from 'react';
import type { Citation, Run } from '../api/types.ts';

const Markdown = lazy(() => import('./markdown.tsx'));

interface AnswerProps {
  run: Pick<Run, 'answer' | 'citations'>;
  onCite: (citation: Citation, claim: string) => void;
}

/** The answer, readable from its first word: plain text until the Markdown part is loaded. */
export function Answer({ run, onCite }: AnswerProps) {
  const text = useDeferredValue(run.answer ?? '');
  return (
    <div data-answer className="text-base leading-relaxed wrap-break-word">
      <Suspense
        fallback={
          <p data-plain className="whitespace-pre-wrap">
            {text}
          </p>
        }
      >
        <Markdown text={text} citations={run.citations} onCite={onCite} />
      </Suspense>
    </div>
  );
}
