import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import { humanName, humanTable } from '../../schema/names.ts';
import { choose, isValueTarget, labelRival, nameTarget } from '../choose.ts';
import { addFilter, applyFilled, type Draft, fail, sayColumn } from '../draft.ts';
import { aliasVia } from '../groups.ts';
import type { Filter, Scalar } from '../query.ts';
import type { Condition } from '../read/frame.ts';
import { columnDistance, columnIsMany, findPath } from '../scope.ts';

export function applyValue(draft: Draft, condition: Condition & { kind: 'value' }): void {
  const { mention, negated } = condition;
  const choice = choose(
    draft.scope,
    withoutOwnName(draft, mention),
    isValueTarget,
    anchorTables(draft, condition.anchor),
  );
  const noun = humanTable(draft.scope.base.name, 2);
  if (!choice) {
    fail(draft, `"${mention.surface}" has nothing to do with ${noun} in this database`);
    return;
  }
  const { target } = choice;
  const rival = choice.rival ?? labelRival(draft.scope, mention, target);
  if (isFarFetched(draft, target, condition))
    fail(draft, `I don't see how "${mention.surface}" (${nameTarget(target)}) restricts ${noun}`);
  else if (rival)
    fail(
      draft,
      `"${mention.surface}" could mean ${nameTarget(target)} or ${nameTarget(rival)}: please say which`,
    );
  else {
    draft.score += choice.score;
    if (target.kind === 'flag') applyFlag(draft, target.column, target.truth !== negated);
    else applyValues(draft, directed(draft, target, condition.before), negated);
  }
}

/** "How many albums did Iron Maiden make" is not about the album of that name, where a band is called so. */
function withoutOwnName({ counting, scope }: Draft, mention: Mention): Mention {
  const { labels, name } = scope.base;
  const others = mention.targets.filter(
    (target) => target.kind !== 'value' || target.column.table !== name || !labels.includes(target.column),
  );
  const isName = (target: Target): boolean =>
    target.kind === 'value' &&
    !target.loose &&
    target.score >= 0.95 &&
    (scope.model.byName.get(target.column.table)?.labels.includes(target.column) ?? false);
  const named = others.some(isName);
  return counting && named ? { ...mention, targets: others } : mention;
}

const directions: Record<string, RegExp> = {
  from: /origin|source|from|depart|sender|start/i,
  to: /dest|target|(^|_)to(_|$)|arriv|recipient|receiver/i,
};

/** "from Vienna", "to Lisbon": which of two keys to one table is meant. */
function directed(draft: Draft, target: Target & { kind: 'value' }, before = ''): Target & { kind: 'value' } {
  const keys = draft.scope.base.columns.filter((column) => column.reference?.table === target.column.table);
  const [via, more] = keys.filter((column) => directions[before]?.test(column.words.join('_')));
  return keys.length > 1 && via && !more && !target.via ? { ...target, via: [via] } : target;
}

function applyFlag(draft: Draft, column: Column, truth: boolean): void {
  if (column.kind !== 'boolean') {
    applyFilled(draft, column, truth);
    return;
  }
  if (addFilter(draft, column, { op: 'eq', value: truth }))
    draft.said.push(`=${sayColumn(draft.scope, column)} is ${truth}`);
}

/** A word that is only part of a value, or a value of rows that merely share a parent, in a table the question does not name. */
function isFarFetched(
  draft: Draft,
  target: Target & { kind: 'value' | 'flag' },
  condition: Condition & { kind: 'value' },
): boolean {
  const { table } = target.column;
  if (isPredicate(draft, target, condition)) return true;
  if (
    table === draft.scope.base.name ||
    draft.scope.used.has(table) ||
    anchorTables(draft, condition.anchor).includes(table) ||
    condition.cue
  )
    return false;
  if (target.kind === 'flag' && target.column.kind !== 'boolean') return !isOfOwnRows(draft, table);
  if (target.kind === 'flag' && columnIsMany(draft.scope, target.column) && !isStraightBelow(draft, table))
    return true;
  const away = columnDistance(draft.scope, target.column) ?? 99;
  return (
    away > siblingDistance ||
    (target.kind === 'value' && target.loose === true && columnIsMany(draft.scope, target.column))
  );
}

/** "Costumes that are still out": a state of rows that belong to each of them, straight below. */
function isOfOwnRows(draft: Draft, table: string): boolean {
  return draft.counting && isStraightBelow(draft, table);
}

function isStraightBelow({ scope }: Draft, table: string): boolean {
  const [hop, more] = findPath(scope, table)?.path.hops ?? [];
  return hop?.direction === 'down' && more === undefined;
}

