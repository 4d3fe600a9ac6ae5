import { pathsBetween } from '../../schema/graph.ts';
import { humanTable } from '../../schema/names.ts';
import { choose, isValueTarget } from '../choose.ts';
import { type Draft, fail, keyOf, newDraft } from '../draft.ts';
import type { Condition } from '../read/frame.ts';
import { findPath, newScope } from '../scope.ts';
import { applyDate } from './date-condition.ts';
import { anchorTables, applyValue } from './value-conditions.ts';

type Value = Condition & { kind: 'value' };

/**
 * "Without a laptop", "never had a P1 ticket", "both a laptop and a phone", "only laptops": what a row has among its own
 * rows elsewhere is a matter of all of them, not of one that is no laptop. Says which conditions it has dealt with.
 */
export function applyKindsHeld(draft: Draft, conditions: readonly Condition[]): ReadonlySet<Condition> {
  const done = new Set<Condition>();
  for (const condition of conditions) {
    if (condition.kind !== 'value' || done.has(condition) || draft.problem) continue;
    const child = heldIn(draft, condition);
    if (child === undefined || !isMatterOfAll(condition, child)) continue;
    if (isUnspoken(draft, condition)) {
      fail(
        draft,
        `I don't see how "${condition.mention.surface}" is said of ${humanTable(draft.scope.base.name, 2)}`,
      );
      break;
    }
    const more = condition.negated ? belonging(draft, child, { condition, conditions }) : [];
    for (const each of [condition, ...more]) done.add(each);
    hold(draft, child, [{ ...condition, negated: false }, ...more], condition.negated);
    if (condition.only) hold(draft, child, [{ ...condition, negated: true }], true);
  }
  return done;
}

/** "Tickets that are not closed" are some of the tickets; who has none of a kind is a matter of all. */
function isMatterOfAll({ negated, rowwise, subject, both, only }: Value, child: string): boolean {
  if (!negated) return both === true || only === true;
  const about = subject?.targets.some((target) => target.kind === 'table' && target.table === child);
  return !rowwise && !about;
}

/** The table straight below the base in which, or beyond which, a value stands. */
function heldIn(draft: Draft, { mention, anchor }: Value): string | undefined {
  const { scope } = draft;
  const found = choose(scope, mention, isValueTarget, anchorTables(draft, anchor));
  if (!found || found.rival || keyOf(scope.base) === undefined) return undefined;
  const { column } = found.target;
  if (column.table === scope.base.name) return undefined;
  if (keyBelow(draft, column.table)) return column.table;
  const [first] = findPath(scope, column.table)?.path.hops ?? [];
  return first?.direction === 'down' ? first.to : undefined;
}

/** The one key by which rows of a table belong to the base, whatever other ways lead there: a team's staff, not its lead. */
export function keyBelow({ scope }: Draft, table: string): string | undefined {
  const below = pathsBetween(scope.model, scope.base.name, table).flatMap(({ hops: [hop, more] }) =>
    hop?.direction === 'down' && !more ? [`${table}.${hop.key.columns[0]}`] : [],
  );
  const [only, more] = below;
  return more ? undefined : only;
}

/** Rows of rows are meant only where the question speaks of them: "no open invoice". */
function isUnspoken(draft: Draft, { mention, anchor }: Value): boolean {
  const near = anchorTables(draft, anchor);
  const table = choose(draft.scope, mention, isValueTarget, near)?.target.column.table ?? '';
  const hops = findPath(draft.scope, table)?.path.hops ?? [];
  return hops.filter(({ direction }) => direction === 'down').length > 1 && !near.includes(table);
}

/** What follows and restricts the same rows: "no active subscription to the Team plan since 2024". */
function belonging(
  draft: Draft,
  child: string,
  { condition, conditions }: { condition: Value; conditions: readonly Condition[] },
): Condition[] {
  const after = (each: Condition): boolean => (each.at ?? 0) > (condition.at ?? 0);
  return conditions.filter((each) => {
    if (each === condition || !after(each)) return false;
    if (each.kind === 'date') return each.cue === undefined || isOf(each.cue, child);
    return each.kind === 'value' && !each.negated && heldIn(draft, each) === child;
  });
}

function isOf(mention: Value['mention'], table: string): boolean {
  return mention.targets.some((target) => target.kind !== 'table' && target.column.table === table);
}

function hold(draft: Draft, child: string, conditions: readonly Condition[], negated: boolean): void {
  const { base, model, roles } = draft.scope;
  const key = keyOf(base) ?? '';
  const own = keyBelow(draft, child);
  const inner = newDraft(newScope(model, base, own ? new Set([...roles, own]) : roles));
  for (const each of conditions) {
    if (each.kind === 'value') applyValue(inner, each);
    else if (each.kind === 'date') applyDate(inner, each, child);
  }
  const unclear = inner.scope.unclear[0];
  if (inner.problem || unclear) {
    fail(draft, inner.problem ?? `it is not clear which is meant: ${unclear}`);
    return;
  }
  draft.sets.push({
    negated,
    key,
    query: {
      table: base.name,
      join: inner.scope.joins,
      filters: inner.filters,
      group_by: [key],
      aggregates: [{ fn: 'count' as const }],
      limit: 500,
    },
  });
  for (const column of inner.columns) draft.columns.add(column);
  for (const path of inner.scope.used.values()) for (const { to } of path.hops) draft.passed.add(to);
  draft.score += inner.score;
  const said = inner.said.map((each) => each.replace(/^=/, 'where ')).join(' and ');
  draft.said.push(`${negated ? 'without any' : 'with at least one of the'} ${humanTable(child, 2)} ${said}`);
}
