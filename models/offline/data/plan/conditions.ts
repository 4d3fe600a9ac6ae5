import type { Target } from '../link/lexicon.ts';
import type { Mention } from '../link/match.ts';
import { aliasOf } from '../schema/graph.ts';
import type { Column } from '../schema/model.ts';
import { humanTable } from '../schema/names.ts';
import { choose, isColumnTarget, isTableTarget, isValueTarget, labelRival, nameTarget } from './choose.ts';
import { applyComparison } from './compare.ts';
import { applyDate } from './date-condition.ts';
import { addFilter, article, type Draft, fail, keyOf, sayColumn } from './draft.ts';
import type { Condition } from './frame.ts';
import type { Scalar } from './query.ts';
import { aliasVia } from './groups.ts';
import { latenessOf } from './semantics.ts';
import { columnDistance, columnIsMany, findPath, join } from './scope.ts';

/** Puts every condition of the question into the draft; what can't be expressed is a problem, never dropped. */
export function applyConditions(draft: Draft, conditions: readonly Condition[], today: string): void {
  const missing = conditions.filter((each) => each.kind === 'missing');
  for (const [index, condition] of conditions.entries()) {
    if (draft.problem) return;
    if (condition.kind === 'value') applyValue(draft, condition);
    else if (condition.kind === 'compare') applyComparison(draft, condition, today);
    else if (condition.kind === 'date') {
      const owner = conditions[index - 1];
      if (
        owner?.kind === 'missing' &&
        missing.length === 1 &&
        applyMissingWithin(draft, owner, condition, today)
      )
        continue;
      applyDate(draft, condition);
    } else if (condition.kind === 'missing') {
      const next = conditions[index + 1];
      if (
        !(
          next?.kind === 'date' &&
          missingTable(draft, condition.mention) !== undefined &&
          hasDates(draft, condition.mention)
        )
      )
        applyMissing(draft, condition);
    } else if (condition.kind === 'overdue') applyOverdue(draft, today);
    else if (condition.kind === 'unassigned') applyUnassigned(draft, condition.surface);
    else if (condition.kind === 'present') applyPresent(draft, condition.mention);
    else applyNumber(draft, condition);
  }
  mergeAlternatives(draft, conditions);
  applyValidity(draft, conditions);
}

function applyValue(draft: Draft, condition: Condition & { kind: 'value' }): void {
  const { mention, negated } = condition;
  const choice = choose(draft.scope, mention, isValueTarget, anchorTables(draft, condition.anchor));
  if (!choice)
    return fail(
      draft,
      `"${mention.surface}" has nothing to do with ${humanTable(draft.scope.base.name, 2)} in this database`,
    );
  if (choice.rival)
    return fail(
      draft,
      `"${mention.surface}" could mean ${nameTarget(choice.target)} or ${nameTarget(choice.rival)}: please say which`,
    );
  if (isFarFetched(draft, choice.target, condition)) return fail(draft, `I don't see how "${mention.surface}" (${nameTarget(choice.target)}) restricts ${humanTable(draft.scope.base.name, 2)}`);
  const other = labelRival(draft.scope, mention, choice.target);
  if (other) return fail(draft, `"${mention.surface}" could mean ${nameTarget(choice.target)} or ${nameTarget(other)}: please say which`);
  draft.score += choice.score;
  const { target } = choice;
  if (target.kind === 'flag') {
    const truth = target.truth !== negated;
    if (addFilter(draft, target.column, { op: 'eq', value: truth }))
      draft.said.push(`=${sayColumn(draft.scope, target.column)} is ${truth}`);
    return;
  }
  applyValues(draft, target, negated);
}

/** A word that is only part of a value, or a value of rows that merely share a parent, in a table the question does not name. */
function isFarFetched(draft: Draft, target: Target & { kind: 'value' | 'flag' }, condition: Condition & { kind: 'value' }): boolean {
  const { table } = target.column;
  if (table === draft.scope.base.name || draft.scope.used.has(table) || anchorTables(draft, condition.anchor).includes(table) || condition.cue) return false;
  const away = columnDistance(draft.scope, target.column) ?? 99;
  return away > siblingDistance || (target.kind === 'value' && target.loose === true && columnIsMany(draft.scope, target.column));
}

const siblingDistance = 4.5;

