import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import type { Statement } from './statements.ts';
import type { Unverified } from './types.ts';
import { numberOf } from './values.ts';

const COMPARED =
  /\b(?:than|like|unlike|compared|versus|vs|while|whereas|others?|instead|not|also|both|either|from .* to)\b/i;

/** `Ticket cx-5f2 is with Greta`, when the only row that is named has another owner: names out of another row. */
export function wrongAttributes(statement: Statement, tables: readonly Table[]): Unverified[] {
  const { kind, raw, start } = statement;
  if ((kind !== 'sentence' && kind !== 'item') || COMPARED.test(raw)) return [];
  return tables.flatMap((table) => {
    const texts = table.columns.filter((column) => isOfNames(table, column));
    const keys = texts.filter((column) => isUnique(table, column));
    const row = onlyNamed(raw, table, keys);
    if (!row) return [];
    return texts.flatMap((column) => {
      const own = String(row.cells[column]);
      if (placeOf(raw, own) >= 0) return [];
      const others = [...new Set(table.rows.map(({ cells }) => String(cells[column])))].filter(
        (value) => /^\p{Lu}/u.test(value) && placeOf(raw, value) >= 0,
      );
      const [text, ...more] = others;
      if (text === undefined || more.length > 0) return [];
      return [{ text, offset: start + placeOf(raw, text), reason: `the data says ${own} there` }];
    });
  });
}

function isOfNames({ rows }: Table, column: string): boolean {
  return rows.every(({ cells }) => {
    const value = cells[column];
    return typeof value === 'string' && numberOf(value) === undefined && dateOf(value) === undefined;
  });
}

function isUnique({ rows }: Table, column: string): boolean {
  return rows.length > 1 && new Set(rows.map(({ cells }) => cells[column])).size === rows.length;
}

/** The one row that the text names, by the first column that tells rows apart, else by another one. */
function onlyNamed(raw: string, { rows }: Table, keys: readonly string[]): Row | undefined {
  for (const key of keys) {
    const [row, ...more] = rows.filter(({ cells }) => placeOf(raw, String(cells[key])) >= 0);
    if (row) return more.length > 0 ? undefined : row;
  }
  return undefined;
}

/** Where a name stands as a whole word, written as it is. */
function placeOf(raw: string, name: string): number {
  if (name.length < 3) return -1;
  for (let at = raw.indexOf(name); at >= 0; at = raw.indexOf(name, at + 1)) {
    const [before = ' ', after = ' '] = [raw[at - 1], raw[at + name.length]];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}
