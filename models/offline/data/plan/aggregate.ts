import { capitalise, cell, cite, markdownTable, numberOf, onlyNumber, sayNumber } from '../answer/format.ts';
import { unitsIn } from '../language/measures.ts';
import type { Aggregate } from '../language/operator-phrases.ts';
import { unitOf } from '../link/phrases/units.ts';
import type { Column, Table } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { averagedOver, perParent } from './averages.ts';
import type { Base } from './bases.ts';
import { withLeavers } from './conditions/present.ts';
import { sayKey } from './count.ts';
import { baseQuery, type Draft, keyOf, saidConditions, sayColumn } from './draft.ts';
import type { Key } from './groups.ts';
import { prepare, type World, withSets } from './prepare.ts';
import {
  type Composed,
  canonicalQuery,
  type Fetch,
  type Fetched,
  need,
  type Outcome,
  type Query,
} from './query.ts';
import type { Frame, GroupPart } from './read/frame.ts';
import { address } from './scope.ts';
import { isAdditive, isCents, isMoney } from './semantics.ts';

const names: Record<Aggregate, string> = {
  sum: 'total',
  avg: 'average',
  median: 'median',
  min: 'lowest',
  max: 'highest',
};

/** "Average budget by status", "total hours in 2025": one figure of a column, also per group. */
export function composeAggregate(
  world: World,
  measure: { column: Column; score: number },
  frame: Frame,
  /** The rows for each of which the figure counts, where they only refer to it. */
  each?: Table,
): Composed {
  const base = each ?? world.model.byName.get(measure.column.table);
  if (!base) return { kind: 'no', reason: 'unknown table', score: 0 };
  const fn = frame.fn ?? 'sum';
  const { inUnit, ...others } = frame;
  const own = fn === 'avg' ? frame.groups.filter((group) => isRowItself(base, group)) : [];
  const groups = frame.groups.filter((group) => !own.includes(group));
  const { draft, keys } = prepare(world, baseOf(base, measure, each), { ...others, groups });
  if (inUnit !== undefined && inAnotherUnit(measure.column, 1, inUnit) === undefined)
    draft.problem ??= `${sayColumn(draft.scope, measure.column)} can't be given in ${inUnit}`;
  draft.score += own.length;
  if (draft.scope.many && fn !== 'min' && fn !== 'max') separate(draft);
  const reason =
    draft.problem ?? refusal(draft, { column: measure.column, fn, keys, asked: frame.totalAsked });
  if (reason !== undefined) return { kind: 'no', reason, score: draft.score };
  const column = address(draft.scope, measure.column) ?? measure.column.name;
  const per =
    fn === 'avg' && keys.length === 1 && isAdditive(measure.column) && !isMoney(measure.column)
      ? averagedOver(world, draft, keys[0])
      : undefined;
  if (per && inUnit === undefined) return perParent({ draft, column: measure.column, at: column, per });
  const query: Query = {
    ...baseQuery(draft),
    ...grouping(keys),
    aggregates: [
      { fn, column, as: 'value' },
      // Rows that lack one of two days have no span, and are none of those that the figure is over.
      { fn: 'count', ...spanCounted(measure.column, column), as: 'rows' },
    ],
  };
  const reading = `the ${names[fn]} ${sayColumn(draft.scope, measure.column)} of ${humanTable(base.name, 2)}${saidConditions(draft)}`;
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading,
      run: (fetch) =>
        run({
          draft,
          query,
          keys,
          fn,
          column: measure.column,
          inUnit,
          decimals: frame.decimals,
          reading,
          fetch,
        }),
    },
  };
}

const spanCounted = ({ expression, unit }: Column, column: string): { column?: string } =>
  expression !== undefined && unit === 'day' ? { column } : {};

/** What is summed belongs to the rows themselves, or to what each of them refers to. */
function baseOf(table: Table, { column, score }: { column: Column; score: number }, each?: Table): Base {
  return each ? { table, score } : { table, score, column };
}

