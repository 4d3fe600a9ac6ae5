import { useState } from 'react';
import type { Run } from '../api/types.ts';
import { ticksOf } from '../chart/chart-of.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { formatMoment, formatNumber, formatUsd } from '../ui/format.ts';
import { Segments } from '../ui/segments.tsx';
import { useIsNarrow } from '../ui/use-media.ts';
import { overTime } from './over-time.ts';
import { Panel } from './panel.tsx';

const WIDTH = { wide: 800, narrow: 320 };
const HEIGHT = 180;
const EDGE = { top: 8, right: 8, bottom: 8, left: 64 } as const;
const GAP = 0.25;
const WIDEST = 48;

/** Money, or tokens, that questions took, as columns over time. */
export function CostChart({ runs }: { runs: readonly Run[] }) {
  const text = useHouseText();
  const whole = useIsNarrow() ? WIDTH.narrow : WIDTH.wide;
  const buckets = overTime(runs);
  const [chosen, choose] = useState<'usd' | 'tokens'>();
  const measure = chosen ?? (buckets.some(({ usd }) => usd > 0) ? 'usd' : 'tokens');
  const format = measure === 'usd' ? formatUsd : formatNumber;
  const units = { usd: text.dollars, tokens: text.tokensUnit };
  const options = [
    ['usd', units.usd],
    ['tokens', units.tokens],
  ] as const;
  const ticks = ticksOf(
    buckets.map((bucket) => bucket[measure]),
    3,
  );
  const highest = ticks.at(-1) ?? 1;
  const room = (whole - EDGE.left - EDGE.right) / Math.max(1, buckets.length);
  const width = Math.min(WIDEST, room * (1 - GAP));
  const y = (value: number) => HEIGHT - EDGE.bottom - (value / highest) * (HEIGHT - EDGE.top - EDGE.bottom);
  const [from, to] = [buckets[0]?.at ?? '', buckets.at(-1)?.at ?? ''].map(formatMoment) as [string, string];
  return (
    <Panel title={text.costOverTime} side={<Segments options={options} chosen={measure} onChoose={choose} />}>
      <svg
        viewBox={`0 0 ${whole} ${HEIGHT}`}
        role="img"
        aria-label={text.costPerDay(units[measure], from, to)}
        className="w-full"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={whole - EDGE.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text
              x={EDGE.left - 8}
              y={y(tick)}
              textAnchor="end"
              dominantBaseline="central"
              className="fill-soft text-[12px] tabular-nums"
            >
              {format(tick)}
            </text>
          </g>
        ))}
        {buckets.map((bucket, index) => (
          <rect
            key={bucket.at}
            x={EDGE.left + index * room + (room - width) / 2}
            y={y(bucket[measure])}
            width={width}
            height={y(0) - y(bucket[measure])}
            rx="3"
            className="fill-accent"
          >
            <title>{`${formatMoment(bucket.at)}: ${format(bucket[measure])}`}</title>
          </rect>
        ))}
      </svg>
      <div className="flex justify-between gap-4 ps-16 text-xs sm:ps-[8%] text-soft tabular-nums">
        <span>{from}</span>
        {to !== from && <span>{to}</span>}
      </div>
    </Panel>
  );
}
