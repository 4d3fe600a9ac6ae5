import { useId } from 'react';
import type { Citation } from '../api/types.ts';
import { type Text, useText } from '../i18n/text.ts';
import { formatDay } from '../ui/format.ts';
import { DocumentIcon, TableIcon } from '../ui/icons.tsx';

interface SourcesProps {
  citations: readonly Citation[];
  onCite: (citation: Citation, claim: string) => void;
}

/** What the answer rests on, numbered as it is cited. */
export function Sources({ citations, onCite }: SourcesProps) {
  const text = useText();
  const headingId = useId();
  if (citations.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className="mb-2 text-sm font-medium text-soft">
        {text.sources(citations.length)}
      </h3>
      <ol className="grid gap-2 sm:grid-cols-2">
        {citations.map((citation) => (
          <li key={citation.n}>
            <button
              type="button"
              onClick={() => onCite(citation, '')}
              className="flex h-full w-full items-start gap-2.5 rounded-xl border border-line bg-panel px-3 py-2 text-start text-sm motion-safe:transition-colors hover:border-strong-line"
            >
              <span className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-md bg-accent-soft text-xs font-semibold text-accent tabular-nums">
                {citation.n}
              </span>
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2">{citation.title}</span>
                <span className="flex items-center gap-1 text-xs text-soft">
                  {citation.kind === 'data' ? (
                    <TableIcon className="size-3.5" />
                  ) : (
                    <DocumentIcon className="size-3.5" />
                  )}
                  <span className="truncate">{noteOf(citation, text)}</span>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function noteOf(citation: Citation, text: Text): string {
  const rows = citation.rows === undefined ? undefined : text.rowsCount(citation.rows);
  const updated = citation.updated === undefined ? undefined : text.updated(formatDay(citation.updated));
  return (
    [citation.category, citation.documentId, rows, updated].filter(Boolean).join(' · ') || citation.source
  );
}
