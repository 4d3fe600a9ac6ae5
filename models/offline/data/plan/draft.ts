import { type Column, isSentinel, type Table } from '../schema/model.ts';
import { humanName, humanTable } from '../schema/names.ts';
import type { AggregateColumn, Filter, Having, Query, Scalar } from './query.ts';
import { address, type Scope } from './scope.ts';

/** The conditions of a query in the making, with how they are said. */
export interface Draft {
  scope: Scope;
  filters: Filter[];
  having: Having[];
  /** Aggregates that only a `having` needs. */
  counted: AggregateColumn[];
  without: string[];
  said: string[];
  score: number;
  /** Columns named by the question that a filter or group used. */
  columns: Set<Column>;
  /** Values one column may have, when several were named: worth a breakdown. */
  alternatives?: { column: string; values: Scalar[]; label: string };
  sets: SetCondition[];
  /** Tables that only the queries for those rows pass through. */
  passed: Set<string>;
  /** The filter that leaves out staff who have left, though nobody spoke of them. */
  present?: Filter;
  /** Rows are counted: one row's own name hardly restricts them. */
  counting: boolean;
  /** A figure of the rows is added up or averaged. */
  summing: boolean;
  problem?: string;
}

/** Rows of the base that another query finds, by primary key. */
export interface SetCondition {
  negated: boolean;
  query: Query;
  key: string;
}

export function newDraft(scope: Scope): Draft {
  return {
    scope,
    filters: [],
    having: [],
    counted: [],
    without: [],
    said: [],
    score: 0,
    columns: new Set(),
    sets: [],
    passed: new Set(),
    counting: false,
    summing: false,
  };
}

export function fail(draft: Draft, problem: string): void {
  draft.problem ??= problem;
}

export function addFilter(draft: Draft, column: Column, filter: Omit<Filter, 'column'>): string | undefined {
  const at = address(draft.scope, column);
  if (at === undefined) {
    fail(draft, `no key leads from ${draft.scope.base.name} to ${column.table}`);
    return undefined;
  }
  draft.filters.push({ column: at, ...filter });
  draft.columns.add(column);
  return at;
}

/** Rows that have something in a column, or nothing; a far date that stands for "never" is nothing. */
export function applyFilled(draft: Draft, column: Column, filled: boolean): void {
  const never = isSentinel(column.max) ? column.max?.slice(0, 10) : undefined;
  const filter: Omit<Filter, 'column'> =
    never === undefined
      ? { op: filled ? 'not_null' : 'is_null' }
      : { op: filled ? 'lt' : 'gte', value: never };
  const at = address(draft.scope, column);
  if (
    draft.filters.some((each) => each.column === at && each.op === filter.op && each.value === filter.value)
  )
    return;
  if (addFilter(draft, column, filter) === undefined) return;
  if (!filled) onlyWithRow(draft, column);
  const name = sayColumn(draft.scope, column);
  draft.said.push(filled ? `=${name} is recorded` : `without ${article(name)}`);
}

/** "Costumes that are still out" were lent: where no such row is, nothing of it is empty. */
function onlyWithRow(draft: Draft, { table }: Column): void {
  const owner = draft.scope.model.byName.get(table);
  const key = owner?.columns.find(({ name }) => name === keyOf(owner));
  const at = key && table !== draft.scope.base.name ? address(draft.scope, key) : undefined;
  if (at?.includes('.')) draft.filters.push({ column: at, op: 'not_null' });
}

/** A way to a table that could as well be another is a problem, whenever the table was joined. */
export function noteUnclear(draft: Draft): void {
  if (draft.scope.unclear.length > 0)
    draft.problem ??= `it is not clear which is meant: ${draft.scope.unclear.join('; ')}`;
}

/** The primary key to count or group by, when it is one column. */
export function keyOf(table: Table): string | undefined {
  return table.primaryKey.length === 1 ? table.primaryKey[0] : undefined;
}

/** The query's common parts; a list stays out when it is empty. */
export function baseQuery(draft: Draft): Query {
  return {
    table: draft.scope.base.name,
    ...(draft.scope.joins.length > 0 ? { join: [...draft.scope.joins] } : {}),
    ...(draft.filters.length > 0 ? { filters: [...draft.filters] } : {}),
    ...(draft.without.length > 0 ? { without: [...draft.without] } : {}),
  };
}

/** " where status is active and city is Berlin" */
export function saidConditions(draft: Draft): string {
  return draft.said.length > 0 ? ` ${joinSaid(draft.said)}` : '';
}

function joinSaid(said: readonly string[]): string {
  const wheres = said.filter((each) => each.startsWith('='));
  const rest = said.filter((each) => !each.startsWith('='));
  const where = wheres.length > 0 ? [`where ${wheres.map((each) => each.slice(1)).join(' and ')}`] : [];
  return [...rest, ...where].join(' ');
}

/** A column as a reader would name it, with its table when that isn't the base. */
export function sayColumn(scope: Scope, column: Column): string {
  const name = humanName(
    column.name.replace(/_(id|at|on)$/i, (suffix) => (column.kind === 'date' ? suffix : '')),
  );
  if (column.table === scope.base.name) return name;
  return `${humanTable(column.table, 1)} ${name}`;
}

export function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
