import type { Graph, GraphBox, Node } from './layout.ts';

const BOX = { width: 276, height: 66 };
const GAP = 22;
/** Beside the boxes, on both sides, where arrows pass by. */
const GUTTER = 28;
const MARGIN = 2;
const BEND = 7;
const LANES = [15, 6] as const;

/**
 * All steps below each other, for where more go on at once than fit beside each other. What is next below is reached
 * straight; arrows that pass others by leave on the left where they part, and arrive on the right where they meet.
 */
export function inColumn<T extends Node>(ordered: readonly T[]): Graph<T> {
  const boxes = ordered.map((step, row) => ({ step, x: GUTTER, y: MARGIN + row * (BOX.height + GAP) }));
  const edges = boxes.flatMap((to, row) =>
    boxes
      .filter(({ step }) => to.step.after.includes(step.id))
      .map((from) => ({ from, to, isNext: boxes[row - 1] === from })),
  );
  const parting = ordered.filter(({ id }) => edges.filter(({ from }) => from.step.id === id).length > 1);
  const meeting = ordered.filter(({ id }) => edges.some(({ to }) => to.step.id === id));
  const arrows = edges.map(({ from, to, isNext }) => {
    const part = parting.indexOf(from.step);
    const passing =
      part < 0 ? onTheRight(from, to, laneOf(meeting.indexOf(to.step))) : onTheLeft(from, to, laneOf(part));
    return { key: `${from.step.id}>${to.step.id}`, path: isNext ? straight(from, to) : passing };
  });
  return {
    boxes,
    arrows,
    box: BOX,
    width: BOX.width + 2 * GUTTER,
    height: MARGIN * 2 + boxes.length * (BOX.height + GAP) - GAP,
  };
}

/** How far from the edge of the picture: neighbours apart, so that they can be told from each other. */
function laneOf(index: number): number {
  return LANES[index % LANES.length] ?? LANES[0];
}

type Corner = Pick<GraphBox<Node>, 'x' | 'y'>;

function straight(from: Corner, to: Corner): string {
  return `M${from.x + BOX.width / 2} ${from.y + BOX.height}V${to.y - 1}m-4-7l4 7 4-7`;
}

function onTheLeft(from: Corner, to: Corner, lane: number): string {
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  const bends = `Q${lane} ${y1} ${lane} ${y1 + BEND}V${y2 - BEND}Q${lane} ${y2} ${lane + BEND} ${y2}`;
  return `M${from.x} ${y1}H${lane + BEND}${bends}H${to.x - 1}m-7-4l7 4-7 4`;
}

function onTheRight(from: Corner, to: Corner, fromEdge: number): string {
  const lane = BOX.width + 2 * GUTTER - fromEdge;
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  const bends = `Q${lane} ${y1} ${lane} ${y1 + BEND}V${y2 - BEND}Q${lane} ${y2} ${lane - BEND} ${y2}`;
  return `M${from.x + BOX.width} ${y1}H${lane - BEND}${bends}H${to.x + BOX.width + 1}m7-4l-7 4 7 4`;
}
