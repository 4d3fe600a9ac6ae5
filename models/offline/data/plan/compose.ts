import { aboutAdjective } from '../language/superlatives.ts';
import type { Mention } from '../link/mention.ts';
import type { Path } from '../schema/graph.ts';
import type { Column } from '../schema/model.ts';
import { composeAggregate } from './aggregate.ts';
import { type Base, basesOf, peopleTables } from './bases.ts';
import { nobodyEmployed } from './conditions/at-home.ts';
import { timesOf } from './conditions/times.ts';
import { composeCount } from './count.ts';
import { figuresMeant, rowsOf } from './figures-meant.ts';
import { happeningsOf, isOwnKey } from './happenings.ts';
import { composeList } from './list.ts';
import { composePerParent } from './per-parent.ts';
import type { World } from './prepare.ts';
import {
  type Candidate,
  flowOf,
  measuresOfMention,
  peopleCounted,
  piecesOf,
  quantities,
  stockOf,
} from './quantities.ts';
import type { Composed } from './query.ts';
import { composeRank, type RankInput } from './rank/rank.ts';
import { periodRankings } from './rank/rank-periods.ts';
import { type Frame, hasTable, type Rank } from './read/frame.ts';
import { withGovernor } from './read/governing.ts';
import { findPath, newScope } from './scope.ts';
import { fitsAdjective, isMoney, measuresOf } from './semantics.ts';
import { composeShare } from './share.ts';

export type Decision =
  | { kind: 'plan'; plan: Extract<Composed, { kind: 'plan' }>['plan'] }
  | { kind: 'no'; reason: string };

/** No table, column or value was named by the question. */
export const NOTHING_NAMED = 'I could not find what is asked for among the tables of the database';

const asGood = 0.02;
/** A reading that fails is not replaced by one whose first word fits this much worse. */
const clearlyMeant = 0.12;

/** The best reading of a frame, or why there is none; two that are as good are both named. */
export function compose(world: World, asked: Frame): Decision {
  const frame = withGovernor(world.model, asked);
  if (!frame) return { kind: 'no', reason: 'the data does not say who leads, runs or manages that' };
  if (nobodyEmployed(world.model, frame))
    return { kind: 'no', reason: 'the data does not say who works there' };
  if (frame.unkept) return { kind: 'no', reason: `the data holds nothing about ${frame.unkept}` };
  // Not everybody whose name is kept stays with us.
  if (frame.who && frame.stays && !frame.head)
    return { kind: 'no', reason: `the data does not say plainly who ${frame.stays}` };
  const all = candidates(world, frame);
  const plans = all
    .flatMap(({ base, composed }) => (composed.kind === 'plan' ? [{ base, plan: composed.plan }] : []))
    .toSorted((a, b) => b.plan.score - a.plan.score);
  const refusals = all
    .flatMap(({ base, composed }) => (composed.kind === 'no' ? [{ base, ...composed }] : []))
    .toSorted((a, b) => b.base - a.base || b.score - a.score);
  const [best, second] = plans;
  const [refusal] = refusals;
  if (!best)
    return {
      kind: 'no',
      reason: refusal?.reason ?? NOTHING_NAMED,
    };
  if (refusal && refusal.base > best.base + clearlyMeant) return { kind: 'no', reason: refusal.reason };
  const rival = plans.find(({ plan }) => plan.id !== best.plan.id && best.plan.score - plan.score < asGood);
  if (second && rival)
    return {
      kind: 'no',
      reason: `the question can be read in two ways, as ${best.plan.reading} or as ${rival.plan.reading}: please say which`,
    };
  return { kind: 'plan', plan: best.plan };
}

/** "How many people work in the largest department": a ranking inside a count. */
const nested = 'that counts within a ranking, which takes two steps: please ask for the ranking first';

