import { formatNumber } from '../ui/format.ts';
import type { Chart } from './chart-of.ts';

const WIDTH = 480;
const ROW = 26;
const THICK = 14;
const CHAR = 6.4;
const LONGEST_LABEL = 22;
const VALUE_SPACE = 64;

/** Bars that lie, so that names of any length can be read. */
export function Bars({ chart, title }: { chart: Chart; title: string }) {
  const longest = Math.max(...chart.points.map(({ label }) => Math.min(label.length, LONGEST_LABEL)));
  const start = longest * CHAR + 10;
  const room = WIDTH - start - VALUE_SPACE;
  const low = Math.min(0, ...chart.points.map(({ value }) => value));
  const high = Math.max(0, ...chart.points.map(({ value }) => value));
  const at = (value: number) => start + ((value - low) / (high - low || 1)) * room;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${chart.points.length * ROW}`}
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
              {shortened(label)}
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

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}