/** "The average number of passengers per charter": the average over the charters is just that. */
function isRowItself(base: Table, group: GroupPart): boolean {
  const [target] = group.mention?.targets ?? [];
  return !('grain' in group) && target?.kind === 'table' && target.table === base.name;
}

interface Wanted {
  column: Column;
  fn: Aggregate;
  keys: readonly Key[];
  /** "total" or "sum" was said. */
  asked: boolean;
}

/** Why such a figure would say nothing, or could be taken in several ways. */
function refusal(draft: Draft, { column, fn, keys, asked }: Wanted): string | undefined {
  if (draft.having.length > 0)
    return "I can't combine a figure with a condition on the number of related rows";
  if (fn === 'sum' && !isAdditive(column, asked) && !hasLabelFilter(draft))
    return `adding up ${sayColumn(draft.scope, column)} would say nothing`;
  const mixed = fn === 'avg' && keys.length > 1 && keys.some((key) => key.grain) && isAdditive(column);
  return mixed ? 'an average per period and group at once could be taken in several ways' : undefined;
}

/** Joined rows would count the figure several times: the rows concerned are found first, then summed without the join. */
function separate(draft: Draft): void {
  const key = keyOf(draft.scope.base);
  if (key === undefined) {
    draft.problem = 'joined rows would be counted several times';
    return;
  }
  draft.sets.push({
    negated: false,
    key,
    query: { ...baseQuery(draft), group_by: [key], aggregates: [{ fn: 'count', as: 'count' }], limit: 500 },
  });
  draft.filters = [];
  draft.without = [];
  draft.scope.joins.length = 0;
  draft.scope.many = false;
}

/** One row was named: its price is asked, not a sum. */
function hasLabelFilter(draft: Draft): boolean {
  return (
    draft.scope.base.labels.some((label) => draft.columns.has(label)) ||
    [...draft.columns].some((column) => column.primary)
  );
}

function grouping(keys: readonly Key[]): Partial<Query> {
  if (keys.length === 0) return {};
  const byTime = keys.find((key) => key.grain);
  return {
    group_by: keys.flatMap((key) => key.columns),
    order_by: byTime
      ? [{ column: byTime.columns[0] ?? '', direction: 'asc' }]
      : [{ column: 'value', direction: 'desc' }],
    limit: 200,
  };
}

interface AggregateRun {
  draft: Draft;
  query: Query;
  keys: readonly Key[];
  fn: Aggregate;
  column: Column;
  inUnit: string | undefined;
  decimals: number | undefined;
  reading: string;
  fetch: Fetch;
}

function run(task: AggregateRun): Outcome {
  const ready = withSets(task.draft, task.query, task.fetch);
  if ('outcome' in ready) return ready.outcome;
  const result = need(task.fetch, ready.query, `compute ${task.reading}`);
  if ('outcome' in result) return result.outcome;
  const all = withLeavers(task.draft, ready.query);
  const whole = all && task.fetch(all, `compute the same of all on record`);
  if (whole?.kind === 'pending') return { kind: 'pending' };
  const record = whole?.kind === 'rows' ? whole.result : undefined;
  return task.keys.length > 0 ? sayGroups(task, result.rows, record) : sayFigure(task, result.rows, record);
}

/** Staff who have left earned as well: what the figure is with them. */
function sayWithLeavers(task: AggregateRun, record: Fetched | undefined): string {
  const [value, rows] = [
    record && onlyNumber(record, 'value'),
    numberOf(cell(record?.rows[0] ?? {}, 'rows', 1)),
  ];
  return record === undefined || value === undefined || rows === undefined
    ? ''
    : `; of all ${sayNumber(rows)} on record it is **${sayMeasure(task.column, value, task)}** ${cite(record.id)}`;
}

/** How a figure is to be told. */
interface Telling {
  inUnit?: string | undefined;
  decimals?: number | undefined;
}

