import { ParleyError } from '@parley/platform/errors';
import type { Catalogue, Column, Table } from '../catalogue/types.ts';

const MAX_LISTED = 60;

/** The one thing of that name; upper and lower case matter only where two names differ by nothing else. */
export function findNamed<T extends { name: string }>(things: readonly T[], name: string): T | undefined {
  const exact = things.find((thing) => thing.name === name);
  if (exact) return exact;
  const folded = things.filter((thing) => thing.name.toLowerCase() === name.toLowerCase());
  return folded.length === 1 ? folded[0] : undefined;
}

export function findTable(catalogue: Catalogue, name: string): Table {
  const table = findNamed(catalogue.tables, name);
  if (table) return table;
  const names = catalogue.tables.map((t) => t.name);
  throw new ParleyError('invalid_input', `There is no table "${name}".`, {
    hint: `${didYouMean(name, names)}Tables: ${listed(names)}.`,
  });
}

export function unknownColumn(name: string, tables: readonly Table[]): ParleyError {
  const where = tables.map((table) => `"${table.name}"`).join(' or ');
  const names = tables.flatMap((table) => table.columns.map((column) => column.name));
  const known = tables.map((table) => `Columns of ${table.name}: ${listed(columnNames(table))}.`).join(' ');
  return new ParleyError('invalid_input', `There is no column "${name}" in ${where}.`, {
    hint: `${didYouMean(name.slice(name.lastIndexOf('.') + 1), names)}${known}`,
  });
}

export function columnNames(table: { columns: readonly Pick<Column, 'name'>[] }): string[] {
  return table.columns.map((column) => column.name);
}

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length > MAX_LISTED ? `${shown} and ${names.length - MAX_LISTED} more` : shown || 'none';
}

/** `Did you mean "x"? `, or nothing when no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const match = nearest(name, known);
  return match === undefined ? '' : `Did you mean "${match}"? `;
}

/** The name that takes the fewest changes, if they are few enough to be a slip; a name that contains it comes next. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = fold(name);
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(wanted, fold(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best && best.distance <= Math.max(1, Math.floor(wanted.length / 3))) return best.candidate;
  if (wanted.length < 3) return undefined;
  return known.find((candidate) => fold(candidate).includes(wanted) || wanted.includes(fold(candidate)));
}

function fold(text: string): string {
  return text
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** Changes from one to the other: letters added, removed, replaced, or two neighbours swapped. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}
