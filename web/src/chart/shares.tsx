import { formatNumber } from '../ui/format.ts';
import { useIsNarrow } from '../ui/use-media.ts';
import type { Chart } from './chart-of.ts';

/** The ring, and where its legend begins; beside each other on a phone, too. */
const SIZES = {
  wide: { width: 480, radius: 80, thick: 34, centre: 100, legend: 216, longest: 24 },
  narrow: { width: 320, radius: 40, thick: 20, centre: 52, legend: 116, longest: 11 },
};
const ROW = 24;
const MOST_SLICES = 8;

interface Slice {
  label: string;
  value: number;
}

/** The shares of a whole as a ring with its legend; small ones are put together. */
export function Shares({ chart, title, rest }: { chart: Chart; title: string; rest: string }) {
  const isNarrow = useIsNarrow();
  const { width, radius, thick, centre, legend, longest } = isNarrow ? SIZES.narrow : SIZES.wide;
  const slices = slicesOf(chart, rest);
  const total = slices.reduce((sum, { value }) => sum + value, 0) || 1;
  const height = Math.max(2 * centre, slices.length * ROW + 16);
  const around = 2 * Math.PI * radius;
  let before = 0;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className="w-full">
      {slices.map(({ label, value }, index) => {
        const share = value / total;
        const offset = before;
        before += share;
        const y = (height - slices.length * ROW) / 2 + index * ROW + ROW / 2;
        const told = `${formatNumber(value)} (${percent(share)})`;
        return (
          <g key={label}>
            <title>{`${label}: ${told}`}</title>
            <circle
              cx={centre}
              cy={height / 2}
              r={radius}
              strokeWidth={thick}
              strokeDasharray={`${Math.max(0, share * around - 1.5)} ${around}`}
              transform={`rotate(${offset * 360 - 90} ${centre} ${height / 2})`}
              className={`fill-none slice-${index}`}
            />
            <rect
              x={legend}
              y={y - 6}
              width="12"
              height="12"
              rx="3"
              className={`stroke-none slice-fill-${index}`}
            />
            <text x={legend + 20} y={y} dominantBaseline="central" className="fill-ink text-[12px]">
              {shortened(label, longest)}
            </text>
            <text
              x={width - 4}
              y={y}
              textAnchor="end"
              dominantBaseline="central"
              className="fill-soft text-[12px] tabular-nums"
            >
              {told}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function slicesOf({ points }: Chart, rest: string): Slice[] {
  const ordered = points.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
  if (ordered.length <= MOST_SLICES) return ordered;
  const small = ordered.slice(MOST_SLICES - 1);
  const value = small.reduce((sum, one) => sum + one.value, 0);
  return [...ordered.slice(0, MOST_SLICES - 1), { label: rest, value }];
}

function percent(share: number): string {
  return `${formatNumber(Math.round(share * 1_000) / 10)} %`;
}

function shortened(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}