export function sayMeasure(column: Column, value: number, { inUnit, decimals }: Telling = {}): string {
  if (isCents(column))
    return `${sayNumber(value)} (that is ${sayNumber(value / 100, decimals)} in whole units of currency)`;
  const turned = inUnit === undefined ? undefined : inAnotherUnit(column, value, inUnit);
  if (turned !== undefined) return `${sayTurned(turned, decimals)} ${inUnit}`;
  if (column.unit !== 'day' || value >= 2 || value === 0 || Number.isInteger(value))
    return sayNumber(value, decimals);
  const smaller = value < 1 / 12 ? 'minutes' : 'hours';
  return `${sayTurned(inAnotherUnit(column, value, smaller) ?? value, decimals)} ${smaller}`;
}

/** What was calculated in another unit has more digits than it is known by. */
const sayTurned = (value: number, decimals?: number): string =>
  decimals === undefined ? sayNumber(Math.round(value * 100) / 100) : sayNumber(value, decimals);

function inAnotherUnit(column: Column, value: number, unit: string): number | undefined {
  const factor = unitsIn(unitOf(column)?.said[0] ?? '', unit);
  return factor === undefined ? undefined : value * factor;
}

function sayFigure(task: AggregateRun, result: Fetched, record?: Fetched): Outcome {
  const value = onlyNumber(result, 'value');
  const rows = numberOf(cell(result.rows[0] ?? {}, 'rows', 1)) ?? 0;
  const noun = humanTable(task.draft.scope.base.name, rows);
  if (value === undefined) {
    const text =
      task.fn === 'sum' && rows === 0
        ? `There are no ${humanTable(task.draft.scope.base.name, 2)}${saidConditions(task.draft)}, so the total is 0`
        : `There is nothing recorded from which ${task.reading} could be computed`;
    return {
      kind: 'answer',
      text: `${text} ${cite(result.id)}.`,
      callId: result.id,
      ...(task.fn === 'sum' ? { value: 0 } : {}),
    };
  }
  const text = `${capitalise(task.reading)} is **${sayMeasure(task.column, value, task)}**, over ${sayNumber(rows)} ${noun} ${cite(result.id)}${sayWithLeavers(task, record)}.`;
  return { kind: 'answer', text, value, callId: result.id };
}

/** The figure of the same group with those who have left. */
function sayOnRecord(task: AggregateRun, record: Fetched, row: Record<string, unknown>): string {
  const name = (each: Record<string, unknown>): string => task.keys.map((key) => sayKey(each, key)).join(' ');
  const same = record.rows.find((each) => name(each) === name(row));
  const value = numberOf(cell(same ?? {}, 'value'));
  return value === undefined ? '–' : sayMeasure(task.column, value, task);
}

function sayGroups(task: AggregateRun, result: Fetched, record?: Fetched): Outcome {
  if (result.rows.length === 0)
    return {
      kind: 'answer',
      text: `There is nothing recorded for ${task.reading} ${cite(result.id)}.`,
      callId: result.id,
    };
  const title = capitalise(`${names[task.fn]} ${sayColumn(task.draft.scope, task.column)}`);
  const header = [
    ...task.keys.map((key) => capitalise(key.title)),
    title,
    capitalise(humanTable(task.draft.scope.base.name, 2)),
    ...(record ? [`${title}, those who have left included`] : []),
  ];
  const lines = result.rows.map((row) => {
    const value = numberOf(cell(row, 'value'));
    return [
      ...task.keys.map((key) => sayKey(row, key)),
      value === undefined ? '–' : sayMeasure(task.column, value, task),
      sayNumber(numberOf(cell(row, 'rows')) ?? 0),
      ...(record ? [sayOnRecord(task, record, row)] : []),
    ];
  });
  const cut = result.truncated ? `\n\nOnly the first ${result.rows.length} groups are shown.` : '';
  const per = task.keys.map((key) => key.title).join(' and ');
  return {
    kind: 'answer',
    text: `${capitalise(task.reading)} per ${per} ${cite(result.id)}:\n\n${markdownTable(header, lines)}${cut}`,
    callId: result.id,
  };
}
