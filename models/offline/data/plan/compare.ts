import type { Comparison } from '../language/comparisons.ts';
import { shiftDate } from '../language/date-math.ts';
import { unitsIn } from '../language/measures.ts';
import { aboutAdjective } from '../language/superlatives.ts';
import type { Mention } from '../link/mention.ts';
import { unitOf } from '../link/phrases/units.ts';
import type { Column } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { choose, columnOfKind, isTableTarget, nameTarget } from './choose.ts';
import { keyBelow } from './conditions/kinds-held.ts';
import { addFilter, type Draft, fail, keyOf, sayColumn } from './draft.ts';
import type { FilterOp } from './query.ts';
import { type Condition, hasColumn, hasTable } from './read/frame.ts';
import { address, columnIsMany, findPath, isMany, join } from './scope.ts';
import { columnAbout, isAdditive, isCents, isMoney, isYearColumn, measuresOf } from './semantics.ts';

type Compare = Condition & { kind: 'compare' };

const comparativeAbout: Record<string, string> = {
  older: 'age',
  younger: 'age',
  cheaper: 'price',
  pricier: 'price',
  costlier: 'price',
  longer: 'duration',
  shorter: 'duration',
  heavier: 'weight',
  lighter: 'weight',
  taller: 'height',
  expensive: 'price',
  costly: 'price',
};

export const sayOp: Record<string, string> = {
  eq: 'exactly',
  ne: 'not',
  lt: 'below',
  lte: 'at most',
  gt: 'above',
  gte: 'at least',
};

/** A comparison becomes a filter on a column, or on a count or sum of related rows. */
export function applyComparison(draft: Draft, condition: Compare, today: string): void {
  const { comparison, cueAfter } = condition;
  if (comparison.adjective !== undefined) {
    byAdjective(draft, condition, today);
    return;
  }
  const counted = cueAfter && condition.ofKind ? rowsBelow(draft, cueAfter) : cueAfter;
  if (counted && countsRows(draft, counted)) {
    byCount(draft, comparison, counted);
    return;
  }
  const birth = ageColumn(draft, condition);
  if (birth) {
    byBirth(draft, birth, comparison, today);
    return;
  }
  const column = comparedColumn(draft, condition);
  if (column === undefined) return;
  compareColumn(draft, column, comparison);
}

/** "residents under 30": people without any other figure, and a number that can be an age. */
function ageColumn(draft: Draft, { comparison, cue, cueAfter }: Compare): Column | undefined {
  const { base } = draft.scope;
  if (!base.person || comparison.money || comparison.percent || comparison.value > 120 || cueAfter)
    return undefined;
  if (cue && (!choose(draft.scope, cue, isTableTarget) || choose(draft.scope, cue, columnOfKind('number'))))
    return undefined;
  const birth = base.columns.filter((column) => column.kind === 'date' && /birth|dob/i.test(column.name));
  return birth.length === 1 && measuresOf(base).length === 0 ? birth[0] : undefined;
}

/** Of a kind that a catalogue lists, those rows count that belong to the base and refer to it. */
function rowsBelow(draft: Draft, mention: Mention): Mention {
  const table = choose(draft.scope, mention, isTableTarget)?.target.table ?? '';
  const own = keyBelow(draft, table);
  if (own) draft.scope.roles = new Set([...draft.scope.roles, own]);
  const [first] = findPath(draft.scope, table)?.path.hops ?? [];
  const score = mention.targets[0]?.score ?? 0;
  return first?.direction === 'down' && first.to !== table
    ? { ...mention, targets: [{ kind: 'table', table: first.to, score }] }
    : mention;
}

function countsRows(draft: Draft, mention: Mention): boolean {
  const table = choose(draft.scope, mention, isTableTarget);
  const column = choose(draft.scope, mention, columnOfKind('number'));
  return (
    table !== undefined &&
    (!column || table.score >= column.score - 0.1) &&
    isMany(draft.scope, table.target.table)
  );
}

