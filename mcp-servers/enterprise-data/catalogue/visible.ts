import { hasScope, type Principal } from '@parley/platform/identity/principal';
import type { Catalogue, Restriction, Table } from './types.ts';

/** What one caller may know of the database. */
export interface View {
  /** Everything behind it sees only this, so a restricted column can't be told from one that does not exist. */
  catalogue: Catalogue;
  /** Tables that are seen in part: of them nothing may be read as a whole. */
  partial: ReadonlySet<string>;
  /** Whether no restriction hides anything from this caller. */
  complete: boolean;
}

/** Applies the restrictions to a caller, also where a view, a child table or a generated column passes values on. */
export function visibleTo(
  principal: Principal,
  catalogue: Catalogue,
  restrictions: readonly Restriction[],
): View {
  const hidden = restrictions.filter(({ scope }) => !hasScope(principal, scope));
  if (hidden.length === 0) return { catalogue, partial: new Set(), complete: true };
  const rules = rulesOf(hidden);
  const tables = catalogue.tables.filter((table) => !rules.hidesTable(table));
  return {
    catalogue: {
      ...catalogue,
      tables: tables.map((table) => withoutColumns(table, (other, column) => rules.hides(other, column))),
    },
    partial: new Set(tables.filter((table) => rules.touches(table)).map((table) => table.name)),
    complete: false,
  };
}

interface Rules {
  hidesTable(table: Table): boolean;
  hides(table: string | Table, column: string): boolean;
  /** Whether a restriction is about this table at all, known column or not. */
  touches(table: Table): boolean;
}

function rulesOf(hidden: readonly Restriction[]): Rules {
  const named = (table: string, column: string) =>
    hidden.some((r) => r.table === table && (r.column === column || r.column === '*'));
  const about = (table: string) => hidden.some((r) => r.table === table);
  const hides = (table: string | Table, column: string): boolean => {
    if (typeof table === 'string') return named(table, column);
    const sources = table.lineage.generated.filter((g) => g.column === column).map((g) => g.source);
    return [table.name, ...table.lineage.kin].some((name) =>
      [column, ...sources].some((source) => named(name, source)),
    );
  };
  return {
    hides,
    hidesTable: (table) =>
      hides(table, '*') ||
      table.lineage.functions ||
      table.lineage.reads.some(({ table: source, column }) =>
        column === null || table.lineage.wholeRows
          ? named(source, '*') || (table.lineage.wholeRows && about(source))
          : named(source, column),
      ),
    touches: (table) => [table.name, ...table.lineage.kin].some(about),
  };
}

function withoutColumns(table: Table, isHidden: (table: string | Table, column: string) => boolean): Table {
  const gone = (column: string) => isHidden(table, column);
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
