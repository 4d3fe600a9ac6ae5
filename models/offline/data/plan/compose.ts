import type { Mention } from '../link/match.ts';
import type { Column } from '../schema/model.ts';
import { composeAggregate } from './aggregate.ts';
import { type Base, basesOf, peopleTables } from './bases.ts';
import { composeCount } from './count.ts';
import type { Frame } from './frame.ts';
import { composeList } from './list.ts';
import type { World } from './prepare.ts';
import type { Composed } from './query.ts';
import { composeRank, type RankInput } from './rank.ts';
import { distance, newScope } from './scope.ts';
import { composeShare } from './share.ts';

export type Decision =
  | { kind: 'plan'; plan: Extract<Composed, { kind: 'plan' }>['plan'] }
  | { kind: 'no'; reason: string };

const asGood = 0.02;

/** The best reading of a frame, or why there is none; two that are as good are both named. */
export function compose(world: World, frame: Frame): Decision {
  const all = candidates(world, frame);
  const plans = all
    .flatMap((each) => (each.kind === 'plan' ? [each.plan] : []))
    .toSorted((a, b) => b.score - a.score);
  const [best] = plans;
  const refusals = all
    .flatMap((each) => (each.kind === 'no' ? [each] : []))
    .toSorted((a, b) => b.score - a.score);
  const [refusal] = refusals;
  if (!best)
    return {
      kind: 'no',
      reason: refusal?.reason ?? 'I could not find what is asked for among the tables of the database',
    };
  if (refusal && refusal.score > best.score + 0.25) return { kind: 'no', reason: refusal.reason };
  const rival = plans.find((plan) => plan.id !== best.id && best.score - plan.score < asGood);
  if (rival)
    return {
      kind: 'no',
      reason: `the question can be read in two ways, as ${best.reading} or as ${rival.reading}: please say which`,
    };
  return { kind: 'plan', plan: best };
}

function candidates(world: World, frame: Frame): Composed[] {
  if (frame.rank) return rankings(world, frame);
  if (frame.intent === 'aggregate') return aggregates(world, frame);
  const bases = headBases(world, frame);
  if (frame.intent === 'share') return bases.map((base) => composeShare(world, base, frame));
  if (frame.intent === 'list') return bases.map((base) => composeList(world, base, frame));
  return bases.map((base) => composeCount(world, base, frame));
}

/** The tables the head may mean; without a head, those of the columns asked for or of the conditions. */
function headBases(world: World, frame: Frame): Base[] {
  if (frame.head) return basesOf(world.model, frame.head);
  if (frame.attributes.length > 0)
    return frame.attributes.slice(0, 1).flatMap((mention) => ownersOf(world, mention));
  if (frame.who) return peopleTables(world.model);
  const values = frame.conditions.flatMap((condition) =>
    condition.kind === 'value' ? [condition.mention] : [],
  );
  const tables = frame.context.flatMap((mention) =>
    basesOf(world.model, mention).filter((base) => !base.condition),
  );
  if (tables.length > 0) return tables;
  return values
    .slice(0, 1)
    .flatMap((mention) => ownersOf(world, mention).map((base) => ({ ...base, score: base.score - 0.2 })));
}

function ownersOf(world: World, mention: Mention): Base[] {
  return mention.targets.flatMap((target) => {
    const table = target.kind === 'table' ? undefined : world.model.byName.get(target.column.table);
    return table ? [{ table, score: 0 }] : [];
  });
}

function measuresOfMention(mention: Mention): { column: Column; score: number }[] {
  return mention.targets.flatMap((target) =>
    target.kind === 'column' &&
    target.column.kind === 'number' &&
    !target.column.reference &&
    !target.column.primary
      ? [{ column: target.column, score: target.score }]
      : [],
  );
}

function aggregates(world: World, frame: Frame): Composed[] {
  if (!frame.measure)
    return [
      {
        kind: 'no',
        reason: 'I could not find the figure that is asked for among the columns of the database',
        score: 0,
      },
    ];
  return measuresOfMention(frame.measure).map((measure) => composeAggregate(world, measure, frame));
}

function rankings(world: World, frame: Frame): Composed[] {
  const { rank } = frame;
  const entities = frame.head ? basesOf(world.model, frame.head) : frame.who ? peopleTables(world.model) : [];
  const measures = rank?.by ? measuresAndDates(rank.by) : [];
  if (entities.length === 0 && measures.length > 0) return extremes(world, measures, frame);
  const inputs = entities.flatMap((entity): RankInput[] => {
    if (rank?.countOf)
      return basesOf(world.model, rank.countOf)
        .filter((counted) => related(world, counted, entity))
        .map((counted) => ({ entity, counted }));
    if (measures.length > 0) return measures.map((measure) => ({ entity, measure }));
    return [{ entity }];
  });
  return inputs.map((input) => composeRank(world, input, frame));
}

function related(world: World, counted: Base, entity: Base): boolean {
  return counted.table === entity.table
    ? entity.column !== undefined
    : distance(newScope(world.model, counted.table, world.roles), entity.table.name) !== undefined;
}

function measuresAndDates(mention: Mention): { column: Column; score: number }[] {
  return mention.targets.flatMap((target) =>
    target.kind === 'column' &&
    (target.column.kind === 'number' || target.column.kind === 'date') &&
    !target.column.reference
      ? [{ column: target.column, score: target.score }]
      : [],
  );
}

/** "the highest salary in Sales": no entity is asked for, only the figure. */
function extremes(
  world: World,
  measures: readonly { column: Column; score: number }[],
  frame: Frame,
): Composed[] {
  const { rank, ...rest } = frame;
  const fn = rank?.direction === 'asc' ? 'min' : 'max';
  return measures.map((measure) => {
    const table = world.model.byName.get(measure.column.table);
    if (rank?.explicit || measure.column.kind === 'date')
      return table
        ? composeRank(world, { entity: { table, score: 0.5 }, measure }, frame)
        : { kind: 'no', reason: 'unknown table', score: 0 };
    return composeAggregate(world, measure, { ...rest, intent: 'aggregate', fn });
  });
}
