import { useId } from 'react';
import type { Citation, Run } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { formatNumber } from '../ui/format.ts';
import { selectFigures } from './select-figures.ts';

interface FiguresProps {
  run: Pick<Run, 'figures' | 'citations'>;
  onCite: (citation: Citation, claim: string) => void;
}

/** The figures of an answer, each with the way to the rows that it comes from. */
export function Figures({ run: { figures, citations }, onCite }: FiguresProps) {
  const text = useText();
  const headingId = useId();
  const shown = selectFigures(figures, citations);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className="mb-2 text-sm font-medium text-soft">
        {text.figures}
      </h3>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {shown.map(({ label, value, unit, sourceId }) => {
          const citation = citations.find(({ id }) => id === sourceId);
          const told = `${typeof value === 'number' ? formatNumber(value) : value}${unit ? ` ${unit}` : ''}`;
          return (
            <li key={`${sourceId}:${value}`}>
              <button
                type="button"
                disabled={citation === undefined}
                onClick={() => citation && onCite(citation, `${label}: ${told}`)}
                className="h-full w-full rounded-xl border border-line bg-panel px-3 py-2 text-start enabled:hover:border-strong-line"
              >
                <span className="block text-xl font-semibold tabular-nums">{told}</span>
                <span className="block text-xs text-soft">{label}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
