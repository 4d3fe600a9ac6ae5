/** How a model is learned from some items and used on others. */
export interface Stage<T, Model, Result> {
  learn(items: readonly T[]): Model;
  use(model: Model, item: T): Result;
}

/**
 * What a stage says of each item when it has learned from other worlds only. Worlds are dealt to as many folds as said;
 * the results come fold by fold.
 */
export function acrossWorlds<T, Model, Result>(
  items: readonly T[],
  { worldOf, folds }: { worldOf(item: NoInfer<T>): string; folds: number },
  { learn, use }: Stage<T, Model, Result>,
): Result[] {
  const worlds = [...new Set(items.map(worldOf))].sort();
  const foldOf = new Map(worlds.map((world, index) => [world, index % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const isTested = (item: T): boolean => foldOf.get(worldOf(item)) === fold;
    const tested = items.filter(isTested);
    if (tested.length === 0) return [];
    const model = learn(items.filter((item) => !isTested(item)));
    return tested.map((item) => use(model, item));
  }).flat();
}