function byCount(draft: Draft, comparison: Comparison, mention: Mention): void {
  const choice = choose(draft.scope, mention, isTableTarget);
  if (!choice) return;
  const alias = join(draft.scope, choice.target.table);
  const table = draft.scope.model.byName.get(choice.target.table);
  const key = table && keyOf(table);
  if (alias === undefined || key === undefined || !keyOf(draft.scope.base)) {
    fail(draft, `I can't count ${mention.surface} for each row of ${draft.scope.base.name}`);
    return;
  }
  if (comparison.op === 'between') {
    fail(draft, 'I can only compare a count with one bound');
    return;
  }
  draft.score += choice.score;
  const name = `${choice.target.table}_count`;
  draft.counted.push({ fn: 'count_distinct', column: `${alias}.${key}`, as: name });
  draft.having.push({ column: name, op: comparison.op, value: comparison.value });
  const words = {
    eq: 'exactly',
    ne: 'other than',
    lt: 'fewer than',
    lte: 'at most',
    gt: 'more than',
    gte: 'at least',
    between: '',
  }[comparison.op];
  draft.said.push(`with ${words} ${comparison.value} ${humanTable(choice.target.table, comparison.value)}`);
}

/** The column a comparison is about: the one named beside it, else the only one that it can be. */
function comparedColumn(draft: Draft, condition: Compare): Column | undefined {
  const { comparison, cueAfter, cue, surface } = condition;
  for (const mention of [cueAfter, cue]) {
    if (!mention) continue;
    const choice = choose(draft.scope, mention, columnOfKind('number'));
    if (!choice) continue;
    if (choice.rival) {
      fail(
        draft,
        `"${mention.surface}" could mean ${nameTarget(choice.target)} or ${nameTarget(choice.rival)}: please say which`,
      );
      return undefined;
    }
    draft.score += choice.score;
    return choice.target.column;
  }
  const owner = cue && choose(draft.scope, cue, isTableTarget);
  const table =
    draft.scope.model.byName.get(owner?.target.table ?? draft.scope.base.name) ?? draft.scope.base;
  // A figure that was named, and that these rows don't have, is no other one.
  const named = cueAfter !== undefined && hasColumn(cueAfter, ['number'], 0.05) && !hasTable(cueAfter);
  const candidates = measuresOf(table).filter(
    (column) => !named && (!comparison.money || isMoney(column)) && isKeptSo(column, comparison),
  );
  const [only] = candidates;
  if (only && candidates.length === 1) {
    draft.score += 0.5;
    return only;
  }
  const names = candidates.slice(0, 4).map((column) => sayColumn(draft.scope, column));
  fail(
    draft,
    candidates.length === 0
      ? `there is no figure of ${humanTable(table.name, 2)} that "${surface}" could apply to`
      : `"${surface}" could apply to ${names.join(' or ')}: please say which`,
  );
  return undefined;
}

function compareColumn(draft: Draft, column: Column, comparison: Comparison): void {
  const scale = isCents(column) ? 100 : unitScale(column, comparison);
  if (scale === undefined) {
    fail(
      draft,
      `${sayColumn(draft.scope, column)} is kept in ${unitOf(column)?.said[0]}s, not in ${comparison.measure ?? comparison.unit}`,
    );
    return;
  }
  const value = comparison.value * scale;
  if (columnIsMany(draft.scope, column) && isAdditive(column) && !wasMentioned(draft, column)) {
    bySum(draft, column, { ...comparison, value });
    return;
  }
  const between = comparison.op === 'between';
  const filter = between
    ? { op: 'between' as FilterOp, values: [value, (comparison.upper ?? comparison.value) * scale] }
    : { op: comparison.op as FilterOp, value };
  if (addFilter(draft, column, filter) === undefined) return;
  const range = between
    ? `between ${comparison.value} and ${comparison.upper}`
    : `${sayOp[comparison.op]} ${filter.value}`;
  draft.said.push(`=${sayColumn(draft.scope, column)} is ${range}`);
}

