import { formatNumber } from '../ui/format.ts';
import { useIsNarrow } from '../ui/use-media.ts';
import { type Chart, ticksOf } from './chart-of.ts';

const WIDTH = { wide: 480, narrow: 320 };
const HEIGHT = 220;
const EDGE = { top: 10, right: 16, bottom: 26, left: 56 };
const MOST_LABELS = { wide: 6, narrow: 3 };

/** A line over time, from zero, with the dates that fit. */
export function Line({ chart, title }: { chart: Chart; title: string }) {
  const isNarrow = useIsNarrow();
  const width = isNarrow ? WIDTH.narrow : WIDTH.wide;
  const { points } = chart;
  const ticks = ticksOf(points.map(({ value }) => value));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const bottom = HEIGHT - EDGE.bottom;
  const right = width - EDGE.right;
  const x = (index: number) => EDGE.left + (index / Math.max(1, points.length - 1)) * (right - EDGE.left);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - EDGE.top);
  const every = Math.ceil(points.length / (isNarrow ? MOST_LABELS.narrow : MOST_LABELS.wide));
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title} className="w-full">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text
            x={EDGE.left - 8}
            y={y(tick)}
            textAnchor="end"
            dominantBaseline="central"
            className="fill-soft text-[12px] tabular-nums"
          >
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ value }, index) => `${x(index)},${y(value)}`).join(' ')}
        className="fill-none stroke-accent stroke-2"
      />
      {points.map(({ label, value }, index) => (
        <g key={label}>
          <circle cx={x(index)} cy={y(value)} r="3.5" className="fill-accent">
            <title>{`${label}: ${formatNumber(value)}`}</title>
          </circle>
          {index % every === 0 && (
            <text x={x(index)} y={HEIGHT - 8} textAnchor="middle" className="fill-soft text-[12px]">
              {label.slice(0, 10)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
