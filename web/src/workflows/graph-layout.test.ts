import { describe, expect, it } from 'vitest';
import type { WorkflowStep } from '../api/types.ts';
import { BOX, layOut } from './graph-layout.ts';

const step = (id: string, ...after: string[]): WorkflowStep => ({
  id,
  title: id,
  kind: 'agent',
  target: 'data-analyst',
  after,
  conditional: false,
  optional: false,
  undoable: false,
});

describe('the picture of a workflow (R6)', () => {
  it('puts a step behind everything that it waits for, and nothing over another', () => {
    const { boxes, arrows, width, height } = layOut([
      step('a'),
      step('b'),
      step('c', 'a', 'b'),
      step('d', 'a', 'c'),
    ]);
    const at = Object.fromEntries(boxes.map((box) => [box.step.id, box]));
    expect(at['a']?.x).toBe(at['b']?.x);
    expect(at['c']!.x).toBeGreaterThanOrEqual(at['a']!.x + BOX.width);
    expect(at['d']!.x).toBeGreaterThanOrEqual(at['c']!.x + BOX.width);
    expect(Math.abs(at['a']!.y - at['b']!.y)).toBeGreaterThanOrEqual(BOX.height);
    expect(arrows.map(({ key }) => key)).toEqual(['a>c', 'b>c', 'a>d', 'c>d']);
    for (const { x, y } of boxes) {
      expect(x + BOX.width).toBeLessThanOrEqual(width);
      expect(y + BOX.height).toBeLessThanOrEqual(height);
    }
  });

  it('can draw nothing at all', () => {
    expect(layOut([]).boxes).toEqual([]);
  });
});
