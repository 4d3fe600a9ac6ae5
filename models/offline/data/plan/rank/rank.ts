import { stem } from '../../language/stem.ts';
import { aboutAdjective } from '../../language/superlatives.ts';
import type { Column } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import type { Base } from '../bases.ts';
import { deedMeasure } from '../conditions/event-dates.ts';
import { nounOf } from '../count.ts';
import { baseQuery, type Draft, keyOf, newDraft, sayColumn } from '../draft.ts';
import { columnKey, type Key, tableKey } from '../groups.ts';
import { prepare, type World } from '../prepare.ts';
import type { AggregateColumn, Composed, Query } from '../query.ts';
import type { Frame, Rank } from '../read/frame.ts';
import { address, columnIsMany, distance, findPath, join, newScope } from '../scope.ts';
import { columnAbout, isMoney, measuresOf } from '../semantics.ts';
import { asTime, eventIn, paper, sizesIn, whole } from './rank-figures.ts';
import { limitOf, planOf, summaryOf } from './ranking.ts';

/** What the rows of a ranking are: the entity, and where its figure comes from. */
export interface RankInput {
  entity: Base;
  /** A figure of the entity itself or of related rows. */
  measure?: { column: Column; score: number };
  /** A number of related rows. */
  counted?: Base;
}

/** "Which department has the most employees", "top 5 products by price". */
export function composeRank(world: World, input: RankInput, asked: Frame): Composed {
  const rank = asked.rank && asTime(asked.rank, input.entity);
  const frame = { ...asked, rank };
  if (!rank) return { kind: 'no', reason: 'nothing to rank by', score: 0 };
  if (input.counted) return rankByCount(world, { ...input, counted: input.counted }, frame);
  const event = aboutAdjective(rank.adjective) === 'date' ? eventIn(input.entity, frame) : undefined;
  const scope = newScope(world.model, input.entity.table, world.roles);
  const known = input.measure ?? deedMeasure(scope, input.entity, frame)[0] ?? event;
  const found = known ? [known] : measureOf(input.entity, rank);
  const [measure, second] = found;
  const noun = humanTable(input.entity.table.name, 2);
  if (!measure)
    return {
      kind: 'no',
      reason: `the data does not say by which figure ${noun} are ranked`,
      score: input.entity.score - 0.3,
    };
  if (second)
    return {
      kind: 'no',
      reason: `the ranking of ${noun} could go by ${found.map((each) => each.column.name.replaceAll('_', ' ')).join(' or ')}: please say which`,
      score: input.entity.score,
    };
  if (measure.column.kind === 'date' && input.entity.column)
    return { kind: 'no', reason: "I can't rank by a day those who only stand in other rows", score: 0 };
  return columnIsMany(scope, measure.column) || input.entity.column
    ? rankByTotal(world, { ...input, measure }, frame)
    : rankRows(world, { ...input, measure }, frame);
}

function measureOf(entity: Base, rank: Rank): { column: Column; score: number }[] {
  const about = aboutAdjective(rank.adjective);
  if (about === 'count' || about === 'popularity') return [];
  if (about !== undefined) return columnAbout(entity.table, about).map((column) => ({ column, score: 0.8 }));
  const measures = measuresOf(entity.table);
  const money = measures.filter(isMoney);
  const sized = /^(large|big|small)$/.test(rank.adjective ?? '');
  const own = money.filter(({ words }) =>
    words.some((word) => entity.table.words.some((each) => stem(each) === stem(word))),
  );
  if (sized && money.length > 0 && entity.table.words.some((word) => paper.test(word)))
    return whole(money).map((column) => ({ column, score: 0.5 }));
  const chosen =
    own.length === 1 && (sized || money.length > 1) ? own : money.length === 1 && !sized ? money : measures;
  return (sized ? sizesIn(chosen) : chosen).map((column) => ({ column, score: 0.5 }));
}

type Measured = RankInput & { measure: { column: Column; score: number } };

