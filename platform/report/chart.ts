import { type Chart, cellText } from './report.ts';

/** What a chart is drawn from, the same in every format. */
export type Shape =
  | { type: 'rect'; x: number; y: number; width: number; height: number; fill: string }
  | { type: 'line'; points: [x: number, y: number][]; width: number; color: string }
  | { type: 'text'; x: number; y: number; text: string; size: number; anchor: Anchor; color: string };
type Anchor = 'start' | 'middle' | 'end';

export interface Drawing {
  width: number;
  height: number;
  title: string;
  /** The figures in words, for whoever does not see the picture. */
  description: string;
  shapes: Shape[];
}

const INK = '#1f2933';
const QUIET = '#52606d';
const GRID = '#cbd2d9';
/** Told apart also in shades of grey and by people with a colour vision deficiency; the labels name each anyway. */
const FILLS = ['#2f6f9f', '#e08e2b', '#3b8f6b', '#a34f78', '#8a8f3c', '#5b5ea6', '#7b8794'] as const;
const MAIN = FILLS[0];
const WIDTH = 495;
const LABEL_WIDTH = 150;
const VALUE_WIDTH = 70;
const ROW = 16;
const MAX_BARS = 20;
const MAX_SHARES = FILLS.length;
const MAX_MONTH_LABELS = 8;

/** The shapes of a chart; nothing when there is nothing to see. */
export function draw(chart: Chart): Drawing | undefined {
  const points = chart.points.filter((point) => Number.isFinite(point.value));
  if (!points.some((point) => point.value > 0)) return undefined;
  const shown = { ...chart, points };
  const { shapes, height } = { bar: bars, line, share: shares }[chart.kind](shown);
  const description = `${points.map(({ label, value }) => `${label}: ${cellText(value, chart.unit)}`).join('; ')}.`;
  return { width: WIDTH, height, title: chart.title, description, shapes };
}

interface Drawn {
  shapes: Shape[];
  height: number;
}

const text = (x: number, y: number, words: string, anchor: Anchor = 'start'): Shape => ({
  type: 'text',
  x,
  y,
  text: words,
  size: 8,
  anchor,
  color: INK,
});

function bars({ points, unit }: Chart): Drawn {
  const shown = points.slice(0, MAX_BARS);
  const most = Math.max(...shown.map((point) => point.value));
  const shapes = shown.flatMap(({ label, value }, i): Shape[] => {
    const y = i * ROW;
    const width = Math.max(0, (value / most) * (WIDTH - LABEL_WIDTH - VALUE_WIDTH));
    return [
      text(0, y + 10, clipped(label, 34)),
      { type: 'rect', x: LABEL_WIDTH, y, width, height: ROW - 4, fill: MAIN },
      text(LABEL_WIDTH + width + 5, y + 10, cellText(value, unit)),
    ];
  });
  return { shapes, height: shown.length * ROW };
}

function line({ points, unit }: Chart): Drawn {
  const [left, top, height] = [60, 8, 130];
  const most = Math.max(...points.map((point) => point.value));
  const step = points.length > 1 ? (WIDTH - left - 20) / (points.length - 1) : 0;
  const x = (i: number): number => left + i * step;
  const y = (value: number): number => top + height - (Math.max(0, value) / most) * height;
  const grid = [0, 0.5, 1].flatMap((part): Shape[] => [
    {
      type: 'line',
      points: [
        [left, y(part * most)],
        [WIDTH - 20, y(part * most)],
      ],
      width: 0.5,
      color: GRID,
    },
    text(left - 6, y(part * most) + 3, cellText(part * most, unit), 'end'),
  ]);
  const every = Math.ceil(points.length / MAX_MONTH_LABELS);
  const labels = points.flatMap(({ label }, i) =>
    i % every === 0 ? [text(x(i), top + height + 14, clipped(label, 12), 'middle')] : [],
  );
  const path = points.map(({ value }, i): [number, number] => [x(i), y(value)]);
  const marks = path.map(
    ([px, py]): Shape => ({ type: 'rect', x: px - 1.5, y: py - 1.5, width: 3, height: 3, fill: MAIN }),
  );
  const shapes: Shape[] = [
    ...grid,
    ...labels,
    { type: 'line', points: path, width: 1.5, color: MAIN },
    ...marks,
  ];
  return { shapes, height: top + height + 22 };
}

/** One bar that is the whole, and a list of its parts: lengths are compared more exactly than angles. */
function shares({ points, unit }: Chart): Drawn {
  const parts = grouped(points.filter((point) => point.value > 0));
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  let left = 0;
  const shapes = parts.flatMap(({ label, value }, i): Shape[] => {
    const width = (value / whole) * WIDTH;
    const y = 26 + i * ROW;
    const fill = FILLS[i] ?? QUIET;
    const percent = `${cellText((value / whole) * 100, 'number')} %`;
    const drawn: Shape[] = [
      { type: 'rect', x: left, y: 0, width: Math.max(0, width - 1), height: 18, fill },
      { type: 'rect', x: 0, y: y + 2, width: 9, height: 9, fill },
      text(15, y + 10, clipped(label, 60)),
      text(WIDTH - VALUE_WIDTH, y + 10, cellText(value, unit), 'end'),
      text(WIDTH, y + 10, percent, 'end'),
    ];
    left += width;
    return drawn;
  });
  return { shapes, height: 30 + parts.length * ROW };
}

/** As many parts as there are colours; the smallest become one. */
function grouped(points: Chart['points']): Chart['points'] {
  const sorted = points.toSorted((a, b) => b.value - a.value);
  if (sorted.length <= MAX_SHARES) return sorted;
  const rest = sorted.slice(MAX_SHARES - 1);
  const value = rest.reduce((sum, point) => sum + point.value, 0);
  return [...sorted.slice(0, MAX_SHARES - 1), { label: `${rest.length} others`, value }];
}

function clipped(label: string, length: number): string {
  const characters = [...label];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : label;
}
