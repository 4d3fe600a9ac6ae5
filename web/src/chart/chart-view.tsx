import { useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { fileNameOf } from '../run/export.ts';
import type { Row } from '../run/rows.ts';
import { Button } from '../ui/button.tsx';
import { download } from '../ui/download.ts';
import { formatNumber } from '../ui/format.ts';
import { DownloadIcon } from '../ui/icons.tsx';
import { Bars } from './bars.tsx';
import { type Chart, type Chartable, chartOf, MOST_POINTS } from './chart-of.ts';
import { Line } from './line.tsx';
import { standaloneSvg } from './standalone.ts';

interface ChartViewProps {
  rows: readonly Row[];
  found: Chartable;
}

/** Rows as a picture. Everything that it shows stands in the table too. */
export default function ChartView({ rows, found }: ChartViewProps) {
  const text = useText();
  const [measure, setMeasure] = useState(found.measures[0] ?? '');
  const box = useRef<HTMLDivElement>(null);
  const chart = chartOf(rows, found, measure);
  const title = text.chartOf(measure, found.label);
  const Drawing = chart.kind === 'line' ? Line : Bars;

  function save() {
    const svg = box.current?.querySelector('svg');
    if (svg) download(fileNameOf(title, 'svg'), standaloneSvg(svg), 'image/svg+xml');
  }
  return (
    <figure className="rounded-xl border border-line p-3">
      <figcaption className="mb-2 flex items-center gap-2 text-sm">
        {found.measures.length > 1 ? (
          <select
            aria-label={text.chart}
            value={measure}
            onChange={(event) => setMeasure(event.target.value)}
            className="min-h-8 min-w-0 rounded-lg border border-strong-line bg-panel px-2"
          >
            {found.measures.map((name) => (
              <option key={name} value={name}>
                {text.chartOf(name, found.label)}
              </option>
            ))}
          </select>
        ) : (
          <span className="font-medium">{title}</span>
        )}
        <Button
          look="quiet"
          square
          className="ms-auto"
          aria-label={text.downloadSvg}
          title={text.downloadSvg}
          onClick={save}
        >
          <DownloadIcon />
        </Button>
      </figcaption>
      <div ref={box}>
        <Drawing chart={chart} title={`${title}: ${inWords(chart)}`} />
      </div>
      {rows.length > MOST_POINTS && (
        <p className="mt-1 text-xs text-soft">{text.columnsLeftOut(MOST_POINTS)}</p>
      )}
    </figure>
  );
}

function inWords({ points }: Chart): string {
  return points.map(({ label, value }) => `${label} ${formatNumber(value)}`).join(', ');
}
