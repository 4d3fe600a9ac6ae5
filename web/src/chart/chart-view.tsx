import { type RefObject, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { fileNameOf } from '../run/export.ts';
import type { Row } from '../run/rows.ts';
import { toCsv } from '../run/table-text.ts';
import { download, downloadBlob } from '../ui/download.ts';
import { formatNumber } from '../ui/format.ts';
import { DownloadIcon } from '../ui/icons.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Bars } from './bars.tsx';
import { type Chart, type Chartable, chartOf, type Look, looksOf, MOST_POINTS } from './chart-of.ts';
import { Line } from './line.tsx';
import { pngOf } from './raster.ts';
import { Shares } from './shares.tsx';
import { standaloneSvg } from './standalone.ts';

interface ChartViewProps {
  rows: readonly Row[];
  found: Chartable;
}

const SELECT_LOOK = 'min-h-8 min-w-0 rounded-lg border border-strong-line bg-panel px-2';

/** Rows as a picture. Everything that it shows stands in the table too. */
export default function ChartView({ rows, found }: ChartViewProps) {
  const text = useText();
  const [measure, setMeasure] = useState(found.measures[0] ?? '');
  const [wanted, setWanted] = useState<Look>(found.kind);
  const box = useRef<HTMLDivElement>(null);
  const chart = chartOf(rows, found, measure);
  const title = text.chartOf(measure, found.label);
  const looks = looksOf(chart);
  const look = looks.includes(wanted) ? wanted : chart.kind;
  const words = `${title}: ${inWords(chart)}`;
  return (
    <figure className="rounded-xl border border-line p-3">
      <figcaption className="mb-2 flex flex-wrap items-center gap-2 text-sm">
        {found.measures.length > 1 ? (
          <select
            aria-label={text.chart}
            value={measure}
            onChange={(event) => setMeasure(event.target.value)}
            className={SELECT_LOOK}
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
        <span className="ms-auto flex items-center gap-1">
          {looks.length > 1 && (
            <select
              aria-label={text.chartLook}
              value={look}
              onChange={(event) => setWanted(event.target.value as Look)}
              className={SELECT_LOOK}
            >
              {looks.map((name) => (
                <option key={name} value={name}>
                  {text.chartLooks[name]}
                </option>
              ))}
            </select>
          )}
          <Downloads chart={chart} title={title} box={box} />
        </span>
      </figcaption>
      <div ref={box}>
        {look === 'share' && <Shares chart={chart} title={words} rest={text.chartRest} />}
        {look === 'line' && <Line chart={chart} title={words} />}
        {look === 'bar' && <Bars chart={chart} title={words} />}
      </div>
      {rows.length > MOST_POINTS && (
        <p className="mt-1 text-xs text-soft">{text.columnsLeftOut(MOST_POINTS)}</p>
      )}
    </figure>
  );
}

interface DownloadsProps {
  chart: Chart;
  title: string;
  box: RefObject<HTMLDivElement | null>;
}

function Downloads({ chart, title, box }: DownloadsProps) {
  const text = useText();
  const drawing = () => {
    const svg = box.current?.querySelector('svg');
    return svg ? standaloneSvg(svg) : '';
  };
  async function savePng() {
    const ground = box.current ? getComputedStyle(box.current.ownerDocument.body).backgroundColor : 'white';
    const png = await pngOf(drawing(), ground);
    if (png) downloadBlob(fileNameOf(title, 'png'), png);
  }
  const table = () => ({
    columns: [chart.label, chart.measure],
    rows: chart.points.map(({ label, value }) => [label, value]),
  });
  return (
    <Menu label={text.downloadChart} button={<DownloadIcon />} buttonProps={{ square: true }}>
      <MenuItem onSelect={() => download(fileNameOf(title, 'svg'), drawing(), 'image/svg+xml')}>
        <DownloadIcon />
        {text.downloadSvg}
      </MenuItem>
      <MenuItem onSelect={() => void savePng()}>
        <DownloadIcon />
        {text.downloadPng}
      </MenuItem>
      <MenuItem onSelect={() => download(fileNameOf(title, 'csv'), toCsv(table()), 'text/csv')}>
        <DownloadIcon />
        {text.downloadCsv}
      </MenuItem>
    </Menu>
  );
}

function inWords({ points }: Chart): string {
  return points.map(({ label, value }) => `${label} ${formatNumber(value)}`).join(', ');
}
