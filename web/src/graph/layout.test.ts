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

  it('can draw nothing at all', () => {
    expect(layOut([], 'right').boxes).toEqual([]);
  });
});