/** The tables of the noun that a value stands right behind; a value there counts with the table it was found in. */
function anchorTables(draft: Draft, anchor: Mention | undefined): string[] {
  if (!anchor) return [];
  return anchor.targets.flatMap((target) => {
    if (target.kind === 'table') return [target.table];
    return draft.columns.has(target.column) && target.kind !== 'column' ? [target.column.table] : [];
  });
}

function applyValues(draft: Draft, target: Target & { kind: 'value' }, negated: boolean): void {
  const values = target.values.map((value) => typed(target.column, value));
  const one = values.length === 1 && values[0] !== undefined;
  const filter = one
    ? { op: negated ? ('ne' as const) : ('eq' as const), value: values[0] as Scalar }
    : { op: negated ? ('not_in' as const) : ('in' as const), values };
  const parent = target.via && target.via.table === draft.scope.base.name && target.via.kind === 'number' ? draft.scope.model.byName.get(target.column.table) : undefined;
  if (target.via && parent) {
    draft.filters.push({ column: `${aliasVia(draft.scope, target.via, parent)}.${target.column.name}`, ...filter });
    draft.columns.add(target.via);
  } else if (addFilter(draft, target.column, filter) === undefined) return;
  for (const extra of target.extra ?? []) addFilter(draft, extra.column, { op: 'eq', value: extra.value });
  const full = (target.extra?.length ?? 0) > 0;
  const label =
    full && target.extra
      ? [target.values[0], ...target.extra.map((each) => each.value)].join(' ')
      : sayValues(target.column, target.values);
  const name = full ? humanTable(target.column.table, 1) : sayColumn(draft.scope, target.column);
  draft.said.push(`=${name} is ${negated ? 'not ' : ''}${label}`);
}

function typed(column: Column, value: string): Scalar {
  if (column.kind === 'number' && value !== '' && Number.isFinite(Number(value))) return Number(value);
  return value;
}

export function sayValues(column: Column, values: readonly string[]): string {
  const said = values.map((value) =>
    column.codes.has(value) ? `${value} (${column.codes.get(value)})` : value,
  );
  return said.length === 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} or ${said.at(-1)}`;
}

/** Two values of one column can't hold at once: either may. */
function mergeAlternatives(draft: Draft, conditions: readonly Condition[]): void {
  const byColumn = new Map<string, Scalar[]>();
  for (const filter of draft.filters) {
    const values =
      filter.op === 'eq' && typeof filter.value === 'string'
        ? [filter.value]
        : filter.op === 'in'
          ? (filter.values ?? [])
          : [];
    if (values.length > 0) byColumn.set(filter.column, [...(byColumn.get(filter.column) ?? []), ...values]);
  }
  for (const [column, values] of byColumn) {
    const filters = draft.filters.filter(
      (each) => each.column === column && (each.op === 'eq' || each.op === 'in'),
    );
    if (filters.length < 2) continue;
    const listed = conditions.filter((each) => each.kind === 'value' && each.joined).length;
    if (listed < filters.length - 1 && new Set(values).size > 1) return fail(draft, `one ${column.replaceAll('_', ' ')} can't be ${values.join(' and ')} at once`);
    draft.filters = draft.filters.filter((each) => !filters.includes(each));
    const distinct = [...new Set(values)];
    draft.filters.push({ column, op: 'in', values: distinct });
    const name = column.split('.').at(-1) ?? column;
    draft.alternatives = { column, values: distinct, label: name.replaceAll('_', ' ') };
    const said = draft.said.filter(
      (each) => each.startsWith('=') && distinct.some((value) => each.endsWith(` is ${value}`)),
    );
    draft.said = [
      ...draft.said.filter((each) => !said.includes(each)),
      `=${(said[0] ?? `=${name} is `).slice(1).replace(/ is .*$/, '')} is ${distinct.join(' or ')}`,
    ];
  }
}

