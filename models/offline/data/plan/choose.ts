import type { Target } from '../link/entry.ts';
import type { Mention } from '../link/mention.ts';
import { humanName } from '../schema/names.ts';
import { columnDistance, columnIsMany, distance, type Scope } from './scope.ts';

export interface Choice<T extends Target> {
  target: T;
  score: number;
  /** Another reading that is as good. */
  rival?: T;
}

const farness = 0.07;
const asGood = 0.03;
/** A value right behind a noun belongs to that noun. */
const nearness = 0.25;

/** The reading of a mention that fits a scope best: sure words first, near tables first. */
export function choose<T extends Target>(
  scope: Scope,
  mention: Mention,
  fits: (target: Target) => target is T,
  near: readonly string[] = [],
): Choice<T> | undefined {
  const scored = mention.targets
    .filter(fits)
    .map((target) => ({
      target,
      score:
        target.score -
        farness * (distanceOf(scope, target) ?? 99) -
        (isRepeated(scope, target) ? repeated : 0) +
        (near.includes(tableOf(target)) ? nearness : 0),
    }))
    .filter((each) => each.score > -1)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return undefined;
  const rival =
    second &&
    best.score - second.score < asGood &&
    (tableOf(best.target) !== scope.base.name || tableOf(second.target) === scope.base.name) &&
    !sameThing(scope, best.target, second.target)
      ? second.target
      : undefined;
  return { ...best, ...(rival ? { rival } : {}) };
}

/** What can be several times per row is meant less often. */
const repeated = 0.08;

function isRepeated(scope: Scope, target: Target): boolean {
  return target.kind !== 'table' && columnIsMany(scope, target.column);
}

const tableOf = (target: Target): string => (target.kind === 'table' ? target.table : target.column.table);

function distanceOf(scope: Scope, target: Target): number | undefined {
  return target.kind === 'table' ? distance(scope, target.table) : columnDistance(scope, target.column);
}

/**
 * A text of the row itself and the name of a row it is related to hold the same word, and neither refers to the other:
 * "in Cardiology" may be a specialty or a ward.
 */
export function labelRival(scope: Scope, mention: Mention, chosen: Target): Target | undefined {
  if (
    chosen.kind !== 'value' ||
    chosen.loose ||
    chosen.column.reference ||
    chosen.column.table !== scope.base.name ||
    scope.base.labels.includes(chosen.column)
  )
    return undefined;
  return mention.targets.find((target) => {
    if (
      target.kind !== 'value' ||
      target.column.table === scope.base.name ||
      target.score < chosen.score - 0.02
    )
      return false;
    const table = scope.model.byName.get(target.column.table);
    return table?.labels.includes(target.column) && (distance(scope, table.name) ?? 9) < 3.5;
  });
}

/** A key column and the column it refers to hold the same. */
function sameThing(scope: Scope, a: Target, b: Target): boolean {
  if (a.kind === 'table' || b.kind === 'table') return false;
  const refers = (from: typeof a, to: typeof b): boolean =>
    from.column.reference?.table === to.column.table &&
    from.column.reference.references[0] === to.column.name;
  const ends = (target: typeof a): string =>
    target.column.reference
      ? `${target.column.reference.table}.${target.column.reference.references[0]}`
      : `${target.column.table}.${target.column.name}`;
  return refers(a, b) || refers(b, a) || (ends(a) === ends(b) && scope.base.name !== '');
}

export const isTableTarget = (target: Target): target is Target & { kind: 'table' } =>
  target.kind === 'table';
export const isColumnTarget = (target: Target): target is Target & { kind: 'column' } =>
  target.kind === 'column';
export const isValueTarget = (target: Target): target is Target & { kind: 'value' | 'flag' } =>
  target.kind === 'value' || target.kind === 'flag';

export function columnOfKind(...kinds: string[]): (target: Target) => target is Target & { kind: 'column' } {
  return (target): target is Target & { kind: 'column' } =>
    target.kind === 'column' &&
    kinds.includes(target.column.kind) &&
    !(target.column.primary && target.column.kind === 'number') &&
    !(target.column.reference && target.column.kind === 'number');
}

/** How a reader would name what a reading means. */
export function nameTarget(target: Target): string {
  if (target.kind === 'table') return `the table ${target.table}`;
  return `${humanName(target.column.name)} of ${humanName(target.column.table)}`;
}
