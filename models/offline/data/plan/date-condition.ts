import { shiftDate } from '../language/date-math.ts';
import type { DateRange } from '../language/dates.ts';
import type { Target } from '../link/lexicon.ts';
import type { Column, Table } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { choose, nameTarget } from './choose.ts';
import { addFilter, type Draft, fail, sayColumn } from './draft.ts';
import type { Condition } from './frame.ts';
import { findPath } from './scope.ts';
import { defaultDate, hasSentinel, isYearColumn } from './semantics.ts';

type DateTarget = Target & { kind: 'column' };

const isDated = (target: Target): target is DateTarget =>
  target.kind === 'column' && (target.column.kind === 'date' || isYearColumn(target.column));

/** A period becomes a filter on the date the question names, else on the date when such a row happens. */
export function applyDate(draft: Draft, condition: Condition & { kind: 'date' }, within?: string): void {
  const chosen =
    condition.cue && within === undefined ? choose(draft.scope, condition.cue, isDated) : undefined;
  if (chosen?.rival) {
    fail(
      draft,
      `"${condition.cue?.surface}" could mean ${nameTarget(chosen.target)} or ${nameTarget(chosen.rival)}: please say which`,
    );
    return;
  }
  if (chosen) draft.score += chosen.score;
  const column = chosen?.target.column ?? usualDate(draft, within);
  if (!column) {
    if (!draft.problem)
      fail(
        draft,
        `no date is recorded by which ${humanTable(within ?? draft.scope.base.name, 2)} could be placed ${condition.range.label}`,
      );
    return;
  }
  if (!chosen) draft.score += 0.6;
  filterByDate(draft, column, condition.range);
}

export function filterByDate(draft: Draft, column: Column, range: DateRange): void {
  const name = sayColumn(draft.scope, column);
  if (isYearColumn(column)) {
    const from = range.from === undefined ? undefined : Number(range.from.slice(0, 4));
    const to = range.to === undefined ? undefined : Number(shiftDate(range.to, -1, 'day').slice(0, 4));
    if (from !== undefined && from === to) addFilter(draft, column, { op: 'eq', value: from });
    else {
      if (from !== undefined) addFilter(draft, column, { op: 'gte', value: from });
      if (to !== undefined) addFilter(draft, column, { op: 'lte', value: to });
    }
  } else {
    if (range.from !== undefined) addFilter(draft, column, { op: 'gte', value: range.from });
    if (range.to !== undefined) addFilter(draft, column, { op: 'lt', value: range.to });
    else if (hasSentinel(column) && column.max)
      addFilter(draft, column, { op: 'lt', value: column.max.slice(0, 10) });
  }
  draft.said.push(`with ${name} ${range.label}`);
}

/** The date of the base, or of the nearest table on the way that has one. */
function usualDate(draft: Draft, within: string | undefined): Column | undefined {
  const { scope } = draft;
  const own = within === undefined ? scope.base : scope.model.byName.get(within);
  if (!own) return undefined;
  const found = defaultDate(own);
  if (found) return found;
  const dates = own.columns.filter(
    (column) => column.kind === 'date' && !/update|modified|deleted|birth/i.test(column.name),
  );
  if (dates.length > 1) {
    fail(
      draft,
      `a date of ${humanTable(own.name, 2)} could be ${dates
        .slice(0, 3)
        .map((column) => sayColumn(scope, column))
        .join(' or ')}: please say which`,
    );
    return undefined;
  }
  const related = scope.model.tables
    .filter((table) => table !== own && (scope.used.has(table.name) || !isDownward(draft, table)))
    .map((table) => ({ table, cost: findPath(scope, table.name)?.path.cost ?? 99 }))
    .filter((each) => each.cost < 4 && !each.table.person && defaultDate(each.table) !== undefined)
    .toSorted((a, b) => a.cost - b.cost);
  return related[0] ? defaultDate(related[0].table) : undefined;
}

/** A row's own children have dates of their own, which say nothing of the row, unless the question joined them. */
function isDownward(draft: Draft, table: Table): boolean {
  return findPath(draft.scope, table.name)?.path.many ?? true;
}