/** In a table that keeps earlier versions, the rows that hold now, unless the question is about another time. */
function applyValidity(draft: Draft, conditions: readonly Condition[]): void {
  for (const name of [draft.scope.base.name, ...draft.scope.used.keys()]) {
    const validity = draft.scope.model.byName.get(name)?.validity;
    if (!validity || draft.problem) continue;
    const columns = [validity.from, validity.to, validity.flag];
    if ([...draft.columns].some((column) => columns.includes(column))) continue;
    if (conditions.some((each) => each.kind === 'missing')) continue;
    if (validity.flag) addFilter(draft, validity.flag, { op: 'eq', value: true });
    else if (validity.to)
      addFilter(
        draft,
        validity.to,
        validity.sentinel ? { op: 'eq', value: validity.sentinel } : { op: 'is_null' },
      );
    draft.said.push(`(only the ${humanTable(name, 2)} that hold now)`);
  }
}

function missingTable(draft: Draft, mention: Mention): string | undefined {
  const choice = choose(draft.scope, mention, isTableTarget);
  if (!choice || choice.target.table === draft.scope.base.name) return undefined;
  const path = findPath(draft.scope, choice.target.table)?.path;
  return path?.hops[0]?.direction === 'down' ? path.hops[0].to : undefined;
}

function hasDates(draft: Draft, mention: Mention): boolean {
  const table = missingTable(draft, mention);
  return draft.scope.model.byName.get(table ?? '')?.columns.some((column) => column.kind === 'date') ?? false;
}

function applyMissing(draft: Draft, condition: Condition & { kind: 'missing' }): void {
  const { mention } = condition;
  const { scope } = draft;
  const column = choose(scope, mention, isColumnTarget);
  const table = choose(scope, mention, isTableTarget);
  const own = column && column.target.column.table === scope.base.name ? column : undefined;
  if (!table && column && !own && column.target.column.kind !== 'number' && column.target.column.nullable) return applyMissingValue(draft, column.target.column);
  if (!table && column && !own) return applyMissing(draft, { ...condition, mention: { ...mention, targets: [{ kind: 'table', table: column.target.column.table, score: column.target.score }] } });
  if (own && own.target.column.nullable && (!table || own.score >= table.score - 0.3)) {
    draft.score += own.score;
    addFilter(draft, own.target.column, { op: 'is_null' });
    draft.said.push(`without ${article(sayColumn(scope, own.target.column))}`);
    return;
  }
  if (!table || table.target.table === scope.base.name)
    return fail(
      draft,
      `I can't tell from the data which ${humanTable(scope.base.name, 2)} have no "${mention.surface}"`,
    );
  draft.score += table.score;
  const path = findPath(scope, table.target.table)?.path;
  const first = path?.hops[0];
  if (!path || !first)
    return fail(
      draft,
      `${humanTable(scope.base.name, 2)} and ${humanTable(table.target.table, 2)} are not related`,
    );
  if (first.direction === 'up')
    return fail(
      draft,
      `every one of the ${humanTable(scope.base.name, 2)} has a ${humanTable(table.target.table, 1)}, or the data does not say`,
    );
  if (findPath(scope, table.target.table)?.rival)
    return fail(
      draft,
      `there are several ways from ${scope.base.name} to ${table.target.table} (${aliasOf(path)} is one): please say which`,
    );
  draft.without.push(first.alias);
  draft.said.push(`without any ${humanTable(table.target.table, 2)}`);
}

/** "patients not discharged": those with a row in which the date is empty. */
function applyMissingValue(draft: Draft, column: Column): void {
  const { scope } = draft;
  const table = scope.model.byName.get(column.table);
  const key = table?.primaryKey[0];
  const alias = join(scope, column.table);
  if (!column.nullable || key === undefined || alias === undefined) return fail(draft, `I can't tell from the data which ${humanTable(scope.base.name, 2)} have no ${sayColumn(scope, column)}`);
  draft.filters.push({ column: `${alias}.${key}`, op: 'not_null' });
  addFilter(draft, column, { op: 'is_null' });
  draft.said.push(`with a ${humanTable(column.table, 1)} without ${sayColumn(scope, column)}`);
  draft.score += 0.7;
}

