import { formatNumber } from '../ui/format.ts';
import { useIsNarrow } from '../ui/use-media.ts';
import type { Chart } from './chart-of.ts';

const WIDTH = { wide: 480, narrow: 320 };
const ROW = 26;
const THICK = 14;
const CHAR = 6.4;
const LONGEST_LABEL = { wide: 22, narrow: 16 };
const VALUE_SPACE = 64;

/** Bars that lie, so that names of any length can be read. */
export function Bars({ chart, title }: { chart: Chart; title: string }) {
  const isNarrow = useIsNarrow();
  const width = isNarrow ? WIDTH.narrow : WIDTH.wide;
  const most = isNarrow ? LONGEST_LABEL.narrow : LONGEST_LABEL.wide;
  const longest = Math.max(...chart.points.map(({ label }) => Math.min(label.length, most)));
  const start = longest * CHAR + 10;
  const room = width - start - VALUE_SPACE;
  const low = Math.min(0, ...chart.points.map(({ value }) => value));
  const high = Math.max(0, ...chart.points.map(({ value }) => value));
  const at = (value: number) => start + ((value - low) / (high - low || 1)) * room;
  return (
    <svg
      viewBox={`0 0 ${width} ${chart.points.length * ROW}`}
      role="img"
      aria-label={title}
      className="w-full"
    >
      {chart.points.map(({ label, value }, index) => {
        const middle = index * ROW + ROW / 2;
        const from = Math.min(at(value), at(0));
        return (
          <g key={label}>
            <title>{`${label}: ${formatNumber(value)}`}</title>
            <text
              x={start - 8}
              y={middle}
              textAnchor="end"
              dominantBaseline="central"
              className="fill-soft text-[12px]"
            >
              {shortened(label, most)}
            </text>
            <rect
              x={from}
              y={middle - THICK / 2}
              width={Math.max(1, Math.abs(at(value) - at(0)))}
              height={THICK}
              rx="3"
              className="fill-accent"
            />
            <text
              x={Math.max(at(value), at(0)) + 6}
              y={middle}
              dominantBaseline="central"
              className="fill-ink text-[12px] tabular-nums"
            >
              {formatNumber(value)}
            </text>
          </g>
        );
      })}
      <line x1={at(0)} x2={at(0)} y1="0" y2={chart.points.length * ROW} className="stroke-strong-line" />
    </svg>
  );
}

function shortened(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}
