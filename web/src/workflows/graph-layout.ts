import type { Step, WorkflowStep } from '../api/types.ts';

export const BOX = { width: 200, height: 60 } as const;
const GAP = { x: 56, y: 20 } as const;
const MARGIN = 8;

export interface GraphBox {
  step: WorkflowStep;
  x: number;
  y: number;
}

export interface Graph {
  boxes: GraphBox[];
  arrows: { key: string; from: GraphBox; to: GraphBox }[];
  width: number;
  height: number;
}

/** The steps from left to right, each after all that it waits for; side by side what can go on at once. */
export function layOut(steps: readonly WorkflowStep[]): Graph {
  const columns = Map.groupBy(steps, (step) => depthOf(step, steps));
  const rows = Math.max(1, ...[...columns.values()].map((column) => column.length));
  const height = MARGIN * 2 + rows * (BOX.height + GAP.y) - GAP.y;
  const boxes = [...columns].flatMap(([depth, column]) => {
    const used = column.length * (BOX.height + GAP.y) - GAP.y;
    return column.map((step, row) => ({
      step,
      x: MARGIN + depth * (BOX.width + GAP.x),
      y: (height - used) / 2 + row * (BOX.height + GAP.y),
    }));
  });
  const arrows = boxes.flatMap((to) =>
    boxes
      .filter(({ step }) => to.step.after.includes(step.id))
      .map((from) => ({ key: `${from.step.id}>${to.step.id}`, from, to })),
  );
  return { boxes, arrows, width: MARGIN * 2 + columns.size * (BOX.width + GAP.x) - GAP.x, height };
}

function depthOf(step: WorkflowStep, steps: readonly WorkflowStep[], seen: readonly string[] = []): number {
  if (seen.includes(step.id)) return 0;
  const before = steps.filter(({ id }) => step.after.includes(id));
  return Math.max(0, ...before.map((one) => depthOf(one, steps, [...seen, step.id]) + 1));
}

/** How a step stands in a run; undefined outside of one. */
export function stateOf(step: WorkflowStep, run: readonly Step[] | undefined): Step['status'] | undefined {
  return run === undefined ? undefined : (run.find(({ id }) => id === step.id)?.status ?? 'waiting');
}