/** "Longer than five minutes" where seconds are kept; nothing where the two units don't measure the same. */
function unitScale(column: Column, { unit, measure = unit }: Comparison): number | undefined {
  const kept = unitOf(column)?.said[0];
  return measure === undefined || kept === undefined ? 1 : unitsIn(measure, kept);
}

/** Fifty kilometres are no score. */
function isKeptSo(column: Column, { unit, measure = unit }: Comparison): boolean {
  const kept = unitOf(column)?.said[0];
  return measure === undefined || (kept !== undefined && unitsIn(measure, kept) !== undefined);
}

/** A child table that the question names itself is compared row by row. */
function wasMentioned(draft: Draft, column: Column): boolean {
  return draft.scope.used.has(column.table);
}

function bySum(draft: Draft, column: Column, comparison: Comparison): void {
  const at = address(draft.scope, column);
  if (at === undefined || comparison.op === 'between') {
    fail(draft, `I can't compare the sum of ${sayColumn(draft.scope, column)}`);
    return;
  }
  const name = `sum_${column.name}`;
  draft.counted.push({ fn: 'sum', column: at, as: name });
  draft.having.push({ column: name, op: comparison.op, value: comparison.value });
  draft.said.push(
    `with ${sayColumn(draft.scope, column)} of ${sayOp[comparison.op]} ${comparison.value} in total`,
  );
}

function byAdjective(draft: Draft, condition: Compare, today: string): void {
  const { comparison, surface } = condition;
  const adjective = comparison.adjective ?? '';
  const about = comparativeAbout[adjective] ?? aboutAdjective(adjective) ?? '';
  const [column, second] = columnAbout(draft.scope.base, about);
  if (!column || second) {
    fail(
      draft,
      `there is no single figure of ${humanTable(draft.scope.base.name, 2)} that "${surface}" could apply to`,
    );
    return;
  }
  draft.score += 0.8;
  if (column.kind !== 'date') {
    isYearColumn(column)
      ? fail(draft, `"${surface}" needs an age, and only a year is recorded`)
      : compareColumn(draft, column, comparison);
    return;
  }
  const isBirth = /birth|dob/i.test(column.name);
  if (!isBirth && comparison.unit === undefined) {
    fail(draft, `"${surface}" needs a unit: days, months or years`);
    return;
  }
  byBirth(draft, column, comparison, today);
}

/** An age against a date of birth: older than 65 means born more than 65 years (and a day) ago. */
function byBirth(draft: Draft, column: Column, comparison: Comparison, today: string): void {
  const unit = comparison.unit ?? 'year';
  const years = (count: number): string => shiftDate(today, -count, unit);
  const { op, value } = comparison;
  const nextDay = (date: string): string => shiftDate(date, 1, 'day');
  const filters = {
    gt: { op: 'lt' as const, value: nextDay(years(value + 1)) },
    gte: { op: 'lte' as const, value: years(value) },
    lt: { op: 'gt' as const, value: years(value) },
    lte: { op: 'gt' as const, value: years(value + 1) },
    eq: { op: 'between' as const, values: [nextDay(years(value + 1)), years(value)] },
    between: {
      op: 'between' as const,
      values: [nextDay(years((comparison.upper ?? value) + 1)), years(value)],
    },
    ne: undefined,
  };
  const filter = filters[op];
  if (!filter || addFilter(draft, column, filter) === undefined) {
    fail(draft, 'I cannot compare ages that way');
    return;
  }
  draft.said.push(
    `=age by ${sayColumn(draft.scope, column)} is ${sayOp[op] ?? 'between'} ${value} ${unit}s${op === 'between' ? ` and ${comparison.upper}` : ''}`,
  );
}
