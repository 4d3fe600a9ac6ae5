import { inColumn } from './column.ts';

const SIZES = {
  right: { box: { width: 196, height: 66 }, gap: { x: 40, y: 16 } },
  down: { box: { width: 146, height: 72 }, gap: { x: 14, y: 36 } },
} as const;
const MARGIN = 2;
/** So many fit beside each other on a phone. */
const MOST_DOWN = 2;

/** Something that happens after other things. */
export interface Node {
  id: string;
  /** What it waits for. */
  after: readonly string[];
}

export interface GraphBox<T extends Node> {
  step: T;
  x: number;
  y: number;
}

export interface Graph<T extends Node> {
  boxes: GraphBox<T>[];
  arrows: { key: string; path: string }[];
  box: { width: number; height: number };
  width: number;
  height: number;
}

/** Which way it goes: beside each other where there is room, below each other on a phone. */
export type Direction = 'right' | 'down';

/** The steps in order, each after all that it waits for; side by side what can go on at once. */
export function layOut<T extends Node>(steps: readonly T[], direction: Direction): Graph<T> {
  const { box, gap } = SIZES[direction];
  const isDown = direction === 'down';
  const layers = Map.groupBy(steps, (step) => depthOf(step, steps));
  const most = Math.max(1, ...[...layers.values()].map((layer) => layer.length));
  if (isDown && most > MOST_DOWN) {
    return inColumn([...layers].toSorted(([a], [b]) => a - b).flatMap(([, layer]) => layer));
  }
  const along = isDown ? box.height + gap.y : box.width + gap.x;
  const across = isDown ? box.width + gap.x : box.height + gap.y;
  const boxes = [...layers].flatMap(([depth, layer]) =>
    layer.map((step, index) => {
      const beside = MARGIN + (most - layer.length) * (across / 2) + index * across;
      const onward = MARGIN + depth * along;
      return { step, x: isDown ? beside : onward, y: isDown ? onward : beside };
    }),
  );
  const arrows = boxes.flatMap((to) =>
    boxes
      .filter(({ step }) => to.step.after.includes(step.id))
      .map((from) => ({ key: `${from.step.id}>${to.step.id}`, path: curve(from, to, direction) })),
  );
  const [columns, rows] = isDown ? [most, layers.size] : [layers.size, most];
  return {
    boxes,
    arrows,
    box,
    width: MARGIN * 2 + columns * (box.width + gap.x) - gap.x,
    height: MARGIN * 2 + rows * (box.height + gap.y) - gap.y,
  };
}

type Corner = Pick<GraphBox<Node>, 'x' | 'y'>;

function curve(from: Corner, to: Corner, direction: Direction): string {
  const { box } = SIZES[direction];
  if (direction === 'right') {
    const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
    const middle = (x1 + x2) / 2;
    return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 1} ${y2}m-7-4l7 4-7 4`;
  }
  const [x1, y1, x2, y2] = [from.x + box.width / 2, from.y + box.height, to.x + box.width / 2, to.y];
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2 - 1}m-4-7l4 7 4-7`;
}

function depthOf(step: Node, steps: readonly Node[], seen: readonly string[] = []): number {
  if (seen.includes(step.id)) return 0;
  const before = steps.filter(({ id }) => step.after.includes(id));
  return Math.max(0, ...before.map((one) => depthOf(one, steps, [...seen, step.id]) + 1));
}