/** The figure stands in the entity's own row (or one it belongs to). */
function rankRows(world: World, input: Measured, frame: Frame): Composed {
  const { draft } = prepare(world, input.entity, { ...frame, groups: [] });
  const rank = frame.rank;
  const label = tableKey(draft, input.entity.table.name);
  const column = address(draft.scope, input.measure.column);
  if (draft.problem || !label || column === undefined || !rank)
    return { kind: 'no', reason: draft.problem ?? 'no such figure', score: draft.score };
  if (draft.scope.many || draft.having.length > 0)
    return { kind: 'no', reason: "I can't rank by that under such a condition", score: draft.score };
  draft.score +=
    input.measure.score -
    0.07 *
      (distance(newScope(world.model, input.entity.table, world.roles), input.measure.column.table) ?? 0);
  draft.columns.add(input.measure.column);
  if (input.measure.column.nullable && !input.measure.column.expression)
    draft.filters.push({ column, op: 'not_null' });
  const direct = !input.measure.column.expression;
  const columns = [...new Set([...label.columns, column])];
  const query: Query = direct
    ? {
        ...baseQuery(draft),
        columns,
        order_by: [
          { column, direction: rank.direction },
          { column: label.columns[0] ?? column, direction: 'asc' },
        ],
        limit: limitOf(rank),
      }
    : {
        ...baseQuery(draft),
        group_by: label.columns,
        aggregates: [{ fn: 'max', column, as: 'value' }],
        order_by: [{ column: 'value', direction: rank.direction }],
        limit: limitOf(rank),
      };
  return planOf({
    draft,
    query,
    label,
    value: direct ? column : 'value',
    title: sayColumn(draft.scope, input.measure.column),
    column: input.measure.column,
    noun: (count) => humanTable(input.entity.table.name, count),
    rank,
  });
}

/** The figure is a sum or average over related rows. */
function rankByTotal(world: World, input: Measured, frame: Frame): Composed {
  const base = world.model.byName.get(input.measure.column.table);
  const { rank } = frame;
  if (!base || !rank) return { kind: 'no', reason: 'nothing to rank by', score: 0 };
  const fn = summaryOf(input.measure.column, frame.fn, rank);
  const { draft } = prepare(
    world,
    { table: base, score: input.entity.score + input.measure.score },
    { ...frame, groups: [] },
    input.entity.condition ? [...frame.conditions, input.entity.condition] : frame.conditions,
  );
  const label = input.entity.column
    ? columnKey(draft, input.entity.column)
    : tableKey(draft, input.entity.table.name);
  const column = address(draft.scope, input.measure.column);
  if (draft.problem || !label || column === undefined)
    return { kind: 'no', reason: draft.problem ?? 'no such figure', score: draft.score };
  if (draft.scope.many || draft.having.length > 0)
    return { kind: 'no', reason: "I can't rank by that under such a condition", score: draft.score };
  onlyNamed(draft, input.entity);
  onlyOwned(draft, label);
  const query: Query = {
    ...baseQuery(draft),
    group_by: label.columns,
    aggregates: [{ fn, column, as: 'value' }],
    order_by: [
      { column: 'value', direction: rank.direction },
      { column: label.columns[0] ?? '', direction: 'asc' },
    ],
    limit: limitOf(rank),
  };
  if (fn !== 'sum') draft.filters.push({ column, op: 'not_null' });
  if (fn !== 'sum') query.filters = [...draft.filters];
  const said = { sum: 'total', avg: 'average', median: 'median', min: 'lowest', max: 'highest' }[fn];
  const figure = sayColumn(draft.scope, input.measure.column);
  const noun = (count: number): string => nounOf(input.entity, count);
  return planOf({
    draft: { ...draft, score: draft.score - 0.05 },
    query,
    label,
    value: 'value',
    title: input.measure.column.kind === 'date' ? figure : `${said} ${figure}`,
    of: humanTable(base.name, 2),
    column: input.measure.column,
    noun,
    rank,
  });
}