/** "Are organic" is a quality; that some names hold the word does not say which have it. */
function isPredicate(
  { scope }: Draft,
  target: Target & { kind: 'value' | 'flag' },
  { before = '', mention }: Condition & { kind: 'value' },
): boolean {
  const labels = scope.model.byName.get(target.column.table)?.labels ?? [];
  return (
    target.kind === 'value' &&
    target.loose === true &&
    labels.includes(target.column) &&
    /^(is|are|was|were|be)$/.test(before) &&
    !/^\p{Lu}/u.test(mention.surface)
  );
}

const siblingDistance = 4.5;

/** The tables of the noun that a value stands right behind; a value there counts with the table it was found in. */
export function anchorTables(draft: Draft, anchor: Mention | undefined): string[] {
  if (!anchor) return [];
  const top = (anchor.targets[0]?.score ?? 0) - 0.1;
  return anchor.targets.flatMap((target) => {
    if (target.score < top) return [];
    if (target.kind === 'table') return [target.table];
    return draft.columns.has(target.column) && target.kind !== 'column' ? [target.column.table] : [];
  });
}

function applyValues(draft: Draft, target: Target & { kind: 'value' }, negated: boolean): void {
  if (!filterBy(draft, target, valueFilter(target, negated))) return;
  const extra = target.extra ?? [];
  for (const each of extra)
    filterBy(draft, { ...target, column: each.column }, { op: 'eq', value: each.value });
  const full = extra.length > 0;
  const label = full
    ? [target.values[0], ...extra.map((each) => each.value)].join(' ')
    : sayValues(target.column, target.values);
  const via = viaOf(draft, target);
  const name = via
    ? humanName(via.name.replace(/_id$/i, ''))
    : full
      ? humanTable(target.column.table, 1)
      : sayColumn(draft.scope, target.column);
  draft.said.push(`=${name} is ${negated ? 'not ' : ''}${label}`);
}

function valueFilter(target: Target & { kind: 'value' }, negated: boolean): Omit<Filter, 'column'> {
  const values = target.values.map((value) => typed(target.column, value));
  const [only] = values;
  if (values.length === 1 && only !== undefined) return { op: negated ? 'ne' : 'eq', value: only };
  return { op: negated ? 'not_in' : 'in', values };
}

/** The key of the base whose role was said. */
const viaOf = ({ scope }: Draft, { via }: Target & { kind: 'value' }): Column | undefined =>
  via?.find(({ table }) => table === scope.base.name);

/** A natural key holds the value itself. */
function isOtherColumn(via: Column, column: Column): boolean {
  return via.reference?.references[0] !== column.name;
}

/** The filter on the column itself, or on the row that a named key of the base refers to. */
function filterBy(draft: Draft, target: Target & { kind: 'value' }, filter: Omit<Filter, 'column'>): boolean {
  const { column } = target;
  const via = viaOf(draft, target);
  const parent = via && isOtherColumn(via, column) ? draft.scope.model.byName.get(column.table) : undefined;
  if (!via || !parent) return addFilter(draft, column, filter) !== undefined;
  draft.filters.push({ column: `${aliasVia(draft.scope, via, parent)}.${column.name}`, ...filter });
  draft.columns.add(via);
  return true;
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

/** Two values of one column can't hold at once: either may, if the question lists them. */
export function mergeAlternatives(draft: Draft, conditions: readonly Condition[]): void {
  const listed = conditions.filter((each) => each.kind === 'value' && each.joined).length;
  for (const column of new Set(draft.filters.filter(isChoice).map((filter) => filter.column))) {
    const filters = draft.filters.filter((each) => each.column === column && isChoice(each));
    const values = [
      ...new Set(filters.flatMap((each) => each.values ?? (each.value === undefined ? [] : [each.value]))),
    ];
    if (filters.length < 2) continue;
    // In a long list, one of the kinds may be the noun that is counted.
    const needed = filters.length - (filters.length > 3 ? 2 : 1);
    if (listed < needed && values.length > 1)
      fail(draft, `one ${column.replaceAll('_', ' ')} can't be ${values.join(' and ')} at once`);
    else merge(draft, filters, { column, values });
  }
}

const isChoice = (filter: Filter): boolean =>
  filter.op === 'in' || (filter.op === 'eq' && typeof filter.value === 'string');

function merge(draft: Draft, filters: readonly Filter[], merged: { column: string; values: Scalar[] }): void {
  const { column, values } = merged;
  const name = column.split('.').at(-1) ?? column;
  draft.filters = [...draft.filters.filter((each) => !filters.includes(each)), { column, op: 'in', values }];
  draft.alternatives = { column, values, label: name.replaceAll('_', ' ') };
  const said = draft.said.filter(
    (each) =>
      each.startsWith('=') &&
      values.some((value) => each.endsWith(` is ${value}`) || each.includes(` is ${value} (`)),
  );
  const subject = (said[0] ?? `=${name}`).replace(/ is .*$/, '');
  draft.said = [...draft.said.filter((each) => !said.includes(each)), `${subject} is ${values.join(' or ')}`];
}