/** "customers who placed no orders in 2024": those that are not among the ones who did. */
function applyMissingWithin(
  draft: Draft,
  owner: Condition & { kind: 'missing' },
  condition: Condition & { kind: 'date' },
  _today: string,
): boolean {
  const { scope } = draft;
  const child = missingTable(draft, owner.mention);
  const key = keyOf(scope.base);
  if (child === undefined || key === undefined || !hasDates(draft, owner.mention)) return false;
  const inner: Draft = {
    ...draft,
    scope: { ...scope, joins: [], used: new Map(), many: false, unclear: [] },
    filters: [],
    having: [],
    said: [],
    sets: [],
    columns: new Set(),
    counted: [],
    without: [],
  };
  join(inner.scope, child);
  applyDate(inner, condition, child);
  if (inner.problem) {
    fail(draft, inner.problem);
    return true;
  }
  const query = {
    table: scope.base.name,
    join: inner.scope.joins,
    filters: inner.filters,
    group_by: [key],
    aggregates: [{ fn: 'count' as const }],
    limit: 500,
  };
  draft.sets.push({ negated: true, query, key });
  draft.said.push(`without any ${humanTable(child, 2)} ${condition.range.label}`);
  draft.score += 0.8;
  return true;
}

/** Past its due or end date, and not finished by its status or closing date. */
function applyOverdue(draft: Draft, today: string): void {
  const noun = humanTable(draft.scope.base.name, 2);
  const late = latenessOf(draft.scope.base);
  if (!late) return fail(draft, `the data does not say which ${noun} are overdue: there is no due date together with a sign of being finished`);
  addFilter(draft, late.due, { op: 'lt', value: today });
  if (late.finished) addFilter(draft, late.finished, { op: 'is_null' });
  else if (late.status) addFilter(draft, late.status.column, { op: 'not_in', values: late.status.closed });
  const sign = late.finished ? `no ${sayColumn(draft.scope, late.finished)}` : `a ${late.status?.column.name} other than ${late.status?.closed.join(', ')}`;
  draft.said.push(`that are overdue (${sayColumn(draft.scope, late.due)} before ${today} with ${sign})`);
  draft.score += 0.8;
}

/** "Unassigned" speaks of the one key that may be empty. */
function applyUnassigned(draft: Draft, surface: string): void {
  const open = draft.scope.base.columns.filter((column) => column.reference && column.nullable);
  const [column] = open;
  if (!column || open.length > 1) return fail(draft, `I don't see what "${surface}" means for ${humanTable(draft.scope.base.name, 2)}`);
  addFilter(draft, column, { op: 'is_null' });
  draft.said.push(`without ${article(sayColumn(draft.scope, column))}`);
}

function applyPresent(draft: Draft, mention: Mention): void {
  const choice = choose(draft.scope, mention, isColumnTarget);
  if (!choice)
    return fail(
      draft,
      `I don't see what "${mention.surface}" says about ${humanTable(draft.scope.base.name, 2)}`,
    );
  const { column } = choice.target;
  draft.score += choice.score;
  if (column.nullable && !column.primary) {
    addFilter(draft, column, { op: 'not_null' });
    draft.said.push(`=${sayColumn(draft.scope, column)} is recorded`);
  } else if (column.kind === 'number' && !column.reference) {
    addFilter(draft, column, { op: 'gt', value: 0 });
    draft.said.push(`=${sayColumn(draft.scope, column)} is above 0`);
  } else if (column.table !== draft.scope.base.name) {
    fail(draft, `I don't see how "${mention.surface}" restricts ${humanTable(draft.scope.base.name, 2)}`);
  } else {
    draft.columns.add(column);
  }
}

/** "order 1042": by its number where it has one, else by its key. */
function applyNumber(draft: Draft, condition: Condition & { kind: 'number' }): void {
  const { cue, value } = condition;
  const column = choose(draft.scope, cue, isColumnTarget);
  const table = choose(draft.scope, cue, isTableTarget);
  let found =
    column && (!table || column.score > table.score) && !column.target.column.reference
      ? column.target.column
      : undefined;
  if (!found && table) {
    const columns = draft.scope.model.byName.get(table.target.table)?.columns ?? [];
    found =
      columns.find((each) => /(^|_)(no|nr|num|number)$/i.test(each.name) && !each.reference) ??
      columns.find((each) => each.primary);
  }
  if (!found) return fail(draft, `I don't know what the number ${condition.surface} stands for`);
  const fitting = found.kind === 'number' ? value : String(value);
  if (addFilter(draft, found, { op: 'eq', value: fitting }))
    draft.said.push(`=${sayColumn(draft.scope, found)} is ${value}`);
  draft.score += 0.8;
}