/** The figure is a number of related rows; for the fewest, entities without any count too. */
function rankByCount(world: World, input: RankInput & { counted: Base }, frame: Frame): Composed {
  const { rank } = frame;
  const { counted, entity } = input;
  const base = { ...counted, score: counted.score + entity.score };
  // "Which guest house": of all the houses, only those of the kind that was named.
  const conditions = entity.condition ? [...frame.conditions, entity.condition] : frame.conditions;
  const { draft } = prepare(world, base, { ...frame, groups: [] }, conditions);
  const label = entity.column ? columnKey(draft, entity.column) : tableKey(draft, entity.table.name);
  const problem =
    draft.problem ?? (draft.having.length > 0 ? "I can't rank by that under such a condition" : undefined);
  if (!rank || problem !== undefined || !label)
    return { kind: 'no', reason: problem ?? 'no such group', score: draft.score };
  const aggregates = [countOf(draft, input)];
  const owner = label.columns[0] ?? '';
  onlyNamed(draft, entity);
  onlyOwned(draft, label);
  const whole =
    rank.direction === 'asc' &&
    !entity.column &&
    draft.filters.every((each) => each.op === 'not_null') &&
    entity.table !== counted.table;
  const fewest = whole ? fromEntity(world, input, rank) : undefined;
  const order_by = [
    { column: 'count', direction: rank.direction },
    { column: owner, direction: 'asc' as const },
  ];
  const query: Query = fewest?.query ?? {
    ...baseQuery(draft),
    group_by: label.columns,
    aggregates,
    order_by,
    limit: limitOf(rank),
  };
  return planOf({
    draft,
    query,
    label: fewest?.label ?? label,
    value: 'count',
    title: `number of ${nounOf(counted, 2)}`,
    noun: (count) => nounOf(entity, count),
    rank,
  });
}

/** Rows without a manager belong to no manager, who could have the most. */
function onlyNamed(draft: Draft, { column }: Base): void {
  const at = column?.nullable ? address(draft.scope, column) : undefined;
  if (at !== undefined) onlyFilled(draft, at);
}

/** Rows that belong to none of those that are ranked win no place. */
function onlyOwned(draft: Draft, { columns: [owner = ''] }: Key): void {
  const { base, used } = draft.scope;
  const own = base.columns.find(({ name }) => name === owner);
  if (own?.nullable || (used.size > 0 && owner.includes('.'))) onlyFilled(draft, owner);
}

function onlyFilled({ filters }: Draft, column: string): void {
  if (!filters.some((each) => each.column === column && each.op === 'not_null'))
    filters.push({ column, op: 'not_null' });
}

function countOf(draft: Draft, { counted, entity }: RankInput & { counted: Base }): AggregateColumn {
  const column = counted.column
    ? address(draft.scope, counted.column)
    : (linkKey(draft, entity.table.name) ?? keyOf(counted.table));
  const several = draft.scope.many || counted.column !== undefined;
  return several && column !== undefined
    ? { fn: 'count_distinct', column, as: 'count' }
    : { fn: 'count', as: 'count' };
}

/** "Who borrowed the most books" counts loans: the rows that tie the two, not the different books. */
function linkKey(draft: Draft, entity: string): string | undefined {
  const down = draft.scope.used.get(entity)?.hops.findLast((hop) => hop.direction === 'down');
  const key = down && draft.scope.model.byName.get(down.to)?.primaryKey;
  return down && key?.length === 1 ? `${down.alias}.${key[0]}` : undefined;
}

/** From the side of the entity, so that one without any row counts as zero. */
function fromEntity(
  world: World,
  input: RankInput & { counted: Base },
  rank: Rank,
): { query: Query; label: Key } | undefined {
  const { table } = input.entity;
  const scope = newScope(world.model, table, world.roles);
  const draft = newDraft(scope);
  const label = tableKey(draft, table.name);
  const key = keyOf(input.counted.table);
  const alias = join(scope, input.counted.table.name);
  const unclear = findPath(scope, input.counted.table.name)?.rival !== undefined || scope.unclear.length > 0;
  if (!label || !alias || key === undefined || unclear || input.counted.condition) return undefined;
  const order_by = [
    { column: 'count', direction: rank.direction },
    { column: label.columns[0] ?? '', direction: 'asc' as const },
  ];
  const query: Query = {
    table: table.name,
    join: scope.joins,
    group_by: label.columns,
    aggregates: [{ fn: 'count_distinct', column: `${alias}.${key}`, as: 'count' }],
    order_by,
    limit: limitOf(rank),
  };
  return { query, label };
}
