import type { Mention } from '../../link/mention.ts';
import type { Table } from '../../schema/model.ts';
import { composeCount } from '../count.ts';
import type { World } from '../prepare.ts';
import type { Candidate } from '../quantities.ts';
import { type Condition, type Frame, hasTable, isFilter } from '../read/frame.ts';
import { findPath, newScope } from '../scope.ts';

/** "How often did a client cancel": what is counted has no name, but must be tied to all that is spoken of. */
export function timesOf(world: World, frame: Frame): Candidate[] {
  if (!frame.times || frame.groups.length > 0 || frame.countPerParent) return [];
  const { head, ...rest } = frame;
  if (head && !hasTable(head) && !isFilter(head)) return [{ base: 0, composed: unclear }];
  const told: Frame = {
    ...rest,
    conditions: [...rest.conditions, ...(head && isFilter(head) ? [restriction(head)] : [])],
    context: [...rest.context, ...(head && !isFilter(head) ? [head] : [])],
  };
  const table = eventTable(world, told);
  if (!table) return [{ base: 0, composed: unclear }];
  return [{ base: 1, composed: composeCount(world, { table, score: 1 }, told) }];
}

const unclear: Candidate['composed'] = {
  kind: 'no',
  reason: 'I could not find which rows would have to be counted to tell how often that was',
  score: 0,
};

const restriction = (mention: Mention): Condition => ({
  kind: 'value',
  mention,
  negated: false,
  at: mention.start,
});

/** The one table of those spoken of whose rows belong to rows of all others; where that is a catalogue, the one that refers to it. */
function eventTable({ model, roles }: World, frame: Frame): Table | undefined {
  const tables = new Set(
    mentionsOf(frame).flatMap((mention) => model.byName.get(tableOf(mention) ?? '') ?? []),
  );
  const belongs = (table: Table): boolean =>
    [...tables].every((other) => other === table || isAbove(table, other));
  const isAbove = (table: Table, other: Table): boolean => {
    const path = findPath(newScope(model, table, roles), other.name)?.path;
    return path?.hops.every(({ direction }) => direction === 'up') ?? false;
  };
  const [own, another] = [...tables].filter(belongs);
  if (own && !another && !isNamed(own, frame) && !own.person && isRestricted(frame)) return own;
  const [child, more] = model.tables.filter(
    (table) =>
      !tables.has(table) &&
      !table.validity &&
      belongs(table) &&
      table.foreignKeys.some((key) => tables.has(model.byName.get(key.table) ?? table)),
  );
  return more ? undefined : child;
}

/** That there are coupons does not say how often one was used. */
const isRestricted = ({ conditions, context }: Frame): boolean =>
  conditions.some(({ kind }) => kind !== 'date') || context.length > 1;

/** One row of it is spoken of: "coupon CLUB5", "a hip replacement". */
const isNamed = (table: Table, { conditions }: Frame): boolean =>
  conditions.some(
    (condition) =>
      condition.kind === 'value' &&
      condition.mention.targets[0]?.kind === 'value' &&
      condition.mention.targets[0].column.table === table.name &&
      (table.labels.includes(condition.mention.targets[0].column) ||
        condition.mention.targets[0].column.primary),
  );

function mentionsOf({ conditions, context }: Frame): Mention[] {
  return [
    ...context,
    ...conditions.flatMap((condition) => ('mention' in condition ? [condition.mention] : [])),
  ];
}

function tableOf({ targets: [best] }: Mention): string | undefined {
  return best?.kind === 'table' ? best.table : best?.column.table;
}
