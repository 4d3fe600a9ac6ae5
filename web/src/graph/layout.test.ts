import { describe, expect, it } from 'vitest';
import { layOut } from './layout.ts';

const step = (id: string, ...after: string[]) => ({ id, after });

describe('the picture of what waits for what (R6)', () => {
  const STEPS = [step('a'), step('b'), step('c', 'a', 'b'), step('d', 'a', 'c')];
  it.each([
    { direction: 'right', onward: 'x', beside: 'y' },
    { direction: 'down', onward: 'y', beside: 'x' },
  ] as const)('puts a step behind all that it waits for, over no other: $direction', (way) => {
    const { boxes, arrows, box, width, height } = layOut(STEPS, way.direction);
    const at = Object.fromEntries(boxes.map((one) => [one.step.id, one]));
    const size = { x: box.width, y: box.height };
    expect(at['a']?.[way.onward]).toBe(at['b']?.[way.onward]);
    expect(at['c']![way.onward]).toBeGreaterThanOrEqual(at['a']![way.onward] + size[way.onward]);
    expect(at['d']![way.onward]).toBeGreaterThanOrEqual(at['c']![way.onward] + size[way.onward]);
    const apart = Math.abs(at['a']![way.beside] - at['b']![way.beside]);
    expect(apart).toBeGreaterThanOrEqual(size[way.beside]);
    expect(arrows.map(({ key }) => key)).toEqual(['a>c', 'b>c', 'a>d', 'c>d']);
    for (const { x, y } of boxes) {
      expect(x + box.width).toBeLessThanOrEqual(width);
      expect(y + box.height).toBeLessThanOrEqual(height);
    }
  });

  it('puts all below each other on a phone where three go on at once: nothing is wider than it', () => {
    const steps = [step('p'), step('a', 'p'), step('b', 'p'), step('c', 'p'), step('r', 'a', 'b', 'c')];
    const { boxes, arrows, box, width, height } = layOut(steps, 'down');
    expect(boxes.map((one) => one.step.id)).toEqual(['p', 'a', 'b', 'c', 'r']);
    const apart = boxes.slice(1).map(({ y }, index) => y - boxes[index]!.y);
    expect(Math.min(...apart)).toBeGreaterThan(box.height);
    expect(width).toBeLessThanOrEqual(332);
    expect(boxes.at(-1)!.y + box.height).toBeLessThanOrEqual(height);
    expect(arrows.map(({ key }) => key)).toEqual(['p>a', 'p>b', 'p>c', 'a>r', 'b>r', 'c>r']);
    // Those of the plan share one way on the left, those to the report one on the right; neighbours are reached straight.
    const startOf = (path: string) => Number(/^M([\d.]+)/.exec(path)?.[1]);
    expect(arrows.map(({ path }) => path.includes('Q'))).toEqual([false, true, true, true, true, false]);
    const [, left, , right] = arrows.map(({ path }) => startOf(path));
    expect(left).toBe(boxes[0]?.x);
    expect(right).toBe(boxes[0]!.x + box.width);
  });

  it('can draw nothing at all', () => {
    expect(layOut([], 'right').boxes).toEqual([]);
  });
});
