import type { Grain } from '../../language/operator-phrases.ts';
import type { Column } from '../../schema/model.ts';
import { type Base, basesOf } from '../bases.ts';
import { nounOf } from '../count.ts';
import { baseQuery, sayColumn } from '../draft.ts';
import { resolveGroups } from '../groups.ts';
import { prepare, type World } from '../prepare.ts';
import { type Candidate, measuresOfMention } from '../quantities.ts';
import type { AggregateColumn, Composed } from '../query.ts';
import type { Frame, Rank } from '../read/frame.ts';
import { hasColumn } from '../read/frame.ts';
import { address } from '../scope.ts';
import { isAdditive } from '../semantics.ts';
import { limitOf, planOf } from './ranking.ts';

interface Figure {
  base: Base;
  /** Added up in each period; without one the rows are counted. */
  column?: Column;
}

/** "In which month of 2026 did the most money come in": periods, ranked by what fell into them. */
export function periodRankings(world: World, frame: Frame): Candidate[] {
  const grain = frame.groups.find((group) => 'grain' in group)?.grain;
  const { rank } = frame;
  if (!grain || !rank) return [];
  return figuresOf(world, frame, rank).map((figure) => ({
    base: figure.base.score,
    composed: rankPeriods(world, figure, { frame, rank, grain }),
  }));
}

function figuresOf({ model }: World, frame: Frame, rank: Rank): Figure[] {
  const by = rank.by ?? (rank.countOf ? undefined : frame.measure);
  if (by && hasColumn(by, ['number']))
    return measuresOfMention(by).flatMap(({ column, score }) => {
      const table = model.byName.get(column.table);
      return table && isAdditive(column, true) ? [{ base: { table, score }, column }] : [];
    });
  const counted = rank.countOf ?? frame.head;
  // "Tickets" that are only part of a value (a ticket clerk) are nothing that is sold.
  const rows = counted
    ? basesOf(model, counted).filter(({ condition, column }) => !condition && !column)
    : [];
  return rows.map((base) => ({ base }));
}

function rankPeriods(
  world: World,
  { base, column }: Figure,
  { frame, rank, grain }: { frame: Frame; rank: Rank; grain: Grain },
): Composed {
  const { draft } = prepare(world, base, { ...frame, groups: [] });
  const [label] = resolveGroups(draft, [{ grain }]);
  const at = column && address(draft.scope, column);
  const many = draft.scope.many || draft.having.length > 0;
  if (draft.problem || !label || (column && at === undefined) || many)
    return { kind: 'no', reason: draft.problem ?? `I can't rank ${grain}s by that`, score: draft.score };
  const figure: AggregateColumn =
    at === undefined ? { fn: 'count', as: 'value' } : { fn: 'sum', column: at, as: 'value' };
  if (column) draft.columns.add(column);
  return planOf({
    draft,
    query: {
      ...baseQuery(draft),
      group_by: label.columns,
      aggregates: [figure],
      order_by: [
        { column: 'value', direction: rank.direction },
        { column: label.columns[0] ?? '', direction: 'asc' },
      ],
      limit: limitOf(rank),
    },
    label,
    value: 'value',
    title: column ? `total ${sayColumn(draft.scope, column)}` : `number of ${nounOf(base, 2)}`,
    ...(column ? { column } : {}),
    noun: (count) => (count === 1 ? grain : `${grain}s`),
    rank,
  });
}
