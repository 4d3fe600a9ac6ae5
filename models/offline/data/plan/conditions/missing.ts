import { stem } from '../../language/stem.ts';
import { synonyms } from '../../language/thesaurus.ts';
import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import { aliasOf, type Hop } from '../../schema/graph.ts';
import type { Column } from '../../schema/model.ts';
import { humanTable } from '../../schema/names.ts';
import { choose, isColumnTarget, isTableTarget } from '../choose.ts';
import { addFilter, applyFilled, article, type Draft, fail, keyOf, newDraft, sayColumn } from '../draft.ts';
import type { Condition } from '../read/frame.ts';
import { findPath, join, newScope } from '../scope.ts';
import { hasSentinel, isMoney, measuresOf } from '../semantics.ts';
import { applyDate, filterByDate } from './date-condition.ts';

/** "No hours" means no row that has any. */
function figureTable(draft: Draft, mention: Mention): string | undefined {
  const column = choose(draft.scope, mention, isColumnTarget)?.target.column;
  return column && (column.kind === 'number' || !column.nullable) ? column.table : undefined;
}

function missingTable(draft: Draft, mention: Mention): string | undefined {
  const name = choose(draft.scope, mention, isTableTarget)?.target.table ?? figureTable(draft, mention);
  if (name === undefined || name === draft.scope.base.name) return undefined;
  const path = findPath(draft.scope, name)?.path;
  return path?.hops[0]?.direction === 'down' ? path.hops[0].to : undefined;
}

/** Whether a period that follows can belong to what is missing: "no orders in 2024". */
export function isDatedMissing(draft: Draft, mention: Mention): boolean {
  const table = draft.scope.model.byName.get(missingTable(draft, mention) ?? '');
  return (
    keyOf(draft.scope.base) !== undefined &&
    (table?.columns.some((column) => column.kind === 'date') ?? false)
  );
}

/** "Not inspected since 2024": a date of the row itself, so that it is empty or lies outside the period. */
export function lapsedColumn(draft: Draft, { mention }: Condition & { kind: 'missing' }): Column | undefined {
  const column = choose(draft.scope, mention, isColumnTarget)?.target.column;
  const own = column?.kind === 'date' && column.nullable && column.table === draft.scope.base.name;
  return own && keyOf(draft.scope.base) !== undefined ? column : undefined;
}

/** All but the rows whose date lies in the period. */
export function applyNotWithin(draft: Draft, column: Column, { range }: Condition & { kind: 'date' }): void {
  const { base } = draft.scope;
  const key = keyOf(base) ?? '';
  const within = newDraft(newScope(draft.scope.model, base, draft.scope.roles));
  filterByDate(within, column, range);
  draft.sets.push({
    negated: true,
    key,
    query: {
      table: base.name,
      filters: within.filters,
      group_by: [key],
      aggregates: [{ fn: 'count', as: 'count' }],
      limit: 500,
    },
  });
  draft.columns.add(column);
  draft.said.push(`with no ${sayColumn(draft.scope, column)} ${range.label}`);
  draft.score += 1;
}

export function applyMissing(draft: Draft, condition: Condition & { kind: 'missing' }): void {
  const { mention } = condition;
  const { scope } = draft;
  const column = choose(scope, mention, isColumnTarget);
  const table = choose(scope, mention, isTableTarget);
  if (condition.exclude && column && isSumBeside(draft, column.target.column)) return;
  if (condition.exclude && table && table.target.table !== scope.base.name)
    leaveOut(draft, mention, table.target.table);
  else if (column && isCounter(column.target.column, scope.base.name) && !condition.exclude && !table) {
    draft.score += column.score;
    addFilter(draft, column.target.column, { op: 'eq', value: 0 });
    draft.said.push(`=${sayColumn(scope, column.target.column)} is 0`);
  } else if (column && column.target.column.table !== scope.base.name && !table) {
    missingInChild(draft, condition, column.target);
  } else if (
    column &&
    (column.target.column.nullable || hasSentinel(column.target.column)) &&
    column.target.column.table === scope.base.name &&
    !scope.base.view &&
    column.score >= (table?.score ?? 0) - 0.3
  ) {
    draft.score += column.score;
    applyFilled(draft, column.target.column, false);
  } else if (!table || table.target.table === scope.base.name) {
    fail(
      draft,
      `I can't tell from the data which ${humanTable(scope.base.name, 2)} have no "${mention.surface}"`,
    );
  } else {
    draft.score += table.score;
    missingRows(draft, table.target.table);
  }
}

/** "The fares, tips not included": another sum of the same rows is no part of the one that is asked for. */
function isSumBeside({ summing, columns, scope }: Draft, column: Column): boolean {
  const [figure] = columns;
  return (
    summing &&
    figure !== undefined &&
    figure !== column &&
    column.table === scope.base.name &&
    measuresOf(scope.base).includes(column) &&
    isMoneyBeside(column) &&
    !figure.words.some((word) => /^(?:total|gross)$/.test(word)) &&
    !/\bincl/i.test(figure.comment ?? '')
  );
}

const isMoneyBeside = (column: Column): boolean =>
  (isMoney(column) || column.words.includes('tip')) &&
  !column.words.some((word) => /^(?:tax|vat|discount|refund|refunded)$/.test(word));

/** "Never reopened", "no reminders": a figure of the row that is never empty counts them. */
function isCounter(column: Column, base: string): boolean {
  const { kind, type, nullable, primary, reference, table } = column;
  const own = table === base && kind === 'number' && !nullable && !primary && !reference;
  return own && (/^(?:small|big)?int/i.test(type) || isCharge(column));
}

