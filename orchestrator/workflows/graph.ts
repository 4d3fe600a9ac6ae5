import { ParleyError } from '@parley/platform/errors';
import type { Workflow } from './define.ts';

/** The steps in layers: each stands behind everything that it comes after. Throws on a cycle. */
export function layersOf({ name, steps }: Pick<Workflow, 'name' | 'steps'>): string[][] {
  const layers: string[][] = [];
  const placed = new Set<string>();
  let left = Object.keys(steps);
  while (left.length > 0) {
    const layer = left.filter((id) => steps[id]?.after.every((other) => placed.has(other)));
    if (layer.length === 0) {
      throw new ParleyError('internal', `The workflow "${name}" goes in a circle: ${left.join(', ')}.`);
    }
    layers.push(layer);
    for (const id of layer) placed.add(id);
    left = left.filter((id) => !placed.has(id));
  }
  return layers;
}

/** Everything that is surely over when a step starts. */
export function ancestorsOf({ steps }: Pick<Workflow, 'steps'>, id: string): Set<string> {
  const found = new Set<string>();
  const open = [...(steps[id]?.after ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(steps[next]?.after ?? []));
  }
  return found;
}
