import type { Mention } from '../link/mention.ts';
import { humanTable } from '../schema/names.ts';
import { choose, isColumnTarget, isTableTarget } from './choose.ts';
import { addFilter, type Draft, fail, keyOf } from './draft.ts';
import { findPath, isMany, join } from './scope.ts';

/** Mentions without a part of their own must still be used: as a table on the way, or as "has such a row". */
export function applyContext(draft: Draft, mentions: readonly Mention[]): void {
  for (const mention of mentions) {
    if (!draft.problem && !isUsed(draft, mention)) demand(draft, mention);
  }
}

function isUsed(draft: Draft, mention: Mention): boolean {
  const used = mention.targets.find((target) => {
    if (target.kind === 'table') return isOnTheWay(draft, target.table);
    if (target.kind === 'column') return [...draft.columns].some((column) => column === target.column);
    return false;
  });
  if (used)
    draft.score +=
      used.kind === 'table' && used.table === draft.scope.base.name ? used.score : used.score - 0.05;
  return used !== undefined;
}

function isOnTheWay(draft: Draft, table: string): boolean {
  const { scope } = draft;
  if (table === scope.base.name || draft.passed.has(table)) return true;
  if ([...scope.used.values()].some((path) => path.hops.some((hop) => hop.to === table))) return true;
  return [...draft.columns].some((column) => column.reference?.table === table || column.table === table);
}

function demand(draft: Draft, mention: Mention): void {
  const { scope } = draft;
  const choice = choose(scope, mention, isTableTarget);
  if (!choice) {
    const column = choose(scope, mention, isColumnTarget);
    fail(
      draft,
      column
        ? `I don't see what "${mention.surface}" is to restrict`
        : `"${mention.surface}" is not related to ${humanTable(scope.base.name, 2)}`,
    );
    return;
  }
  const found = findPath(scope, choice.target.table);
  const table = scope.model.byName.get(choice.target.table);
  if (!found || !table) {
    fail(draft, `${humanTable(choice.target.table, 2)} are not related to ${humanTable(scope.base.name, 2)}`);
    return;
  }
  draft.score += choice.score - (isMany(scope, choice.target.table) ? 0.3 : 0.1);
  if (!isMany(scope, table.name)) {
    demandParent(
      draft,
      found.path.hops.map((hop) => hop.key.columns[0] ?? ''),
      table.name,
    );
    return;
  }
  const alias = join(scope, table.name);
  const key = keyOf(table) ?? table.primaryKey[0];
  if (alias === undefined || key === undefined) {
    fail(draft, `I can't join ${table.name}`);
    return;
  }
  draft.filters.push({ column: `${alias}.${key}`, op: 'not_null' });
  draft.said.push(`with ${humanTable(table.name, 2)}`);
}

/** "orders with a coupon": the key may be empty, so it restricts; a key that is always there does not. */
function demandParent(draft: Draft, keys: readonly string[], table: string): void {
  const column = draft.scope.base.columns.find((each) => each.name === keys[0]);
  if (column?.nullable && keys.length === 1) {
    addFilter(draft, column, { op: 'not_null' });
    draft.said.push(`with a ${humanTable(table, 1)}`);
  }
}
