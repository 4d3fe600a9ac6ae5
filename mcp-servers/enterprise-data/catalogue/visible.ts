import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Catalogue, Restriction, Table } from './types.ts';

/**
 * What this caller may know of the database. Everything behind it (schema, queries, errors) sees only the result, so a
 * restricted column can't be told from one that does not exist.
 */
export function visibleTo(
  principal: Principal,
  catalogue: Catalogue,
  restrictions: readonly Restriction[],
): Catalogue {
  const hidden = restrictions.filter(({ scope }) => !hasScope(principal, scope));
  if (hidden.length === 0) return catalogue;
  const isHidden = (table: string, column: string) =>
    hidden.some((r) => r.table === table && (r.column === column || r.column === '*'));
  const tables = catalogue.tables.filter((table) => !isHidden(table.name, '*'));
  return { ...catalogue, tables: tables.map((table) => withoutColumns(table, isHidden)) };
}

function withoutColumns(table: Table, isHidden: (table: string, column: string) => boolean): Table {
  const gone = (column: string) => isHidden(table.name, column);
  return {
    ...table,
    columns: table.columns.filter((column) => !gone(column.name)),
    primaryKey: table.primaryKey.some(gone) ? [] : table.primaryKey,
    foreignKeys: table.foreignKeys.filter(
      (key) =>
        !key.columns.some(gone) &&
        !isHidden(key.table, '*') &&
        !key.references.some((column) => isHidden(key.table, column)),
    ),
  };
}

/** Restrictions that miss their column, most likely by a typing mistake that would leave it open. */
export function unmatched(catalogue: Catalogue, restrictions: readonly Restriction[]): Restriction[] {
  return restrictions.filter(({ table, column }) => {
    const exact = catalogue.tables.find((t) => t.name === table);
    if (exact) return column !== '*' && !exact.columns.some((c) => c.name === column);
    return catalogue.tables.some((t) => t.name.toLowerCase() === table.toLowerCase());
  });
}