/** "No shipping fee": what is charged besides may be nothing. */
const isCharge = ({ words, min }: Column): boolean =>
  words.some((word) => /^(?:fee|commission|surcharge|discount|deposit|tip|penalty|fine)$/.test(word)) &&
  Number(min ?? 0) === 0;

/** "The fees, leaving out the treatment lines": a figure of the row itself holds nothing of the rows below it. */
function leaveOut(draft: Draft, mention: Mention, name: string): void {
  const [hop, more] = findPath(draft.scope, name)?.path.hops ?? [];
  if (draft.summing && hop?.direction === 'down' && more === undefined) return;
  const noun = humanTable(draft.scope.base.name, 2);
  fail(draft, `I can't tell which ${noun} are to be left out by "${mention.surface}"`);
}

/** What is missing is a column of related rows: an empty date means such a row, anything else no row at all. */
function missingInChild(
  draft: Draft,
  condition: Condition & { kind: 'missing' },
  target: Target & { kind: 'column' },
): void {
  const { column, score } = target;
  if (column.kind !== 'number' && column.nullable) applyMissingValue(draft, column);
  else
    applyMissing(draft, {
      ...condition,
      mention: { ...condition.mention, targets: [{ kind: 'table', table: column.table, score }] },
    });
}

function missingRows(draft: Draft, name: string): void {
  const { scope } = draft;
  const found = findPath(scope, name);
  const first = found?.path.hops[0];
  const [own, other] = [humanTable(scope.base.name, 2), humanTable(name, 2)];
  if (!found || !first) fail(draft, `${own} and ${other} are not related`);
  else if (first.direction === 'up' && isOptional(draft, first)) missingParent(draft, first);
  else if (first.direction === 'up')
    fail(draft, `every one of the ${own} has a ${humanTable(name, 1)}, or the data does not say`);
  else if (found.rival)
    fail(
      draft,
      `there are several ways from ${scope.base.name} to ${name} (${aliasOf(found.path)} is one): please say which`,
    );
  else {
    draft.without.push(first.alias);
    draft.said.push(`without any ${other}`);
  }
}

/** The key to the other table may be empty. */
function isOptional(draft: Draft, hop: Hop): boolean {
  return keyColumn(draft, hop)?.nullable ?? false;
}

function keyColumn(draft: Draft, hop: Hop): Column | undefined {
  return draft.scope.base.columns.find((column) => column.name === hop.key.columns[0]);
}

function missingParent(draft: Draft, hop: Hop): void {
  const column = keyColumn(draft, hop);
  if (!column) return;
  addFilter(draft, column, { op: 'is_null' });
  draft.said.push(`without ${article(humanTable(hop.to, 1))}`);
}

/** "patients not discharged": those with a row in which the date is empty. */
function applyMissingValue(draft: Draft, column: Column): void {
  const { scope } = draft;
  const table = scope.model.byName.get(column.table);
  const key = table?.primaryKey[0];
  const alias = join(scope, column.table);
  if (!column.nullable || key === undefined || alias === undefined) {
    fail(
      draft,
      `I can't tell from the data which ${humanTable(scope.base.name, 2)} have no ${sayColumn(scope, column)}`,
    );
    return;
  }
  draft.filters.push({ column: `${alias}.${key}`, op: 'not_null' });
  addFilter(draft, column, { op: 'is_null' });
  draft.said.push(`with a ${humanTable(column.table, 1)} without ${sayColumn(scope, column)}`);
  draft.score += 0.7;
}

/** "customers who placed no orders in 2024": those that are not among the ones who did. */
export function applyMissingWithin(
  draft: Draft,
  owner: Condition & { kind: 'missing' },
  condition: Condition & { kind: 'date' },
): void {
  const { scope } = draft;
  const child = missingTable(draft, owner.mention);
  const key = keyOf(scope.base);
  if (child === undefined || key === undefined) return;
  const inner = newDraft(newScope(scope.model, scope.base, scope.roles));
  join(inner.scope, child);
  applyDate(inner, condition, child);
  if (inner.problem) {
    fail(draft, inner.problem);
    return;
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
}

const inCharge =
  /^(?:owner|owned|assigned|assignee|agent|handler|handled|responsible|in_charge|rep|caseworker|clerk)$/;

/** "Unassigned" speaks of the one key that may be empty. */
export function applyUnassigned(draft: Draft, surface: string): void {
  const keys = draft.scope.base.columns.filter((column) => column.reference && column.nullable);
  const owners = keys.filter(({ words }) => words.some((word) => inCharge.test(word)));
  const open = owners.length === 1 ? owners : keys;
  const [column] = open;
  if (!column || open.length > 1) {
    fail(draft, `I don't see what "${surface}" means for ${humanTable(draft.scope.base.name, 2)}`);
    return;
  }
  addFilter(draft, column, { op: 'is_null' });
  draft.said.push(`without ${article(sayColumn(draft.scope, column))}`);
}

/** "Procedures never performed" are those without any row that refers to them, where only one table does. */
export function applyUntied(draft: Draft, verb: string): void {
  const { base, model } = draft.scope;
  const children = model.tables.filter(
    (table) => table !== base && !table.validity && table.foreignKeys.some((key) => key.table === base.name),
  );
  const meant = children.filter((table) =>
    table.words.some((word) => stem(word) === stem(verb) || synonyms(verb).has(word)),
  );
  const [only, more] = meant.length > 0 ? meant : children;
  if (!only || more)
    fail(
      draft,
      `the data does not say which ${humanTable(base.name, 2)} that ("${verb}") has never happened to`,
    );
  else {
    draft.score += 0.6;
    missingRows(draft, only.name);
  }
}