function candidates(world: World, frame: Frame): Candidate[] {
  if (frame.rank && frame.intent === 'count' && !frame.rank.countOf && frame.rank.adjective !== 'few-many')
    return [{ base: 0, composed: { kind: 'no', reason: nested, score: 0 } }];
  if (frame.rank) return rankings(world, frame);
  if (frame.intent === 'aggregate') return aggregates(world, frame);
  const times = timesOf(world, frame);
  if (times.length > 0) return times;
  const paired = frame.conditions.some(({ kind }) => kind === 'columns');
  const stocked = [
    ...(paired ? [] : stockOf(world, frame)),
    ...peopleCounted(world, frame),
    ...piecesOf(world, frame),
  ];
  if (stocked.length > 0) return stocked;
  const bases = headBases(world, frame);
  const each = (compose: (base: Base) => Composed): Candidate[] =>
    bases.map((base) => ({ base: base.score, composed: compose(base) }));
  if (frame.intent === 'share') return each((base) => composeShare(world, base, frame));
  const flow = flowOf(world, frame);
  if (flow.length > 0) return flow;
  if (frame.intent === 'list') return each((base) => composeList(world, base, frame));
  const summed =
    frame.head && !frame.distinct && !paired
      ? quantities(frame.head).map((measure) => ({
          base: measure.score,
          composed: composeAggregate(world, measure, {
            ...frame,
            intent: 'aggregate',
            fn: frame.countPerParent ? 'avg' : 'sum',
          }),
        }))
      : [];
  if (!frame.countPerParent) return [...each((base) => composeCount(world, base, frame)), ...summed];
  return summed.length > 0 ? summed : each((base) => composePerParent(world, base, frame));
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

function aggregates(world: World, frame: Frame): Candidate[] {
  const measures = frame.measure ? measuresOfMention(frame.measure) : mainMeasures(world, frame);
  if (measures.length === 0)
    return [
      {
        base: 0,
        composed: {
          kind: 'no',
          reason: 'I could not find the figure that is asked for among the columns of the database',
          score: 0,
        },
      },
    ];
  return figuresMeant(world.model, measures, frame).map((measure) => ({
    base: measure.score,
    composed: composeAggregate(world, measure, frame, rowsOf(world.model, measure, frame, measures)),
  }));
}

/** "the average fine": the amount of the fines, where they have just one. */
function mainMeasures(world: World, frame: Frame): { column: Column; score: number }[] {
  const [mention] = frame.context;
  if (!mention || !hasTable(mention)) return [];
  return mention.targets.flatMap((target) => {
    const table = target.kind === 'table' ? world.model.byName.get(target.table) : undefined;
    const money = table ? measuresOf(table).filter(isMoney) : [];
    return money.length === 1 ? money.map((column) => ({ column, score: target.score - 0.2 })) : [];
  });
}

function rankings(world: World, frame: Frame): Candidate[] {
  const periods = periodRankings(world, frame);
  if (periods.length > 0) return periods;
  const { rank } = frame;
  const [group] = frame.groups;
  const head = frame.head ?? (group && 'mention' in group ? group.mention : undefined);
  const entities = head ? basesOf(world.model, head) : frame.who ? peopleTables(world.model) : [];
  const by = rank?.by ?? (rank?.countOf ? undefined : frame.measure);
  const measures = by
    ? measuresAndDates(by).filter(({ column }) => fitsAdjective(column, rank?.adjective))
    : [];
  if (by && measures.length === 0 && measuresAndDates(by).length > 0)
    return [
      {
        base: 0,
        composed: {
          kind: 'no',
          reason: `"${by.surface}" says nothing of what is ${rank?.adjective ?? 'meant'}`,
          score: 0,
        },
      },
    ];
  if (entities.length === 0 && measures.length > 0) return extremes(world, measures, frame);
  const inputs = entities.flatMap((entity): (RankInput & { base: number })[] => {
    if (rank?.countOf) {
      const counted = basesOf(world.model, rank.countOf).filter((each) => related(world, each, entity));
      return counted.map((each) => ({ entity, counted: each, base: entity.score + each.score }));
    }
    const own = rank?.adjective === undefined ? measures.filter((each) => isWholeOf(each, entity)) : [];
    if (measures.length > 0)
      return (own.length > 0 ? own : measures).map((measure) => ({
        entity,
        measure,
        base: entity.score + measure.score,
      }));
    return [uncounted(world, entity, rank)];
  });
  return inputs.map((input) => ({ base: input.base, composed: composeRank(world, input, frame) }));
}

/** Nothing is said of what is counted: it may be the rows that refer to it, or those that hold a value. */
function uncounted(world: World, entity: Base, rank: Rank | undefined): RankInput & { base: number } {
  const happening = rank && happeningsOf(world.model, entity, rank);
  const counted = happening ?? (isOfValues(entity, rank) ? ownRows(entity) : undefined);
  // Where each row has a value of its own, none is more common than another: that refuses what is hardly likelier.
  if (counted && !happening && isOwnKey(entity))
    return { entity, base: entity.score + asGood + clearlyMeant };
  return { entity, base: entity.score, ...(counted ? { counted } : {}) };
}

/** "The most common procedures", where a column names them: the rows that hold each of its values are counted. */
const isOfValues = ({ column }: Base, rank: Rank | undefined): boolean =>
  column?.kind === 'text' && /^(?:count|popularity)$/.test(aboutAdjective(rank?.adjective) ?? '');

const ownRows = ({ table }: Base): Base => ({ table, score: 0 });

/** "The most pupils": the row itself says how many it has, whatever is counted on each occasion. */
const isWholeOf = (
  { column, score }: { column: Column; score: number },
  { table, column: own }: Base,
): boolean => own === undefined && column.table === table.name && column.kind === 'number' && score >= 0.75;

function related(world: World, counted: Base, entity: Base): boolean {
  if (counted.table === entity.table) return entity.column !== undefined;
  const path = findPath(newScope(world.model, counted.table, world.roles), entity.table.name)?.path;
  return path !== undefined && !isBySibling(path);
}

/** Incidents of a ward are not those of each nurse who works there: what only shares a parent is not counted for it. */
function isBySibling({ hops }: Path): boolean {
  return hops.some((hop, index) => hop.direction === 'up' && hops[index + 1]?.direction === 'down');
}

function measuresAndDates(mention: Mention): { column: Column; score: number }[] {
  return mention.targets.flatMap((target) =>
    target.kind === 'column' &&
    (target.column.kind === 'number' || target.column.kind === 'date') &&
    !target.column.reference &&
    !target.column.primary
      ? [{ column: target.column, score: target.score }]
      : [],
  );
}

/** "the highest salary in Sales": no entity is asked for, only the figure. */
function extremes(
  world: World,
  measures: readonly { column: Column; score: number }[],
  frame: Frame,
): Candidate[] {
  const { rank, ...rest } = frame;
  const fn = rank?.direction === 'asc' ? 'min' : 'max';
  return measures.map((measure) => {
    const table = world.model.byName.get(measure.column.table);
    // "The largest sale" is a sale, "the highest salary" is a figure.
    const rows = rank?.explicit || measure.column.kind === 'date' || (rank?.by && hasTable(rank.by));
    if (!table) return { base: 0, composed: { kind: 'no', reason: 'unknown table', score: 0 } };
    const composed = rows
      ? composeRank(world, { entity: { table, score: 0.5 }, measure }, frame)
      : composeAggregate(world, measure, { ...rest, intent: 'aggregate', fn });
    return { base: measure.score, composed };
  });
}
